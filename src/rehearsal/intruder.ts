import { openPeer, type Peer } from './peer.ts';
import { receiveDescription, type Way } from './signalling.ts';

/** Somebody who holds the service: answers the caller and calls the callee in the caller's place, with certificates of their own, and passes on what is said. */
export class Intruder {
  readonly #toCaller: Peer;
  readonly #toCallee: Peer;
  readonly #caller: Way;
  readonly #callee: Way;

  private constructor(toCaller: Peer, toCallee: Peer, caller: Way, callee: Way) {
    this.#toCaller = toCaller;
    this.#toCallee = toCallee;
    this.#caller = caller;
    this.#callee = callee;
    toCaller.speech.onHeard = (words) => toCallee.speech.say(words);
    toCallee.speech.onHeard = (words) => toCaller.speech.say(words);
  }

  static async open(caller: Way, callee: Way): Promise<Intruder> {
    return new Intruder(await openPeer(), await openPeer(), caller, callee);
  }

  /** Takes the caller's offer, and makes the callee one. */
  async stepIn(): Promise<void> {
    const offer = await receiveDescription(this.#caller, 'offer');
    await this.#caller.send({ kind: 'answer', sdp: await this.#toCaller.answer(offer) });
    await this.#callee.send({ kind: 'offer', sdp: await this.#toCallee.offer() });
  }

  /** Takes the callee's answer. */
  async complete(): Promise<void> {
    await this.#toCallee.complete(await receiveDescription(this.#callee, 'answer'));
    await Promise.all([this.#toCaller.connected(), this.#toCallee.connected()]);
  }

  /** Everything both have said. */
  get heard(): readonly string[] {
    return [...this.#toCaller.speech.heard, ...this.#toCallee.speech.heard];
  }

  async close(): Promise<void> {
    await Promise.all([this.#toCaller.close(), this.#toCallee.close()]);
  }
}
