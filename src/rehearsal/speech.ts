import { setTimeout as sleep } from 'node:timers/promises';
import { CallError } from './call-error.ts';

const repeatEveryMs = 20;
const patienceMs = 5000;

/** What is said and heard at one end: words as the payload of media packets, in the place of sound. */
export class Speech {
  readonly #send: (payload: Buffer) => void;
  readonly #heard = new Set<string>();
  /** Told of words whenever they are heard. */
  onHeard: ((words: string) => void) | undefined;
  constructor(send: (payload: Buffer) => void) {
    this.#send = send;
  }

  get heard(): readonly string[] {
    return [...this.#heard];
  }

  say(words: string): void {
    this.#send(Buffer.from(words));
  }

  take(payload: Buffer): void {
    const words = payload.toString();
    this.#heard.add(words);
    this.onHeard?.(words);
  }
}

/** Says something until the other end has heard it: datagrams may be lost, even on loopback. Rejects with CallFailed. */
export async function sayUntilHeard(from: Speech, to: Speech, words: string): Promise<void> {
  for (let waited = 0; !to.heard.includes(words); waited += repeatEveryMs) {
    if (waited > patienceMs) throw new CallError('CallFailed', 'What was said at one end did not arrive at the other.');
    from.say(words);
    await sleep(repeatEveryMs);
  }
}
