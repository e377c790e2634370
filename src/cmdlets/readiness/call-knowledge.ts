import type { PolicyClient } from '../../client/policy-client.ts';
import { toErrorRecord } from '../../engine/error-record.ts';

export type CallKnowledge = Awaited<ReturnType<PolicyClient['getCallKnowledge']>>;

/** What a service of csteams' own knows of users; undefined from a service that does not answer such questions, which is then asked no more. */
export function callKnowledge(policies: PolicyClient): (user: string) => Promise<CallKnowledge | undefined> {
  let answers = true;
  return async (user) => {
    if (!answers) return undefined;
    try {
      return await policies.getCallKnowledge(user);
    } catch (thrown) {
      const { id } = toErrorRecord(thrown);
      if (id !== 'RouteNotFound' && id !== 'MethodNotAllowed' && id !== 'InvalidResponse') throw thrown;
      answers = false;
      return undefined;
    }
  };
}
