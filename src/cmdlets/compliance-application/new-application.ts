import { cmdlet } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { string, switchParameter } from '../../engine/parameter.ts';
import { policyName } from '../../policy/identity.ts';
import { complianceRecordingApplication } from '../../policy/items/compliance-recording-application.ts';
import { settingArgument } from '../policy/setting-argument.ts';
import { objects, type Json } from '../../policy/setting.ts';
import '../services.ts';
import { applicationParameters, applicationType, identityHelp } from './application-parameters.ts';
import { applicationObject, applicationsOf, identityOf, placeIn, sameId, saveApplications } from './application-place.ts';

/** `New-CsTeamsComplianceRecordingApplication`: adds an application to a policy, or makes one in memory. */
export const newCsTeamsComplianceRecordingApplication = cmdlet({
  name: 'New-CsTeamsComplianceRecordingApplication',
  synopsis: 'Adds an application to a compliance recording policy.',
  description: 'With -InMemory the object is only made, for the ComplianceRecordingApplications of New- or Set-CsTeamsComplianceRecordingPolicy.',
  parameters: {
    Identity: string(identityHelp, { set: 'Identity', mandatory: true }),
    Parent: string('The policy.', { set: 'ParentAndRelativeKey', mandatory: true }),
    Id: string('The object id of the application instance.', { set: 'ParentAndRelativeKey', mandatory: true }),
    ...applicationParameters,
    InMemory: switchParameter('Make the object without writing it to the policy.'),
  },
  defaultParameterSet: 'Identity',
  supportsShouldProcess: true,
  outputType: [applicationType],
  examples: [
    {
      title: 'An application without which nobody joins',
      run: 'New-CsTeamsComplianceRecordingApplication -Parent Global -Id d93fefc7-93cc-4d44-9a5d-344b0fff2899 -RequiredBeforeMeetingJoin $true',
    },
    { title: 'By identity', run: 'New-CsTeamsComplianceRecordingApplication -Identity Global/39dc3ede-c80e-4f19-9153-417a65a1f144' },
    {
      title: 'For a new policy',
      run: 'New-CsTeamsComplianceRecordingPolicy -Identity Contoso -Enabled $true -ComplianceRecordingApplications (New-CsTeamsComplianceRecordingApplication -Parent Contoso -Id d93fefc7-93cc-4d44-9a5d-344b0fff2899 -InMemory)',
    },
  ],
  async *process(args, context) {
    const place = args.Identity === undefined ? { policy: policyName(args.Parent ?? ''), id: args.Id ?? '' } : placeIn(args.Identity);
    const application = applicationObject(place, args);
    if (args.InMemory === true) {
      yield application;
      return;
    }
    const { policies } = context.services;
    const present = await applicationsOf(policies, place.policy);
    if (present.some(({ Id }) => sameId(Id, place.id))) throw exists(identityOf(place));
    if (!(await context.shouldProcess(identityOf(place), 'Add the application'))) return;
    const added = settingArgument(objects(complianceRecordingApplication, ''), [application]) as readonly Json[];
    await saveApplications(policies, place.policy, [...present, ...added]);
    yield application;
  },
});

const exists = (identity: string): ErrorRecord =>
  new ErrorRecord({
    id: 'PolicyAlreadyExists',
    category: 'ResourceExists',
    message: `The application '${identity}' exists already.`,
    target: identity,
    recommendation: 'Change it with Set-CsTeamsComplianceRecordingApplication.',
  });
