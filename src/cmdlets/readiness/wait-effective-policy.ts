import { cmdlet, type CmdletContext } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { int, string, strings, switchParameter } from '../../engine/parameter.ts';
import type { PSObject } from '../../engine/value.ts';
import { policyTypeName } from '../../policy/catalogue.ts';
import { policyName, sameName } from '../../policy/identity.ts';
import { propagation, propagationAdvice } from '../../readiness/expectations.ts';
import { effectiveLookup, effectivePolicyRow } from '../assignment/effective-lookup.ts';
import '../services.ts';
import { lookUntilShown } from '../waiting/look-until-shown.ts';

const defaultTimeoutSeconds = 1800;

const documented = propagation.map(({ says, evidence }) => `${says} (${evidence.source}, ${evidence.year})`).join('; ');

/** `Wait-CsEffectivePolicy`: waits until the tenant shows a policy as the one in force. Not one of Microsoft's cmdlets. */
export const waitCsEffectivePolicy = cmdlet({
  name: 'Wait-CsEffectivePolicy',
  synopsis: 'Waits until a policy is the one in force for a user.',
  description: `Asks the service again and again, less and less often. ${propagationAdvice} What has been written about it: ${documented}. This cmdlet is csteams' own.`,
  parameters: {
    Identity: strings('The users: object ids, user principal names or SIP addresses.', {
      position: 0,
      mandatory: true,
      pipeline: 'ByValueAndPropertyName',
      aliases: ['UserPrincipalName', 'Upn'],
      names: 'user',
    }),
    PolicyType: string('The policy type.', { mandatory: true, names: 'policyType', validateNotNullOrEmpty: true }),
    PolicyName: string('The policy that should be in force; Global counts, too.', { mandatory: true, names: 'policy', validateNotNullOrEmpty: true }),
    TimeoutSec: int('How long to wait at most, in seconds; half an hour where it is left out.', {
      validateRange: { min: 0 },
      defaultValue: defaultTimeoutSeconds,
    }),
    PassThru: switchParameter('Write the effective policy to the pipeline.'),
  },
  readsStandardInput: true,
  outputType: [effectivePolicyRow],
  examples: [
    {
      title: 'After a grant',
      run: 'Wait-CsEffectivePolicy ana@contoso.com -PolicyType TeamsEnhancedEncryptionPolicy -PolicyName UserControlled -PassThru',
      after: ['Grant-CsTeamsEnhancedEncryptionPolicy ana@contoso.com UserControlled'],
    },
  ],
  async *stream(each, context, { PolicyType = '', PolicyName = '', TimeoutSec = defaultTimeoutSeconds, PassThru = false }) {
    const type = policyTypeName(PolicyType);
    await context.services.policies.getPolicy(type, PolicyName);
    const deadline = context.clock.now().getTime() + TimeoutSec * 1000;
    for await (const { Identity = [] } of each) {
      for (const user of Identity) {
        const row = await shownBy(deadline, user, type, policyName(PolicyName), context);
        if (row instanceof ErrorRecord) context.writeError(row);
        else if (PassThru) yield row;
      }
    }
  },
});

/** The user's row once it shows the policy, or the error that says what it shows instead when time is up. */
async function shownBy(deadline: number, user: string, type: string, wanted: string, context: CmdletContext): Promise<PSObject | ErrorRecord> {
  const { services, streams } = context;
  const look = async () => {
    // A lookup keeps what it has read of groups and the tenant: each look is a new one.
    const [row] = await effectiveLookup({ ...services, streams }, false).user(user, [type]);
    const policy = toText(row?.get('PolicyName') ?? null);
    return { shown: sameName(policy, wanted), seen: { row, policy } };
  };
  const { shown, seen } = await lookUntilShown(look, deadline, context, ({ policy }, first) => {
    if (first) streams.verbose(`${user} still has ${type} ${policy}. ${propagationAdvice}`);
    streams.progress({ activity: `Waiting for ${type} ${wanted}`, status: `${user} still has ${policy}. ${propagationAdvice}` });
  });
  streams.progress({ activity: `Waiting for ${type} ${wanted}`, completed: true });
  return shown && seen.row ? seen.row : timedOut(user, type, wanted, seen.policy);
}

const timedOut = (user: string, type: string, wanted: string, shown: string): ErrorRecord =>
  new ErrorRecord({
    id: 'EffectivePolicyTimeout',
    category: 'OperationTimeout',
    message: `${user} still has ${type} "${shown}", not "${wanted}".`,
    target: user,
    recommendation: `${propagationAdvice} Get-CsEffectivePolicy ${user} -PolicyType ${type} -Explain shows what competes.`,
  });
