import { cmdlet, type Arguments, type CmdletContext } from '../../engine/cmdlet.ts';
import { choice, string, strings } from '../../engine/parameter.ts';
import { callTypes } from '../../readiness/facts.ts';
import '../services.ts';
import { sideBySide, throttleLimit, type Job } from '../side-by-side.ts';
import { asOfParameter, dayOf } from './as-of.ts';
import { callGate, encryptedCall } from './call-object.ts';
import { callTester } from './call-tester.ts';
import { clientOf, clientParameter } from './client-argument.ts';
import { callMatrixCell, groupPairs } from './group-pairs.ts';
import { clientForProfile } from './other-tenant.ts';
import { partyLookup, type PartyLookup } from './party-lookup.ts';

const parameters = {
  Caller: string('Who calls: object id, user principal name or SIP address.', {
    set: 'Pair',
    position: 0,
    mandatory: true,
    pipeline: 'ByPropertyName',
    names: 'user',
    validateNotNullOrEmpty: true,
  }),
  Callee: string('Who is called.', { set: 'Pair', position: 1, mandatory: true, pipeline: 'ByPropertyName', names: 'user', validateNotNullOrEmpty: true }),
  CallerGroup: strings("Groups: all their direct members are tested with all of the callees'.", { set: 'Groups', mandatory: true, names: 'group' }),
  CalleeGroup: strings('The groups of those who are called.', { set: 'Groups', mandatory: true, names: 'group' }),
  By: choice(['Group', 'Department'], 'What the rows and columns of the matrix stand for.', { set: 'Groups' }),
  CallerClient: clientParameter("The caller's client, perhaps with its version.", {
    sets: { Pair: { pipeline: 'ByPropertyName' }, Groups: {} },
    allowEmptyString: true,
  }),
  CalleeClient: clientParameter("The callee's client, perhaps with its version.", {
    sets: { Pair: { pipeline: 'ByPropertyName' }, Groups: {} },
    allowEmptyString: true,
  }),
  CallType: choice(callTypes, 'What kind of call it will be; OneToOne where it is left out.'),
  AsOf: asOfParameter(),
  CalleeProfile: string("The saved connection to the callees' tenant, where it is another one.", { validateNotNullOrEmpty: true }),
  ThrottleLimit: throttleLimit(),
};

/** `Test-CsTeamsEncryptedCall`: will a call be encrypted end to end, and if not, why? Not one of Microsoft's cmdlets. */
export const testCsTeamsEncryptedCall = cmdlet({
  name: 'Test-CsTeamsEncryptedCall',
  synopsis: 'Tests whether a call between two people will be encrypted end to end, and if not, why.',
  description:
    "Every gate between the two and an encrypted call is listed with what was found, where it comes from and the command that mends it. The verdict is No when a gate fails, Unknown when something cannot be found out, YesIfBothSwitchItOn when all depends on the users' own switches, which no interface tells. With groups, all pairs are tested and added up. This cmdlet is csteams' own.",
  parameters,
  defaultParameterSet: 'Pair',
  readsStandardInput: true,
  concurrent: true,
  outputType: [encryptedCall, callGate, callMatrixCell],
  examples: [
    { title: 'Two people', run: 'Test-CsTeamsEncryptedCall ana@contoso.com ben@contoso.com -CallerClient Windows -CalleeClient Mac' },
    {
      title: 'The gates as a table',
      run: 'Test-CsTeamsEncryptedCall ana@contoso.com ben@contoso.com | Select-Object -ExpandProperty Gates',
    },
    {
      title: 'In the months of the preview',
      run: 'Test-CsTeamsEncryptedCall ana@contoso.com ben@contoso.com -CallerClient Windows -CalleeClient Windows -AsOf 2021-11-01',
    },
    {
      title: 'All pairs of two groups',
      run: 'Test-CsTeamsEncryptedCall -CallerGroup legal@contoso.com -CalleeGroup board@contoso.com, sales@contoso.com -CallerClient Windows -CalleeClient Windows',
    },
  ],
  async *stream(each, context, fixed) {
    const { services, streams } = context;
    const { CallType = 'OneToOne', CalleeProfile, ThrottleLimit: limit = 8, CallerClient, CalleeClient } = fixed;
    for (const client of [CallerClient, CalleeClient]) if (client !== undefined && client !== '') clientOf(client);
    const asOf = dayOf(fixed.AsOf, context.clock);
    const warn = (message: string): void => streams.warning(message);
    const home = { policies: services.policies, lookup: partyLookup(services.policies, warn) };
    const away = CalleeProfile === undefined ? home : await otherTenant(context, CalleeProfile);
    if (fixed.CallerGroup && fixed.CalleeGroup) {
      yield* groupPairs(
        {
          callers: { ...home, groups: fixed.CallerGroup, client: CallerClient },
          callees: { ...away, groups: fixed.CalleeGroup, client: CalleeClient },
          by: fixed.By ?? 'Group',
          callType: CallType,
          asOf,
          limit,
        },
        context,
      );
      return;
    }
    const test = callTester(home.lookup, away.lookup, CallType, asOf);
    yield* sideBySide(pairs(each, test), limit, context);
  },
});

async function otherTenant(
  { services, streams }: CmdletContext,
  profile: string,
): Promise<{ readonly policies: CmdletContext['services']['policies']; readonly lookup: PartyLookup }> {
  const policies = await clientForProfile(services.connection, profile);
  return { policies, lookup: partyLookup(policies, (message) => streams.warning(message)) };
}

async function* pairs(each: AsyncIterable<Arguments<typeof parameters>>, test: ReturnType<typeof callTester>): AsyncGenerator<Job, void, undefined> {
  for await (const { Caller: caller = '', Callee: callee = '', CallerClient: callerClient, CalleeClient: calleeClient } of each) {
    yield async () => [await test({ caller, callee, callerClient, calleeClient })];
  }
}
