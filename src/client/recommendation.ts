/** What the answer and the request tell about an error. */
export interface Circumstances {
  readonly hints: readonly string[];
  /** The route's parameters: `type`, `user`, `group`, `identity`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The header, where there was one. */
  readonly retryAfter?: string | undefined;
}

/** What to do about an answer of the service; undefined where there is nothing to add to the message. */
export function recommendationFor(id: string, { hints, parameters, retryAfter }: Circumstances): string | undefined {
  const type = parameters['type'] ?? '<PolicyType>';
  switch (id) {
    case 'PolicyNotFound':
      return `${didYouMean(hints)}Get-Cs${type} lists the policies there are.`;
    case 'PolicyAlreadyExists':
      return `Change it with Set-Cs${type}, or choose another name.`;
    case 'PolicyInUse':
      return sentences(hints) ?? `Assign another policy first. Get-CsEffectivePolicy -All -PolicyType ${type} shows who has it.`;
    case 'PolicyNotAssignable':
      return sentences(hints) ?? `To let a user have the Global policy, remove the direct assignment: Grant-Cs${type} -Identity <user> -PolicyName '$null'.`;
    case 'PolicyTypeNotFound':
      return `${didYouMean(hints)}Get-Command -Noun Cs*Policy lists what there is.`;
    case 'SettingNotFound':
      return `${didYouMean(hints)}Get-Help Set-Cs${type} lists the settings.`;
    case 'InvalidSettingValue':
      return hints.length > 0 ? `Valid values: ${hints.join(', ')}.` : `Get-Help Set-Cs${type} -Full lists the valid values.`;
    case 'UserNotFound':
      return `${didYouMean(hints)}Give an object id, a user principal name or a SIP address; Get-CsOnlineUser lists the users.`;
    case 'GroupNotFound':
      return `${didYouMean(hints)}Give the group's object id, mail address or name; Find-CsGroup finds groups.`;
    case 'AmbiguousIdentity':
      return hints.length > 0 ? `Give the object id: one of ${hints.join(', ')}.` : 'Give the object id.';
    case 'GroupAssignmentNotFound':
      return `Get-CsGroupPolicyAssignment -PolicyType ${type} lists the groups that have one.`;
    case 'GroupAssignmentLimit':
      return `Remove one first; Get-CsGroupPolicyAssignment -PolicyType ${type} lists them.`;
    case 'InvalidRank':
      return 'A rank is a whole number; 1 comes first.';
    case 'Unauthorized':
      return 'Sign in again with Connect-MicrosoftTeams, or give a token that is valid.';
    case 'Forbidden':
      return sentences(hints) ?? 'This takes the Teams Administrator role in the tenant, or a token with the role admin for a csteams service.';
    case 'TooManyRequests':
    case 'ServiceUnavailable':
      return retryAfter === undefined
        ? 'Wait a little and try again.'
        : `Try again after ${/^[\d.]+$/.test(retryAfter) ? `${retryAfter} seconds` : retryAfter}.`;
    case 'RouteNotFound':
    case 'MethodNotAllowed':
      return 'The service does not offer this. Check the service address and version.';
    default:
      return sentences(hints);
  }
}

const sentences = (hints: readonly string[]): string | undefined => (hints.length === 0 ? undefined : hints.join(' '));

function didYouMean(names: readonly string[]): string {
  if (names.length === 0) return '';
  return `Did you mean ${names.map((name) => `'${name}'`).join(' or ')}? `;
}
