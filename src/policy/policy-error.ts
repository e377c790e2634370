/** What the rules of the Teams domain refuse. The names are those of the error ids in the service's answers. */
export type PolicyErrorId =
  | 'PolicyTypeNotFound'
  | 'SettingNotFound'
  | 'InvalidSettingValue'
  | 'InvalidPolicyName'
  | 'PolicyNotAssignable'
  | 'InvalidRank'
  | 'GroupAssignmentLimit'
  | 'InvalidRequest';

/** A refusal by a rule of the domain. The engine turns it into an ErrorRecord by its `id` and `category`, the service into an answer. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly id: PolicyErrorId;
  readonly category: string;
  /** The setting, type, name or rank it is about. */
  readonly target: string;
  /** What to do about it. */
  readonly recommendation?: string;
  /** The names or values that were probably meant, or that are valid. */
  readonly details: readonly string[];

  constructor(id: PolicyErrorId, target: string, message: string, recommendation?: string, details: readonly string[] = []) {
    super(message);
    this.id = id;
    this.category = categories[id];
    this.target = target;
    this.details = details;
    if (recommendation !== undefined) this.recommendation = recommendation;
  }
}

const categories: Readonly<Record<PolicyErrorId, string>> = {
  PolicyTypeNotFound: 'ObjectNotFound',
  SettingNotFound: 'InvalidArgument',
  InvalidSettingValue: 'InvalidArgument',
  InvalidPolicyName: 'InvalidArgument',
  PolicyNotAssignable: 'InvalidOperation',
  InvalidRank: 'InvalidArgument',
  GroupAssignmentLimit: 'LimitsExceeded',
  InvalidRequest: 'InvalidArgument',
};
