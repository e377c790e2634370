import { cmdlet } from '../../engine/cmdlet.ts';
import { psObjectParameter, string } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { complianceRecordingApplication } from '../../policy/items/compliance-recording-application.ts';
import { settingValue } from '../../policy/setting-value.ts';
import type { Json } from '../../policy/setting.ts';
import { settingArgument } from '../policy/setting-argument.ts';
import '../services.ts';
import { applicationParameters, identityHelp } from './application-parameters.ts';
import { applicationsOf, identityOf, notFound, placeIn, placeOf, sameId, saveApplications } from './application-place.ts';

/** `Set-CsTeamsComplianceRecordingApplication`: changes an application of a policy. */
export const setCsTeamsComplianceRecordingApplication = cmdlet({
  name: 'Set-CsTeamsComplianceRecordingApplication',
  synopsis: 'Changes an application of a compliance recording policy.',
  parameters: {
    Identity: string(identityHelp, { set: 'Identity' }),
    Instance: psObjectParameter('What Get wrote: its Identity tells the application.', { set: 'Instance', pipeline: 'ByValue' }),
    Id: string('The application is found by its Identity.', { set: 'Identity', ignored: true, hidden: true }),
    Parent: string('The application is found by its Identity.', { set: 'Identity', ignored: true, hidden: true }),
    ...applicationParameters,
  },
  defaultParameterSet: 'Identity',
  supportsShouldProcess: true,
  examples: [
    {
      title: 'People may join meetings without it',
      run: 'Set-CsTeamsComplianceRecordingApplication -Identity Global/d93fefc7-93cc-4d44-9a5d-344b0fff2899 -RequiredBeforeMeetingJoin $false',
      after: ['New-CsTeamsComplianceRecordingApplication -Parent Global -Id d93fefc7-93cc-4d44-9a5d-344b0fff2899'],
    },
    { title: 'All applications', run: 'Get-CsTeamsComplianceRecordingApplication | Set-CsTeamsComplianceRecordingApplication -RequiredDuringCall $false' },
  ],
  async *process(args, context) {
    const place = placeOf(args.Instance) ?? placeIn(args.Identity ?? '');
    const { policies } = context.services;
    const present = await applicationsOf(policies, place.policy);
    if (!present.some(({ Id }) => sameId(Id, place.id))) throw notFound(place);
    const changes = given(args);
    if (!(await context.shouldProcess(identityOf(place), `Set ${Object.keys(changes).join(', ')}`))) return;
    const changed = present.map((application) => (sameId(application.Id, place.id) ? { ...application, ...changes } : application));
    await saveApplications(policies, place.policy, changed);
  },
});

/** The properties that were given; $null takes the initial value. Throws InvalidSettingValue. */
function given(args: Readonly<Record<string, Value | undefined>>): Readonly<Record<string, Json>> {
  const changes: Record<string, Json> = {};
  for (const [name, setting] of Object.entries(complianceRecordingApplication.properties)) {
    const value = args[name];
    if (name !== 'Id' && value !== undefined) changes[name] = settingValue(name, setting, settingArgument(setting, value));
  }
  return changes;
}
