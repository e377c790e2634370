import { performance } from 'node:perf_hooks';
import { askFor } from './ask-for.ts';
import { keyIn, OrdinaryEnd, unseal } from './ordinary-end.ts';
import { openRelay } from './relay.ts';
import { contains, said, type Rehearsal, type RehearsalPlan, type RehearsedEnd } from './rehearsal.ts';
import { way, type LetterBoxes } from './signalling.ts';
import { sayUntilHeard } from './speech.ts';

/** Rehearses an ordinary call on loopback: encrypted on the way, with a key that the service sees. */
export async function rehearseOrdinary(plan: RehearsalPlan): Promise<Rehearsal> {
  const keys: Buffer[] = [];
  const boxes = readingAlong(plan.boxes, keys);
  const relay = await openRelay();
  const caller = await OrdinaryEnd.open('caller', way(boxes, 'callee', 'caller'), relay);
  const callee = await OrdinaryEnd.open('callee', way(boxes, 'caller', 'callee'), relay);
  try {
    const start = performance.now();
    await caller.place();
    await callee.take();
    await caller.complete();
    const connectMs = Math.round(performance.now() - start);
    await sayUntilHeard(caller.speech, callee.speech, said.caller);
    await sayUntilHeard(callee.speech, caller.speech, said.callee);
    const words = Object.values(said);
    const opened = keys.flatMap((key) => relay.copies.flatMap((copy) => unseal(key, copy) ?? []));
    return {
      encrypted: false,
      ends: [shownBy(caller), shownBy(callee)],
      numbersMatch: null,
      intruderHeard: null,
      relayedPackets: relay.copies.length,
      relayHeard: contains(relay.copies, words),
      serviceHeard: contains(opened, words),
      asked: await askFor(plan, () => callee.heed(), 'caller'),
      connectMs,
    };
  } finally {
    caller.close();
    callee.close();
    relay.close();
  }
}

const shownBy = ({ role, speech }: OrdinaryEnd): RehearsedEnd => ({
  role,
  lock: false,
  checkNumber: null,
  ownFingerprint: null,
  remoteFingerprint: null,
  heard: speech.heard,
});

/** Boxes whose keeper notes the keys that lie in them. */
const readingAlong = (boxes: LetterBoxes, keys: Buffer[]): LetterBoxes => ({
  send(box, signal) {
    if (signal.kind === 'offer') keys.push(keyIn(signal.sdp));
    return boxes.send(box, signal);
  },
  receive: (box) => boxes.receive(box),
});
