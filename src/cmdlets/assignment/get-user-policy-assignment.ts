import { cmdlet, type CmdletContext } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { object, string } from '../../engine/parameter.ts';
import { PSObject, psObject, type Value } from '../../engine/value.ts';
import type { UserPolicyAssignment } from '../../client/policy-client.ts';
import '../services.ts';
import { sideBySide, throttleLimit, type Job } from '../side-by-side.ts';
import { httpParameters } from './http-parameters.ts';

/** The type names of what it writes. */
export const userPolicyAssignment = 'CsUserPolicyAssignment';
export const policySource = 'CsPolicySource';

interface Given {
  readonly Identity: string | undefined;
  readonly InputObject: Value | undefined;
  readonly PolicyType: string | undefined;
}

/** `Get-CsUserPolicyAssignment`: where a user's policies come from. A type that is absent means Global. */
export const getCsUserPolicyAssignment = cmdlet({
  name: 'Get-CsUserPolicyAssignment',
  synopsis: "Gets a user's policies and where they come from.",
  description:
    'One object per policy type for which the user has an assignment of their own or through a group; PolicySource lists all of them, the effective one first. A type that is absent means the policy of the tenant or Global. Get-CsEffectivePolicy spells that out and shows the settings.',
  parameters: {
    Identity: string('The user: object id, user principal name or SIP address.', { set: 'Get', mandatory: true, names: 'user' }),
    InputObject: object('A user, or an object with the property Identity or UserPrincipalName.', {
      set: 'GetViaIdentity',
      mandatory: true,
      pipeline: 'ByValue',
    }),
    PolicyType: string('Only this policy type.', { names: 'policyType', validateNotNullOrEmpty: true }),
    ThrottleLimit: throttleLimit(),
    ...httpParameters,
  },
  defaultParameterSet: 'Get',
  readsStandardInput: true,
  concurrent: true,
  outputType: [userPolicyAssignment],
  examples: [
    { title: "A user's policies", run: 'Get-CsUserPolicyAssignment -Identity ana@contoso.com' },
    {
      title: 'All that competes for one policy type, best first',
      run: 'Get-CsUserPolicyAssignment -Identity ana@contoso.com -PolicyType TeamsEnhancedEncryptionPolicy | Select-Object -ExpandProperty PolicySource',
      after: ['Grant-CsTeamsEnhancedEncryptionPolicy -Identity ana@contoso.com -PolicyName UserControlled'],
    },
  ],
  stream: (each, context, fixed) => sideBySide(lookups(each, context), fixed.ThrottleLimit, context),
});

async function* lookups(each: AsyncIterable<Given>, { services }: CmdletContext): AsyncGenerator<Job, void, undefined> {
  for await (const { Identity, InputObject, PolicyType } of each) {
    yield async () => {
      const user = Identity ?? userOf(InputObject ?? null);
      return (await services.policies.getUserAssignments(user, PolicyType)).map(assignmentObject);
    };
  }
}

function userOf(input: Value): string {
  const named = input instanceof PSObject ? (input.get('Identity') ?? input.get('UserPrincipalName')) : input;
  const user = named === undefined || named === null ? '' : toText(named);
  if (user !== '') return user;
  throw new ErrorRecord({
    id: 'InputObjectNotBound',
    category: 'InvalidArgument',
    message: 'The input object names no user.',
    target: input,
    recommendation: 'Pipe users, or objects with the property Identity or UserPrincipalName.',
  });
}

const assignmentObject = ({ policyType, policyName, policySource: sources }: UserPolicyAssignment): PSObject =>
  psObject(userPolicyAssignment, {
    PolicyType: policyType,
    PolicyName: policyName,
    PolicySource: sources.map(({ assignmentType, policyName: name, reference }) =>
      psObject(policySource, { AssignmentType: assignmentType, PolicyName: name, Reference: reference }),
    ),
  });
