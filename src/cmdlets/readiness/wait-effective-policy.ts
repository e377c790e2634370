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

const defaultTimeoutSeconds = 1800;
const firstPauseMs = 1000;
const longestPauseMs = 60_000;

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
  const { clock, services, streams, signal } = context;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
    const [row] = await effectiveLookup({ ...services, streams }, false).user(user, [type]);
    const shown = toText(row?.get('PolicyName') ?? null);
    if (row && sameName(shown, wanted)) return row;
    const left = deadline - clock.now().getTime();
    if (left <= 0) return timedOut(user, type, wanted, shown);
    if (pause === firstPauseMs) streams.verbose(`${user} still has ${type} ${shown}. ${propagationAdvice}`);
    streams.progress({ activity: `Waiting for ${type} ${wanted}`, status: `${user} still has ${shown}. ${propagationAdvice}` });
    // A little chance keeps many waiting processes from asking all at once.
    await clock.sleep(Math.min(left, Math.round(pause * (0.8 + 0.4 * clock.random()))), signal);
    signal.throwIfAborted();
  }
}

const timedOut = (user: string, type: string, wanted: string, shown: string): ErrorRecord =>
  new ErrorRecord({
    id: 'EffectivePolicyTimeout',
    category: 'OperationTimeout',
    message: `${user} still has ${type} "${shown}", not "${wanted}".`,
    target: user,
    recommendation: `${propagationAdvice} Get-CsEffectivePolicy ${user} -PolicyType ${type} -Explain shows what competes.`,
  });
