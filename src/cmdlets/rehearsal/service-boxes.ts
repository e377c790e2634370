import type { PolicyClient } from '../../client/policy-client.ts';
import { CallError } from '../../rehearsal/call-error.ts';
import { readSignal, type LetterBoxes } from '../../rehearsal/signalling.ts';

/** The letter boxes of one call at the policy service. */
export function serviceBoxes(policies: PolicyClient, call: string): LetterBoxes {
  /** By box, the number of the last signal taken out. */
  const taken = new Map<string, number>();
  return {
    send: (box, signal) => policies.sendSignal(call, box, signal),
    async receive(box) {
      const [next] = await policies.listSignals(call, box, taken.get(box) ?? 0);
      if (!next) throw new CallError('CallFailed', `The service has no signal for the ${box}.`);
      taken.set(box, next.number);
      return readSignal(next.signal);
    },
  };
}
