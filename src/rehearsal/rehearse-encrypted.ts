import { performance } from 'node:perf_hooks';
import { withAlteredFingerprint } from './description.ts';
import { EncryptedEnd } from './end.ts';
import { Intruder } from './intruder.ts';
import { loadWerift } from './peer.ts';
import { openRelay } from './relay.ts';
import { contains, said, type Rehearsal, type RehearsalPlan, type RehearsedEnd } from './rehearsal.ts';
import { way, type LetterBoxes } from './signalling.ts';
import { sayUntilHeard } from './speech.ts';
import { askFor } from './ask-for.ts';

/**
 * Rehearses a call with encryption from end to end, all of it on loopback: real offers, answers, certificates, handshakes and media. Rejects with
 * RehearsalUnavailable, FingerprintMismatch or CallFailed.
 */
export async function rehearseEncrypted(plan: RehearsalPlan): Promise<Rehearsal> {
  const { intruder: intruded, givenUp } = plan;
  const boxes = plan.alterFingerprint ? altering(plan.boxes) : plan.boxes;
  await loadWerift();
  const relay = intruded ? undefined : await openRelay();
  const options = { givenUp, ...(relay && { relay }) };
  // Whoever holds the service decides in which box a signal lands.
  const caller = await EncryptedEnd.open('caller', way(boxes, intruded ? 'from-caller' : 'callee', 'caller'), options);
  const callee = await EncryptedEnd.open('callee', way(boxes, intruded ? 'from-callee' : 'caller', 'callee'), options);
  const intruder = intruded ? await Intruder.open(way(boxes, 'caller', 'from-caller'), way(boxes, 'callee', 'from-callee')) : undefined;
  try {
    const start = performance.now();
    await caller.place();
    await intruder?.stepIn();
    await callee.take();
    await caller.complete();
    await Promise.all([caller.peer.connected(), callee.peer.connected(), intruder?.complete()]);
    const connectMs = Math.round(performance.now() - start);
    await sayUntilHeard(caller.peer.speech, callee.peer.speech, said.caller);
    await sayUntilHeard(callee.peer.speech, caller.peer.speech, said.callee);
    const ends = [shownBy(caller), shownBy(callee)] as const;
    const relayHeard = contains(relay?.copies ?? [], Object.values(said));
    return {
      encrypted: true,
      ends,
      numbersMatch: ends[0].checkNumber === ends[1].checkNumber,
      intruderHeard: intruder?.heard ?? null,
      relayedPackets: relay?.copies.length ?? 0,
      relayHeard,
      serviceHeard: relayHeard || intruder !== undefined,
      asked: await askFor(plan, () => callee.heed(), intruded ? 'from-callee' : 'caller'),
      connectMs,
    };
  } finally {
    await Promise.all([caller.peer.close(), callee.peer.close(), intruder?.close()]);
    relay?.close();
  }
}

function shownBy({ role, peer, checkNumber }: EncryptedEnd): RehearsedEnd {
  const { own, remote } = peer.fingerprints();
  return { role, lock: true, checkNumber, ownFingerprint: own.toString('hex'), remoteFingerprint: remote.toString('hex'), heard: peer.speech.heard };
}

/** Boxes whose keeper changes the fingerprint of each offer. */
const altering = (boxes: LetterBoxes): LetterBoxes => ({
  send: (box, signal) => boxes.send(box, signal.kind === 'offer' ? { ...signal, sdp: withAlteredFingerprint(signal.sdp) } : signal),
  receive: (box) => boxes.receive(box),
});
