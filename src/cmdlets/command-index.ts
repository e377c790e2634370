import type { Cmdlet } from '../engine/cmdlet.ts';
import { aliases } from './aliases.ts';
import { policyCmdlet, policyCmdletNames } from './policy/policy-cmdlet.ts';
import type { PolicyTypes } from './policy-types.ts';

/** Every cmdlet by name. Only the one that is named is loaded. */
const loaders: Readonly<Record<string, () => Promise<Cmdlet>>> = {
  'Connect-MicrosoftTeams': async () => (await import('./connection/connect-microsoft-teams.ts')).connectMicrosoftTeams,
  'Disconnect-MicrosoftTeams': async () => (await import('./connection/disconnect-microsoft-teams.ts')).disconnectMicrosoftTeams,
  'Get-CsTenant': async () => (await import('./directory/get-tenant.ts')).getCsTenant,
  'Get-CsOnlineUser': async () => (await import('./directory/get-online-user.ts')).getCsOnlineUser,
  'Find-CsGroup': async () => (await import('./directory/find-group.ts')).findCsGroup,
  'Get-CsGroupPolicyAssignment': async () => (await import('./assignment/get-group-policy-assignment.ts')).getCsGroupPolicyAssignment,
  'New-CsGroupPolicyAssignment': async () => (await import('./assignment/new-group-policy-assignment.ts')).newCsGroupPolicyAssignment,
  'Remove-CsGroupPolicyAssignment': async () => (await import('./assignment/remove-group-policy-assignment.ts')).removeCsGroupPolicyAssignment,
  'New-CsBatchPolicyAssignmentOperation': async () => (await import('./batch/new-batch.ts')).newCsBatchPolicyAssignmentOperation,
  'Get-CsBatchPolicyAssignmentOperation': async () => (await import('./batch/get-batch.ts')).getCsBatchPolicyAssignmentOperation,
  'Get-CsPhoneNumberPolicyAssignment': async () => (await import('./assignment/get-phone-number-policy-assignment.ts')).getCsPhoneNumberPolicyAssignment,
  'Set-CsPhoneNumberPolicyAssignment': async () => (await import('./assignment/set-phone-number-policy-assignment.ts')).setCsPhoneNumberPolicyAssignment,
  'New-CsPolicyRollout': async () => (await import('./rollout/new-rollout.ts')).newCsPolicyRollout,
  'Start-CsPolicyRollout': async () => (await import('./rollout/start-rollout.ts')).startCsPolicyRollout,
  'Resume-CsPolicyRollout': async () => (await import('./rollout/resume-rollout.ts')).resumeCsPolicyRollout,
  'Undo-CsPolicyRollout': async () => (await import('./rollout/undo-rollout.ts')).undoCsPolicyRollout,
  'Get-CsPolicyRollout': async () => (await import('./rollout/get-rollout.ts')).getCsPolicyRollout,
  'Remove-CsPolicyRollout': async () => (await import('./rollout/remove-rollout.ts')).removeCsPolicyRollout,
  'Get-CsChangeHistory': async () => (await import('./history/get-change-history.ts')).getCsChangeHistory,
  'Undo-CsChange': async () => (await import('./history/undo-change.ts')).undoCsChange,
  'Get-CsUserPolicyAssignment': async () => (await import('./assignment/get-user-policy-assignment.ts')).getCsUserPolicyAssignment,
  'Get-CsEffectivePolicy': async () => (await import('./assignment/get-effective-policy.ts')).getCsEffectivePolicy,
  'Get-CsPolicyType': async () => (await import('./policy-type/get-policy-type.ts')).getCsPolicyType,
  'Test-CsTeamsEncryptedCall': async () => (await import('./readiness/test-encrypted-call.ts')).testCsTeamsEncryptedCall,
  'Test-CsTeamsEncryptedMeeting': async () => (await import('./readiness/test-encrypted-meeting.ts')).testCsTeamsEncryptedMeeting,
  'Wait-CsEffectivePolicy': async () => (await import('./readiness/wait-effective-policy.ts')).waitCsEffectivePolicy,
  'New-CsTeamsEmergencyNumber': async () => (await import('./helper-object/item-cmdlets.ts')).newCsTeamsEmergencyNumber,
  'New-CsTeamsEmergencyCallingExtendedNotification': async () =>
    (await import('./helper-object/item-cmdlets.ts')).newCsTeamsEmergencyCallingExtendedNotification,
  'New-CsTeamsHiddenTemplate': async () => (await import('./helper-object/item-cmdlets.ts')).newCsTeamsHiddenTemplate,
  'New-CsTeamsHiddenMeetingTemplate': async () => (await import('./helper-object/item-cmdlets.ts')).newCsTeamsHiddenMeetingTemplate,
  'New-CsTeamsComplianceRecordingPairedApplication': async () =>
    (await import('./helper-object/item-cmdlets.ts')).newCsTeamsComplianceRecordingPairedApplication,
  'New-CsVoiceNormalizationRule': async () => (await import('./helper-object/new-voice-normalization-rule.ts')).newCsVoiceNormalizationRule,
  'Test-CsVoiceNormalizationRule': async () => (await import('./dial-plan/test-voice-normalization-rule.ts')).testCsVoiceNormalizationRule,
  'Get-CsEffectiveTenantDialPlan': async () => (await import('./dial-plan/get-effective-tenant-dial-plan.ts')).getCsEffectiveTenantDialPlan,
  'Test-CsEffectiveTenantDialPlan': async () => (await import('./dial-plan/test-effective-tenant-dial-plan.ts')).testCsEffectiveTenantDialPlan,
  'Get-CsTeamsComplianceRecordingApplication': async () =>
    (await import('./compliance-application/get-application.ts')).getCsTeamsComplianceRecordingApplication,
  'New-CsTeamsComplianceRecordingApplication': async () =>
    (await import('./compliance-application/new-application.ts')).newCsTeamsComplianceRecordingApplication,
  'Set-CsTeamsComplianceRecordingApplication': async () =>
    (await import('./compliance-application/set-application.ts')).setCsTeamsComplianceRecordingApplication,
  'Remove-CsTeamsComplianceRecordingApplication': async () =>
    (await import('./compliance-application/remove-application.ts')).removeCsTeamsComplianceRecordingApplication,
  'Get-CsPolicyPackage': async () => (await import('./policy-package/get-policy-package.ts')).getCsPolicyPackage,
  'Get-CsUserPolicyPackage': async () => (await import('./policy-package/user-package.ts')).getCsUserPolicyPackage,
  'Get-CsUserPolicyPackageRecommendation': async () => (await import('./policy-package/user-package.ts')).getCsUserPolicyPackageRecommendation,
  'Grant-CsUserPolicyPackage': async () => (await import('./policy-package/grant-package.ts')).grantCsUserPolicyPackage,
  'Grant-CsGroupPolicyPackageAssignment': async () => (await import('./policy-package/grant-package.ts')).grantCsGroupPolicyPackageAssignment,
  'New-CsBatchPolicyPackageAssignmentOperation': async () => (await import('./policy-package/grant-package.ts')).newCsBatchPolicyPackageAssignmentOperation,
  'New-CsCustomPolicyPackage': async () => (await import('./policy-package/custom-package.ts')).newCsCustomPolicyPackage,
  'Update-CsCustomPolicyPackage': async () => (await import('./policy-package/custom-package.ts')).updateCsCustomPolicyPackage,
  'Remove-CsCustomPolicyPackage': async () => (await import('./policy-package/custom-package.ts')).removeCsCustomPolicyPackage,
  'Start-CsEncryptedCallRehearsal': async () => (await import('./rehearsal/start-rehearsal.ts')).startCsEncryptedCallRehearsal,
  'Get-Help': async () => (await import('./help/get-help.ts')).getHelp,
  'Get-Command': async () => (await import('./help/get-command.ts')).getCommand,

  'Compare-Object': async () => (await import('./objects/compare-object.ts')).compareObject,
  'ForEach-Object': async () => (await import('./objects/foreach-object.ts')).forEachObject,
  'Get-Date': async () => (await import('./objects/get-date.ts')).getDate,
  'Get-Member': async () => (await import('./objects/get-member.ts')).getMember,
  'Get-Random': async () => (await import('./objects/get-random.ts')).getRandom,
  'Get-Unique': async () => (await import('./objects/get-unique.ts')).getUnique,
  'Group-Object': async () => (await import('./objects/group-object.ts')).groupObject,
  'Import-Module': async () => (await import('./objects/import-module.ts')).importModule,
  'Measure-Command': async () => (await import('./objects/measure-command.ts')).measureCommand,
  'Measure-Object': async () => (await import('./objects/measure-object.ts')).measureObject,
  'New-Guid': async () => (await import('./objects/new-guid.ts')).newGuid,
  'New-Object': async () => (await import('./objects/new-object.ts')).newObject,
  'New-TimeSpan': async () => (await import('./objects/new-time-span.ts')).newTimeSpan,
  'Read-Host': async () => (await import('./objects/read-host.ts')).readHost,
  'Select-Object': async () => (await import('./objects/select-object.ts')).selectObject,
  'Sort-Object': async () => (await import('./objects/sort-object.ts')).sortObject,
  'Start-Sleep': async () => (await import('./objects/start-sleep.ts')).startSleep,
  'Tee-Object': async () => (await import('./objects/tee-object.ts')).teeObject,
  'Get-Variable': async () => (await import('./objects/variables.ts')).getVariable,
  'Set-Variable': async () => (await import('./objects/variables.ts')).setVariable,
  'New-Variable': async () => (await import('./objects/variables.ts')).newVariable,
  'Clear-Variable': async () => (await import('./objects/variables.ts')).clearVariable,
  'Remove-Variable': async () => (await import('./objects/variables.ts')).removeVariable,
  'Where-Object': async () => (await import('./objects/where-object.ts')).whereObject,
  'Write-Error': async () => (await import('./objects/write-error.ts')).writeError,
  'Write-Host': async () => (await import('./objects/write-host.ts')).writeHost,
  'Write-Output': async () => (await import('./objects/write-output.ts')).writeOutput,
  'Write-Progress': async () => (await import('./objects/write-progress.ts')).writeProgress,
  'Write-Warning': async () => (await import('./objects/write-streams.ts')).writeWarning,
  'Write-Verbose': async () => (await import('./objects/write-streams.ts')).writeVerbose,
  'Write-Debug': async () => (await import('./objects/write-streams.ts')).writeDebug,
  'Write-Information': async () => (await import('./objects/write-streams.ts')).writeInformation,
  'ConvertFrom-Csv': async () => (await import('./content/convert-from-csv.ts')).convertFromCsv,
  'ConvertFrom-Json': async () => (await import('./content/convert-from-json.ts')).convertFromJson,
  'ConvertTo-Csv': async () => (await import('./content/convert-to-csv.ts')).convertToCsv,
  'ConvertTo-Json': async () => (await import('./content/convert-to-json.ts')).convertToJson,
  'Export-Csv': async () => (await import('./content/export-csv.ts')).exportCsv,
  'Get-Content': async () => (await import('./content/get-content.ts')).getContent,
  'Import-Csv': async () => (await import('./content/import-csv.ts')).importCsv,
  'Out-File': async () => (await import('./content/out-file.ts')).outFile,
  'Test-Path': async () => (await import('./content/paths.ts')).testPath,
  'Join-Path': async () => (await import('./content/paths.ts')).joinPath,
  'Split-Path': async () => (await import('./content/paths.ts')).splitPath,
  'Set-Content': async () => (await import('./content/set-content.ts')).setContent,
  'Add-Content': async () => (await import('./content/set-content.ts')).addContent,
  'Format-List': async () => (await import('./formatting/format-list.ts')).formatList,
  'Format-Table': async () => (await import('./formatting/format-table.ts')).formatTable,
  'Format-Wide': async () => (await import('./formatting/format-wide.ts')).formatWide,
  'Out-Host': async () => (await import('./formatting/out-host.ts')).outHost,
  'Out-Default': async () => (await import('./formatting/out-host.ts')).outDefault,
  'Out-Null': async () => (await import('./formatting/out-null.ts')).outNull,
  'Out-String': async () => (await import('./formatting/out-string.ts')).outString,
};

/** What the engine's command table is made from: names without definitions, and a loader for one of them. */
export interface CommandIndex {
  readonly names: readonly string[];
  /** Alias to name. */
  readonly aliases: Readonly<Record<string, string>>;
  /** `name` is one of `names`, in that spelling. */
  load(name: string): Promise<Cmdlet>;
}

/** All commands: those of the policy types, made from their definitions, and all others. */
export function commandIndex(types: PolicyTypes): CommandIndex {
  const policyCmdlets = new Map<string, () => Promise<Cmdlet>>(
    [...types.names, ...types.configurations].flatMap((type) =>
      policyCmdletNames(type).map(([verb, name]) => [name, async () => policyCmdlet(verb, await types.loadDefinition(type))] as const),
    ),
  );
  return {
    names: [...policyCmdlets.keys(), ...Object.keys(loaders)],
    aliases,
    async load(name) {
      const load = policyCmdlets.get(name) ?? loaders[name];
      if (!load) throw new TypeError(`There is no cmdlet '${name}'.`);
      return load();
    },
  };
}
