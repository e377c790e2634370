import { cmdlet, type Cmdlet, type CmdletContext, type Example } from '../../engine/cmdlet.ts';
import { ErrorRecord, toErrorRecord } from '../../engine/error-record.ts';
import { int, string, switchParameter } from '../../engine/parameter.ts';
import { policyName } from '../../policy/identity.ts';
import { cmdletName, type PolicyType } from '../../policy/policy-type.ts';
import '../services.ts';
import { sideBySide, throttleLimit, type Job } from '../side-by-side.ts';
import { assign, describeAssignee, rehearse, type Assignee } from '../assignment/assignee.ts';
import { assignmentObject, policyGrant } from '../assignment/assignment-object.ts';
import { describedBy, tellLater } from '../waiting/after-write.ts';
import type { AwaitedChange } from '../waiting/await-changes.ts';
import { waitParameters, type WaitArguments } from '../waiting/wait-parameters.ts';
import { exampleInstance } from './examples.ts';
import { shaped } from './shaped.ts';

interface GrantArguments extends WaitArguments {
  readonly parameterSet: string;
  readonly Identity: string | undefined;
  readonly Group: string | undefined;
  readonly Rank: number | undefined;
  readonly Global: boolean | undefined;
  readonly PolicyName: string | undefined;
  readonly PassThru: boolean | undefined;
}

/** `Grant-Cs<PolicyType>`: assigns an instance to users, a group or the tenant, or takes the assignment away. */
export function grant(type: PolicyType): Cmdlet {
  const { userSet = 'Identity', offers = [] } = type.cmdlets.Grant ?? {};
  return cmdlet({
    name: cmdletName(type, 'Grant'),
    synopsis: `Assigns an instance of ${type.name} to a user, a group or the tenant.`,
    description: `${type.synopsis} A direct assignment beats that of a group, the group with the best rank beats other groups, and the tenant's comes after all groups. A PolicyName of $null takes the assignment away.`,
    parameters: shaped(type, 'Grant', {
      Identity: string('The user: object id, user principal name or SIP address.', {
        set: userSet,
        position: 0,
        mandatory: true,
        pipeline: 'ByValueAndPropertyName',
        names: 'user',
      }),
      Group: string('The group: object id, mail address or name.', { set: 'GrantToGroup', mandatory: true, names: 'group' }),
      Rank: int('The place among the groups that have a policy of this type; 1 wins. Last when it is left out.', {
        set: 'GrantToGroup',
        validateRange: { min: 1 },
      }),
      Global: switchParameter('Assign to the whole tenant.', { set: 'GrantToTenant', mandatory: true }),
      PolicyName: string('The instance, with or without Tag: before it; $null or empty takes the assignment away.', {
        position: 1,
        names: 'policy',
        allowNull: true,
        allowEmptyString: true,
      }),
      PassThru: switchParameter('Write what was assigned to the pipeline.'),
      ...(offers.includes('Force') && { Force: switchParameter('Ask nothing and warn of nothing.', { set: 'GrantToTenant' }) }),
      ...waitParameters,
      ThrottleLimit: throttleLimit(),
    }),
    parameterHints: Object.fromEntries(Object.keys(type.settings).map((name) => [name.toLowerCase(), settingHint(type, name)])),
    defaultParameterSet: userSet,
    supportsShouldProcess: true,
    readsStandardInput: true,
    concurrent: true,
    outputType: [policyGrant],
    examples: grantExamples(type),
    async *stream(each, context, { ThrottleLimit, Wait = false, TimeoutSec }) {
      const awaited: AwaitedChange[] | undefined = Wait ? [] : undefined;
      yield* sideBySide(grants(type.name, each, context, awaited), ThrottleLimit, context);
      if (!awaited) return;
      // All grants first, then the waiting for all of them: their times to show run side by side.
      const { awaitChanges } = await import('../waiting/await-changes.ts');
      yield* awaitChanges(awaited, { timeoutSec: TimeoutSec, ...(ThrottleLimit !== undefined && { limit: ThrottleLimit }) }, context);
    },
  });
}

/** What to say to somebody who gives Grant a setting. */
const settingHint = (type: PolicyType, name: string): string =>
  type.verbs.includes('Set')
    ? `Grant only assigns. Use ${cmdletName(type, 'Set')} -Identity <policy> -${name} <value>.`
    : `Grant only assigns; nobody can change ${name}.`;

