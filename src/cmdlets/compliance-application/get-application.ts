import { cmdlet } from '../../engine/cmdlet.ts';
import { string, switchParameter } from '../../engine/parameter.ts';
import { fromJson, type Value } from '../../engine/value.ts';
import { wildcard } from '../../engine/operators/wildcard.ts';
import '../services.ts';
import { applicationType, identityHelp } from './application-parameters.ts';
import { allApplications, applicationObject, identityOf, notFound, placeIn, type Application, type ApplicationPlace } from './application-place.ts';

/** `Get-CsTeamsComplianceRecordingApplication`: the applications of all compliance recording policies, or one of them. */
export const getCsTeamsComplianceRecordingApplication = cmdlet({
  name: 'Get-CsTeamsComplianceRecordingApplication',
  synopsis: 'Gets the applications of compliance recording policies.',
  parameters: {
    Identity: string(identityHelp, { set: 'Identity', validateNotNullOrEmpty: true }),
    Filter: string('A wildcard pattern for the identity.', { set: 'Filter', validateNotNullOrEmpty: true }),
    LocalStore: switchParameter('There is no local store.', { ignored: true, hidden: true }),
    Tenant: string('The tenant is that of the connection.', { ignored: true, hidden: true }),
  },
  defaultParameterSet: 'Identity',
  outputType: [applicationType],
  examples: [
    { title: 'All applications', run: 'Get-CsTeamsComplianceRecordingApplication' },
    { title: 'Those of one policy', run: "Get-CsTeamsComplianceRecordingApplication -Filter 'Tag:Contoso/*'" },
  ],
  async *process({ Identity, Filter = '*' }, { services }) {
    const all = await allApplications(services.policies);
    const wanted = Identity === undefined ? wildcard(Filter) : wildcardFree(identityOf(placeIn(Identity)));
    const found = all.filter(([place]) => wanted(identityOf(place)));
    if (found.length === 0 && Identity !== undefined) throw notFound(placeIn(Identity));
    for (const [place, application] of found) yield written(place, application);
  },
});

const wildcardFree =
  (identity: string) =>
  (other: string): boolean =>
    other.toLowerCase() === identity.toLowerCase();

const written = (place: ApplicationPlace, application: Application): Value =>
  applicationObject(place, Object.fromEntries(Object.entries(application).map(([name, value]) => [name, fromJson(value)])));
