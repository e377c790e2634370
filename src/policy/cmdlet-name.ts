/** The verbs a policy type's cmdlets are documented with. */
export type PolicyVerb = 'Get' | 'New' | 'Set' | 'Remove' | 'Grant';

const allVerbs: readonly PolicyVerb[] = ['Get', 'New', 'Set', 'Remove', 'Grant'];

/** The types that do not have all five cmdlets. It stands here and not in their definitions because the names of all cmdlets are needed without loading any. */
const fewerVerbs: Readonly<Record<string, readonly PolicyVerb[]>> = {
  OnlineDialOutPolicy: ['Get', 'Grant'],
  OnlineDialinConferencingPolicy: ['Get'],
  OnlinePstnUsage: ['Get', 'Set'],
  TeamsEducationAssignmentsAppPolicy: ['Get', 'Set'],
  TeamsFirstPartyMeetingTemplateConfiguration: ['Get'],
  TeamsMediaLoggingPolicy: ['Get', 'Grant'],
  TeamsMeetingTemplateConfiguration: ['Get'],
  TeamsNetworkRoamingPolicy: ['Get', 'New', 'Set', 'Remove'],
  TeamsNotificationAndFeedsPolicy: ['Get', 'Set', 'Remove'],
  TeamsShiftsAppPolicy: ['Get', 'Set'],
  TeamsTargetingPolicy: ['Get', 'Set', 'Remove'],
  TeamsTemplatePermissionPolicy: ['Get', 'New', 'Set', 'Remove'],
  TeamsUpgradePolicy: ['Get', 'Grant'],
  TeamsVideoInteropServicePolicy: ['Get', 'Grant'],
};

/** The cmdlets whose noun is not their type's name. */
const irregular: Readonly<Record<string, string>> = { 'Grant-CsOnlineDialOutPolicy': 'Grant-CsDialoutPolicy' };

/** The verbs of a type or a tenant-wide configuration, named in the documented spelling. */
export const policyVerbs = (type: string): readonly PolicyVerb[] => fewerVerbs[type] ?? (type.endsWith('Configuration') ? ['Get', 'Set'] : allVerbs);

/** `Get-CsTeamsCallParkPolicy`. */
export function policyCmdletName(type: string, verb: PolicyVerb): string {
  const regular = `${verb}-Cs${type}`;
  return irregular[regular] ?? regular;
}