function grantExamples(type: PolicyType): readonly Example[] {
  const name = cmdletName(type, 'Grant');
  const [made, make] = exampleInstance(type);
  const [example = made] = Object.keys(type.builtIn);
  const after = example in type.builtIn ? [] : make;
  const without = new Set<string>(type.cmdlets.Grant?.without ?? []);
  return [
    { title: 'To one user', run: `${name} -Identity ana@contoso.com -PolicyName ${example}`, after },
    {
      title: 'To several users',
      run: `'ana@contoso.com', 'ben@contoso.com' | ${name} -PolicyName ${example}${without.has('PassThru') ? '' : ' -PassThru'}`,
      after,
    },
    ...(without.has('Group')
      ? []
      : [{ title: 'To a group, ahead of all others', run: `${name} -Group legal@contoso.com -PolicyName ${example} -Rank 1`, after }]),
    { title: 'To the whole tenant', run: `${name} -Global -PolicyName ${example}`, after },
    { title: 'And wait until the tenant shows it', run: `${name} -Identity ana@contoso.com -PolicyName ${example} -Wait -TimeoutSec 60`, after },
    { title: "Take a user's assignment away", run: `${name} -Identity ana@contoso.com -PolicyName $null` },
  ];
}

/** One job per object. Questions are asked here, one after the other; the work itself runs side by side. What is to be waited for is gathered in `awaited`. */
async function* grants(
  type: string,
  each: AsyncIterable<GrantArguments>,
  context: CmdletContext,
  awaited: AwaitedChange[] | undefined,
): AsyncGenerator<Job, void, undefined> {
  for await (const args of each) {
    try {
      const assignee = assigneeOf(args);
      const name = policyNameOf(args);
      if (context.whatIf) await rehearse(context.services.policies, type, assignee, name);
      const action = name === null ? `Remove the assignment of ${type}` : `Grant ${type} '${name}'`;
      if (!(await context.shouldProcess(describeAssignee(assignee), action))) continue;
      yield async () => {
        await assign(context.services.policies, type, assignee, name);
        const output = args.PassThru === true ? [assignmentObject(type, assignee, name)] : [];
        if (!awaited) {
          await tellLater(({ grantChange }) => grantChange(type, assignee, name), context);
          return output;
        }
        awaited.push({ change: await describedBy(({ grantChange }) => grantChange(type, assignee, name)), output });
        return [];
      };
    } catch (thrown) {
      const record = toErrorRecord(thrown);
      yield () => Promise.reject(record);
    }
  }
}

/** The parameter set decides. `-Global:$false` is refused: a variable that is not what its writer thought must not change the whole tenant. */
function assigneeOf({ parameterSet, Identity = '', Group = '', Rank, Global }: GrantArguments): Assignee {
  if (parameterSet === 'GrantToGroup') return { kind: 'group', group: Group, rank: Rank };
  if (parameterSet !== 'GrantToTenant') return { kind: 'user', user: Identity };
  if (Global === true) return { kind: 'tenant' };
  throw new ErrorRecord({
    id: 'ParameterArgumentValidationError',
    category: 'InvalidData',
    message: "Cannot validate argument on parameter 'Global'. It is false, and neither a user nor a group is given.",
    recommendation: 'Give -Identity, -Group, or -Global without a value.',
    terminating: true,
  });
}

/** null takes the assignment away; that must be said, not left out. */
function policyNameOf(args: GrantArguments): string | null {
  if (!Object.hasOwn(args, 'PolicyName')) {
    throw new ErrorRecord({
      id: 'MissingMandatoryParameter',
      category: 'InvalidArgument',
      message: 'Cannot process command because of one or more missing mandatory parameters: PolicyName.',
      recommendation: "Name the policy, or take the assignment away with -PolicyName '$null'.",
      terminating: true,
    });
  }
  const given = args.PolicyName ?? '';
  if (given === '') return null;
  const name = policyName(given);
  if (name !== '') return name;
  throw new ErrorRecord({ id: 'InvalidPolicyName', category: 'InvalidArgument', message: `'${given}' names no policy.`, target: given });
}
