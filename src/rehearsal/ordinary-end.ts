import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Socket } from 'node:dgram';
import { CallError } from './call-error.ts';
import { candidatePorts } from './description.ts';
import { loopbackSocket, type Relay } from './relay.ts';
import { receiveDescription, type Role, type Way } from './signalling.ts';
import { Speech } from './speech.ts';

const cipher = 'aes-128-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * One end of an ordinary call: media is encrypted, with a key that travels in the signals, so that whoever holds the service can read along. In the place
 * of SRTP stands AES-128-GCM on each datagram: a model of who knows the key, not of the packets.
 */
export class OrdinaryEnd {
  readonly role: Role;
  readonly speech: Speech;
  readonly #socket: Socket;
  readonly #way: Way;
  readonly #relay: Relay;
  #key: Buffer | undefined;
  #port: number | undefined;

  private constructor(role: Role, socket: Socket, way: Way, relay: Relay) {
    this.role = role;
    this.#socket = socket;
    this.#way = way;
    this.#relay = relay;
    this.speech = new Speech((words) => {
      if (this.#key && this.#port !== undefined) socket.send(seal(this.#key, words), this.#port, '127.0.0.1');
    });
    socket.on('message', (packet) => {
      const words = this.#key && unseal(this.#key, packet);
      if (words) this.speech.take(words);
    });
  }

  static async open(role: Role, way: Way, relay: Relay): Promise<OrdinaryEnd> {
    return new OrdinaryEnd(role, await loopbackSocket(), way, relay);
  }

  async place(): Promise<void> {
    this.#key = randomBytes(16);
    await this.#way.send({ kind: 'offer', sdp: this.#description(this.#key) });
  }

  async take(): Promise<void> {
    const offer = await receiveDescription(this.#way, 'offer');
    this.#key = keyIn(offer);
    this.#port = portIn(offer);
    await this.#way.send({ kind: 'answer', sdp: this.#description(this.#key) });
  }

  async complete(): Promise<void> {
    this.#port = portIn(await receiveDescription(this.#way, 'answer'));
  }

  /** Nothing is given up in an ordinary call. */
  async heed(): Promise<void> {
    const signal = await this.#way.receive();
    if (signal.kind === 'ask') await this.#way.send({ kind: 'reply', granted: true, reason: 'an ordinary call has everything' });
  }

  close(): void {
    this.#socket.close();
  }

  #description(key: Buffer): string {
    const port = this.#relay.reserve(this.role, this.#socket.address().port);
    return `a=crypto:1 ${cipher} inline:${key.toString('base64')}\r\na=candidate:1 1 udp 1 127.0.0.1 ${port} typ host\r\n`;
  }
}

/** The media key that an ordinary call's description carries. Throws CallFailed. */
export function keyIn(description: string): Buffer {
  const [, key] = /^a=crypto:1 \S+ inline:(\S+)\s*$/m.exec(description) ?? [];
  if (key === undefined) throw new CallError('CallFailed', 'The description of the call has no key.');
  return Buffer.from(key, 'base64');
}

function portIn(description: string): number {
  const [port] = candidatePorts(description);
  if (port === undefined) throw new CallError('CallFailed', 'The description of the call has no address.');
  return port;
}

function seal(key: Buffer, words: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce);
  return Buffer.concat([nonce, sealing.update(words), sealing.final(), sealing.getAuthTag()]);
}

/** What a datagram of an ordinary call says to those who have the key; undefined for any other datagram. */
export function unseal(key: Buffer, packet: Buffer): Buffer | undefined {
  if (packet.length < nonceBytes + tagBytes) return undefined;
  const opening = createDecipheriv(cipher, key, packet.subarray(0, nonceBytes));
  opening.setAuthTag(packet.subarray(-tagBytes));
  try {
    return Buffer.concat([opening.update(packet.subarray(nonceBytes, -tagBytes)), opening.final()]);
  } catch {
    return undefined;
  }
}
