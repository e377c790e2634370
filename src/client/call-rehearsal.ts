import { toSource } from './assignments.ts';
import type { Call } from './call.ts';
import { withoutTag } from './policies.ts';
import type { PolicySource } from './policy-client.ts';

/** A policy that a user will have when a change shows. */
export interface ComingPolicy {
  readonly policyType: string;
  readonly policySource: readonly PolicySource[];
  /** What will be granted to the whole tenant. */
  readonly tenantPolicy: string | null;
  /** ISO 8601 UTC. */
  readonly changedAt: string;
  readonly dueAt: string;
}

/** What a practice tenant knows of a user and a real one hides. null: not known. */
interface CallKnowledge {
  readonly userPrincipalName: string;
  readonly encryptionSwitch: boolean | null;
  readonly previewSwitch: boolean | null;
  readonly client: string | null;
  readonly comingPolicies: readonly ComingPolicy[];
}

/** What only csteams' own service answers; others reject with RouteNotFound or the like. */
export interface CallRehearsalCalls {
  getCallKnowledge(user: string): Promise<CallKnowledge>;
  /** Leaves a signal (JSON data) for an end of a call. */
  sendSignal(call: string, end: string, signal: object): Promise<void>;
  /** The signals for an end of a call after the one with that number. */
  listSignals(call: string, end: string, after: number): Promise<readonly { readonly number: number; readonly signal: Readonly<Record<string, unknown>> }[]>;
}

export function callRehearsalCalls(call: Call): CallRehearsalCalls {
  return {
    async getCallKnowledge(user) {
      const body = await call('getCallKnowledge', { user });
      const flagOrNull = (name: string): boolean | null => (body.member(name).present ? body.member(name).flag() : null);
      return {
        userPrincipalName: body.member('userPrincipalName').text(),
        encryptionSwitch: flagOrNull('encryptionSwitch'),
        previewSwitch: flagOrNull('previewSwitch'),
        client: body.member('client').textOrNull(),
        comingPolicies: body
          .member('comingPolicies')
          .items()
          .map((coming) => {
            const tenantPolicy = coming.member('tenantPolicy').textOrNull();
            return {
              policyType: coming.member('policyType').text(),
              policySource: coming.member('policySources').items().map(toSource),
              tenantPolicy: tenantPolicy === null ? null : withoutTag(tenantPolicy),
              changedAt: coming.member('changedAt').text(),
              dueAt: coming.member('dueAt').text(),
            };
          }),
      };
    },
    async sendSignal(id, end, signal) {
      await call('sendSignal', { call: id, end }, { body: signal });
    },
    async listSignals(id, end, after) {
      const answer = await call('listSignals', { call: id, end }, { query: { after: after.toString() } });
      return answer.items().map((item) => ({ number: item.member('number').integer(), signal: item.member('signal').record() }));
    },
  };
}
