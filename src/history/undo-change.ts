import type { PolicyClient, PolicyInstance } from '../client/policy-client.ts';
import { globalName, sameName } from '../policy/identity.ts';
import type { Json } from '../policy/setting.ts';
import type { RecordedChange } from './change.ts';
import { HistoryError } from './history-error.ts';

/** How a change is taken back. */
export interface Undoing {
  /** `Grant 'A' to user ana@contoso.com`, for questions. */
  readonly description: string;
  /** The tenant has what the change set: nobody has changed it since. */
  readonly holds: () => Promise<boolean>;
  readonly undo: () => Promise<void>;
}

type Settings = Readonly<Record<string, Json>>;

/** What takes a change back. Throws CannotUndoChange for one that nothing takes back. */
export function undoing(change: RecordedChange, policies: PolicyClient): Undoing {
  const { target, policyType: type, before, after } = change;
  switch (target.kind) {
    case 'user':
      return {
        description: `Give user ${target.name} back ${named(before)}`,
        holds: async () => same((await policies.getUser(target.id)).policies[type] ?? null, after),
        undo: () => policies.assignToUser(type, target.id, textOrNull(before)),
      };
    case 'tenant':
      return {
        description: `Give the tenant back ${named(before)}`,
        holds: async () => same((await policies.getTenant()).tenantPolicies?.[type] ?? null, after),
        undo: () => policies.assignToTenant(type, textOrNull(before)),
      };
    case 'group': {
      const earlier = members(before);
      return {
        description: `Give group ${target.name} back ${named(earlier?.['policyName'] ?? null)}`,
        holds: async () =>
          same((await policies.listGroupAssignments({ type, group: target.name }))[0]?.policyName ?? null, members(after)?.['policyName'] ?? null),
        async undo() {
          if (!earlier) await policies.removeGroupAssignment(type, target.name);
          else {
            const { rank } = earlier;
            await policies.assignToGroup(type, target.name, textOrNull(earlier['policyName'] ?? null), typeof rank === 'number' ? rank : undefined);
          }
        },
      };
    }
    case 'policy':
      return ofDefinition(change, target.name, policies);
    case 'batch':
      throw new HistoryError(
        'CannotUndoChange',
        change.id,
        'A batch does not say what its users had before.',
        'Use rollouts: Undo-CsPolicyRollout puts back what each user had.',
      );
  }
}

function ofDefinition({ id, action, policyType: type, before, after }: RecordedChange, name: string, policies: PolicyClient): Undoing {
  const earlier = members(before);
  const current = async (): Promise<PolicyInstance | undefined> =>
    (await policies.listPolicies(type)).find(({ Identity }) => sameName(Identity.replace(/^tag:/i, ''), name));
  const has = async (settings: Settings): Promise<boolean> => {
    const found = await current();
    return found !== undefined && Object.entries(settings).every(([setting, value]) => JSON.stringify(found[setting]) === JSON.stringify(value));
  };
  if (action === 'Create')
    return { description: `Remove ${type} '${name}'`, holds: () => has(members(after) ?? {}), undo: () => policies.removePolicy(type, name) };
  if (!earlier) throw new HistoryError('CannotUndoChange', id, 'What was there before is not known.', 'Change it by hand.');
  if (action === 'Remove' && name !== globalName) {
    return {
      description: `Create ${type} '${name}' again`,
      holds: async () => (await current()) === undefined,
      async undo() {
        await policies.createPolicy(type, { Identity: name, ...withoutNulls(earlier) });
      },
    };
  }
  return {
    description: `Put the settings of ${type} '${name}' back`,
    holds: async () => action === 'Remove' || has(members(after) ?? {}),
    undo: () => policies.updatePolicy(type, name, earlier),
  };
}

const members = (value: Json): Settings | undefined => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Settings) : undefined);
const textOrNull = (value: Json): string | null => (typeof value === 'string' ? value : null);
const named = (value: Json): string => (typeof value === 'string' ? `'${value}'` : 'no assignment');
const withoutNulls = (settings: Settings): Settings => Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));

function same(left: Json, right: Json): boolean {
  return typeof left === 'string' && typeof right === 'string' ? sameName(left, right) : left === right;
}
