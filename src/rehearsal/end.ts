import { CallError } from './call-error.ts';
import { checkNumber } from './check-number.ts';
import { announcedFingerprint, candidatePorts, withPort } from './description.ts';
import { openPeer, type Peer } from './peer.ts';
import type { Relay } from './relay.ts';
import { receiveDescription, type Role, type Way } from './signalling.ts';

/** One end of an encrypted call: it negotiates, shows a number, and guards what was agreed. */
export class EncryptedEnd {
  readonly role: Role;
  readonly peer: Peer;
  readonly #way: Way;
  readonly #relay: Relay | undefined;
  readonly #givenUp: readonly string[];

  private constructor(role: Role, peer: Peer, way: Way, { relay, givenUp }: EndOptions) {
    this.role = role;
    this.peer = peer;
    this.#way = way;
    this.#relay = relay;
    this.#givenUp = givenUp;
  }

  static async open(role: Role, way: Way, options: EndOptions): Promise<EncryptedEnd> {
    return new EncryptedEnd(role, await openPeer(), way, options);
  }

  /** Calls: leaves an offer. */
  async place(): Promise<void> {
    await this.#way.send({ kind: 'offer', sdp: this.#throughRelay(await this.peer.offer()) });
  }

  /** Is called: takes the offer and leaves an answer. */
  async take(): Promise<void> {
    const offer = await receiveDescription(this.#way, 'offer');
    await this.#way.send({ kind: 'answer', sdp: this.#throughRelay(await this.peer.answer(offer)) });
  }

  /** The caller takes the answer. */
  async complete(): Promise<void> {
    await this.peer.complete(await receiveDescription(this.#way, 'answer'));
  }

  /** The number to read out: the same at both ends, unless somebody is in between. */
  get checkNumber(): string {
    const { own, remote } = this.peer.fingerprints();
    return this.role === 'caller' ? checkNumber(own, remote) : checkNumber(remote, own);
  }

  /** Deals with a signal that comes during the call, and answers it. Rejects with CertificateChanged for an offer with another certificate; the call goes on. */
  async heed(): Promise<void> {
    const signal = await this.#way.receive();
    if (signal.kind === 'ask') {
      const refused = this.#givenUp.includes(signal.feature);
      const reason = refused ? 'an encrypted call does without it' : 'it does not touch the media';
      await this.#way.send({ kind: 'reply', granted: !refused, reason });
      return;
    }
    if (signal.kind !== 'offer') return;
    const same = announcedFingerprint(signal.sdp)?.equals(this.peer.fingerprints().remote) ?? false;
    await this.#way.send({ kind: 'reply', granted: same, reason: same ? 'the certificate is the same' : 'the certificate is another one' });
    if (!same) throw new CallError('CertificateChanged', `The ${this.role} was offered another certificate during the call, and refused it.`);
  }

  #throughRelay(sdp: string): string {
    const [port] = candidatePorts(sdp);
    return this.#relay && port !== undefined ? withPort(sdp, this.#relay.reserve(this.role, port)) : sdp;
  }
}

interface EndOptions {
  /** Through which media goes; directly where absent. */
  readonly relay?: Relay;
  /** Features that the call does without. */
  readonly givenUp: readonly string[];
}
