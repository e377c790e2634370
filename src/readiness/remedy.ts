import type { Finding, PolicyFacts, PolicyInForce } from './facts.ts';

/** The types of policies that decide. */
export const decidingTypes = {
  encryption: 'TeamsEnhancedEncryptionPolicy',
  recording: 'TeamsComplianceRecordingPolicy',
  updates: 'TeamsUpdateManagementPolicy',
} as const;

/** A word of a command line: in single quotes where it would not stay one word. */
export const word = (text: string): string => (/^[\w.@][\w.@-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`);

interface Wanted {
  readonly user: string;
  readonly type: string;
  /** Whether an instance would open the gate. */
  readonly opens: (policy: PolicyFacts) => boolean;
  /** How to make one where there is none. */
  readonly make: { readonly name: string; readonly settings: string };
}

/** The command that gives a user a policy that opens a gate: waits for one on its way, assigns one that exists, or makes one first. */
export function policyRemedy({ coming, instances }: PolicyInForce, { user, type, opens, make }: Wanted): string {
  if (coming && opens(coming.policy)) return `Wait-CsEffectivePolicy -Identity ${word(user)} -PolicyType ${type} -PolicyName ${word(coming.policy.name)}`;
  const grant = (name: string): string => `Grant-Cs${type} -Identity ${word(user)} -PolicyName ${word(name)}`;
  const usable = instances.find((instance) => instance.name !== 'Global' && opens(instance));
  return usable ? grant(usable.name) : `New-Cs${type} -Identity ${make.name} ${make.settings}; ${grant(make.name)}`;
}

/** `Direct`, `Group Legal (rank 1)`, `Tenant` or `Global`. */
export function originText({ origin: { source, group, rank } }: PolicyInForce): string {
  if (source !== 'Group') return source;
  return `Group ${group ?? ''}${rank === null ? '' : ` (rank ${rank})`}`;
}

/** What was found of a policy's setting, with the change that is on its way. */
export function policyText(value: string, { policy, coming }: PolicyInForce): string {
  const now = `${value} in policy ${policy.name}`;
  return coming ? `${now}; a change to ${coming.policy.name} made ${coming.since} is on its way and shows by ${coming.due}` : now;
}

/** Why something is not known, as a phrase. */
export const ignorance = <T>(finding: Exclude<Finding<T>, { kind: 'known' }>): string =>
  finding.kind === 'failed' ? `the look-up failed: ${finding.error}` : finding.reason;

/** What would help to know it. */
export const adviceOn = <T>(finding: Exclude<Finding<T>, { kind: 'known' }>): string | null => (finding.kind === 'untold' ? (finding.advice ?? null) : null);
