import { cmdlet } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { string, strings } from '../../engine/parameter.ts';
import { maximumPackageUsers } from '../../policy/package.ts';
import { httpParameters } from '../assignment/http-parameters.ts';
import '../services.ts';
import { describedBy, tellLater } from '../waiting/after-write.ts';
import { waitParameters } from '../waiting/wait-parameters.ts';
import { packageNameOf, packageRanks } from './package-arguments.ts';

const nameHelp = 'The package; $null or empty takes the name of the package away and leaves the policies.';
const nameOptions = { mandatory: true, allowNull: true, allowEmptyString: true } as const;

/** `Grant-CsUserPolicyPackage`: gives users all policies of a package. */
export const grantCsUserPolicyPackage = cmdlet({
  name: 'Grant-CsUserPolicyPackage',
  synopsis: 'Gives users the policies of a package.',
  description: `At most ${maximumPackageUsers} users: New-CsBatchPolicyPackageAssignmentOperation takes more. If one of them is not found, nobody is given anything.`,
  parameters: {
    Identity: strings('The users: object ids, user principal names or SIP addresses.', { position: 0, mandatory: true, names: 'user' }),
    PackageName: string(nameHelp, { ...nameOptions, position: 1 }),
    ...waitParameters,
    ...httpParameters,
  },
  supportsShouldProcess: true,
  examples: [
    { title: 'Two users', run: 'Grant-CsUserPolicyPackage -Identity ana@contoso.com,ben@contoso.com -PackageName Education_Teacher' },
    { title: 'Forget the package', run: 'Grant-CsUserPolicyPackage -Identity ana@contoso.com -PackageName $null' },
  ],
  async *process({ Identity = [], PackageName, Wait = false, TimeoutSec }, context) {
    if (Identity.length > maximumPackageUsers) throw tooMany(Identity.length);
    const name = packageNameOf(PackageName);
    if (!(await context.shouldProcess(Identity.join(', '), name === null ? 'Forget the package' : `Grant the package '${name}'`))) return;
    await context.services.policies.grantPackageToUsers(Identity, name);
    const [first = ''] = Identity;
    if (!Wait) {
      await tellLater(({ packageChange }) => packageChange(first, name), context);
      return;
    }
    const { awaitChanges } = await import('../waiting/await-changes.ts');
    const change = (user: string) => describedBy(({ packageChange }) => packageChange(user, name));
    yield* awaitChanges(await Promise.all(Identity.map(async (user) => ({ change: await change(user) }))), { timeoutSec: TimeoutSec }, context);
  },
});

/** `Grant-CsGroupPolicyPackageAssignment`: gives a group all policies of a package. */
export const grantCsGroupPolicyPackageAssignment = cmdlet({
  name: 'Grant-CsGroupPolicyPackageAssignment',
  synopsis: 'Gives a group the policies of a package.',
  parameters: {
    GroupId: string('The group: object id, mail address or name.', { mandatory: true, names: 'group' }),
    PackageName: string(nameHelp, nameOptions),
    PolicyRankings: strings('Ranks by policy type: TeamsMessagingPolicy, 1. A type without one comes last, or stays where it is.'),
    ...httpParameters,
  },
  supportsShouldProcess: true,
  examples: [
    {
      title: 'Ahead of all other groups in two types',
      run: "Grant-CsGroupPolicyPackageAssignment -GroupId legal@contoso.com -PackageName Education_Teacher -PolicyRankings 'TeamsMessagingPolicy, 1', 'TeamsMeetingPolicy, 1'",
    },
  ],
  async *process({ GroupId = '', PackageName, PolicyRankings }, context) {
    const name = packageNameOf(PackageName);
    const ranks = packageRanks(PolicyRankings ?? []);
    if (!(await context.shouldProcess(`group ${GroupId}`, name === null ? 'Forget the package' : `Grant the package '${name}'`))) return;
    await context.services.policies.grantPackageToGroup(GroupId, name, ranks);
  },
});

/** `New-CsBatchPolicyPackageAssignmentOperation`: gives many users a package, each by itself. */
export const newCsBatchPolicyPackageAssignmentOperation = cmdlet({
  name: 'New-CsBatchPolicyPackageAssignmentOperation',
  synopsis: 'Gives up to 5000 users the policies of a package.',
  description: 'Writes the id of the operation; Get-CsBatchPolicyAssignmentOperation tells what became of each user.',
  parameters: {
    Identity: strings('The users: object ids, user principal names or SIP addresses.', { mandatory: true, names: 'user' }),
    PackageName: string(nameHelp, nameOptions),
    ...httpParameters,
  },
  supportsShouldProcess: true,
  outputType: ['System.String'],
  examples: [
    {
      title: 'Several users',
      run: 'New-CsBatchPolicyPackageAssignmentOperation -Identity ana@contoso.com,ben@contoso.com -PackageName Education_PrimaryStudent',
    },
  ],
  async *process({ Identity = [], PackageName }, context) {
    const name = packageNameOf(PackageName);
    if (!(await context.shouldProcess(`${Identity.length} users`, name === null ? 'Forget the package' : `Grant the package '${name}'`))) return;
    yield await context.services.policies.grantPackageInBatch(Identity, name);
  },
});

const tooMany = (count: number): ErrorRecord =>
  new ErrorRecord({
    id: 'BatchTooLarge',
    category: 'LimitsExceeded',
    message: `${count} users are given; at most ${maximumPackageUsers} are allowed.`,
    recommendation: 'New-CsBatchPolicyPackageAssignmentOperation takes up to 5000.',
    terminating: true,
  });
