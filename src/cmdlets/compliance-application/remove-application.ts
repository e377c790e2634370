import { cmdlet } from '../../engine/cmdlet.ts';
import { string, switchParameter } from '../../engine/parameter.ts';
import '../services.ts';
import { identityHelp } from './application-parameters.ts';
import { applicationsOf, identityOf, notFound, placeIn, sameId, saveApplications } from './application-place.ts';

const inert = { ignored: true, hidden: true } as const;

/** `Remove-CsTeamsComplianceRecordingApplication`: takes an application out of a policy. */
export const removeCsTeamsComplianceRecordingApplication = cmdlet({
  name: 'Remove-CsTeamsComplianceRecordingApplication',
  synopsis: 'Takes an application out of a compliance recording policy.',
  parameters: {
    Identity: string(identityHelp, { mandatory: true, pipeline: 'ByPropertyName' }),
    Force: switchParameter('Ask nothing and warn of nothing.'),
    Id: string('The application is found by its Identity.', inert),
    Parent: string('The application is found by its Identity.', inert),
    Tenant: string('The tenant is that of the connection.', inert),
  },
  supportsShouldProcess: true,
  examples: [
    {
      title: 'One application',
      run: 'Remove-CsTeamsComplianceRecordingApplication -Identity Global/d93fefc7-93cc-4d44-9a5d-344b0fff2899',
      after: ['New-CsTeamsComplianceRecordingApplication -Parent Global -Id d93fefc7-93cc-4d44-9a5d-344b0fff2899'],
    },
    { title: 'All applications', run: 'Get-CsTeamsComplianceRecordingApplication | Remove-CsTeamsComplianceRecordingApplication' },
  ],
  async *process({ Identity = '' }, context) {
    const place = placeIn(Identity);
    const { policies } = context.services;
    const present = await applicationsOf(policies, place.policy);
    const kept = present.filter(({ Id }) => !sameId(Id, place.id));
    if (kept.length === present.length) throw notFound(place);
    if (await context.shouldProcess(identityOf(place), 'Remove the application')) await saveApplications(policies, place.policy, kept);
  },
});
