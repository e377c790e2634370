import { pairedApplication } from '../../policy/items/compliance-recording-application.ts';
import { emergencyNumber } from '../../policy/items/emergency-number.ts';
import { extendedNotification } from '../../policy/items/extended-notification.ts';
import { hiddenMeetingTemplate } from '../../policy/items/hidden-meeting-template.ts';
import { hiddenTemplate } from '../../policy/items/hidden-template.ts';
import { itemCmdlet } from './item-cmdlet.ts';

export const newCsTeamsEmergencyNumber = itemCmdlet(emergencyNumber, 'Makes an emergency number for an emergency call routing policy.', [
  {
    title: 'A number that is routed by a usage of its own',
    run: '$number = New-CsTeamsEmergencyNumber -EmergencyDialString 911 -EmergencyDialMask 933 -OnlinePSTNUsage Emergency; Set-CsTeamsEmergencyCallRoutingPolicy Global -EmergencyNumbers @{ Add = $number }',
  },
]);

export const newCsTeamsEmergencyCallingExtendedNotification = itemCmdlet(
  extendedNotification,
  'Makes a notification for one emergency number, for an emergency calling policy.',
  [
    {
      title: 'Tell the security desk of calls to 112',
      run: '$notification = New-CsTeamsEmergencyCallingExtendedNotification -EmergencyDialString 112 -NotificationGroup desk@contoso.com -NotificationMode NotificationOnly; Set-CsTeamsEmergencyCallingPolicy Global -ExtendedNotifications @{ Add = $notification }',
    },
  ],
);

export const newCsTeamsHiddenTemplate = itemCmdlet(hiddenTemplate, 'Makes a hidden team template for a template policy.', [
  {
    title: 'Hide a template',
    run: '$hidden = New-CsTeamsHiddenTemplate -Id com.microsoft.teams.template.ManageAProject; Set-CsTeamsTemplatePermissionPolicy Global -HiddenTemplates @{ Add = $hidden }',
  },
]);

export const newCsTeamsHiddenMeetingTemplate = itemCmdlet(hiddenMeetingTemplate, 'Makes a hidden meeting template for a meeting template policy.', [
  {
    title: 'Hide two templates',
    run: "$hidden = 'customtemplate_a', 'firstparty_b' | ForEach-Object { New-CsTeamsHiddenMeetingTemplate -Id $_ }; Set-CsTeamsMeetingTemplatePermissionPolicy -Identity Global -HiddenMeetingTemplates $hidden",
  },
]);

export const newCsTeamsComplianceRecordingPairedApplication = itemCmdlet(
  pairedApplication,
  'Makes an application that stands in for a recording application.',
  [
    {
      title: 'An application with a stand-in',
      run: '$pair = New-CsTeamsComplianceRecordingPairedApplication -Id 39dc3ede-c80e-4f19-9153-417a65a1f144; New-CsTeamsComplianceRecordingApplication -Parent Global -Id d93fefc7-93cc-4d44-9a5d-344b0fff2899 -ComplianceRecordingPairedApplications $pair -InMemory',
    },
  ],
);
