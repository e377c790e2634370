import { CallError } from '../../src/rehearsal/call-error.ts';
import type { RehearsalPlan } from '../../src/rehearsal/rehearsal.ts';
import type { LetterBoxes, Signal } from '../../src/rehearsal/signalling.ts';

/** Letter boxes in memory. */
export function memoryBoxes(): LetterBoxes & { readonly seen: Signal[] } {
  const boxes = new Map<string, Signal[]>();
  const seen: Signal[] = [];
  return {
    seen,
    async send(box, signal) {
      seen.push(signal);
      boxes.set(box, [...(boxes.get(box) ?? []), signal]);
    },
    async receive(box) {
      const next = boxes.get(box)?.shift();
      if (!next) throw new CallError('CallFailed', 'Nothing there.');
      return next;
    },
  };
}

export const plan = (more: Partial<RehearsalPlan> = {}): RehearsalPlan => ({
  boxes: memoryBoxes(),
  givenUp: ['recording', 'adding a participant'],
  askFor: [],
  intruder: false,
  alterFingerprint: false,
  ...more,
});
