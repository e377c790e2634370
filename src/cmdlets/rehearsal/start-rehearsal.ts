import { randomUUID } from 'node:crypto';
import { cmdlet } from '../../engine/cmdlet.ts';
import { string, switchParameter } from '../../engine/parameter.ts';
import { assessCall } from '../../readiness/assess-call.ts';
import { gateName } from '../../readiness/call-matrix.ts';
import { featuresLostInCalls } from '../../readiness/features.ts';
import type { RehearsalPlan } from '../../rehearsal/rehearsal.ts';
import '../services.ts';
import { dayOf } from '../readiness/as-of.ts';
import { withClient } from '../readiness/call-tester.ts';
import { clientParameter } from '../readiness/client-argument.ts';
import { partyLookup } from '../readiness/party-lookup.ts';
import { conclusion, encryptedCallRehearsal, endObjects, formulaNote, rehearsalObject, rehearsedEnd } from './rehearsal-object.ts';
import { serviceBoxes } from './service-boxes.ts';

/** What somebody asks for during the call; the last one no call gives up. */
const asked = ['adding a participant', 'recording', 'muting the microphone'];

/** `Start-CsEncryptedCallRehearsal`: a call between two people, rehearsed on this machine. Not one of Microsoft's cmdlets. */
export const startCsEncryptedCallRehearsal = cmdlet({
  name: 'Start-CsEncryptedCallRehearsal',
  synopsis: 'Rehearses an encrypted call between two people on this machine, with real certificates and connections.',
  description: `Two ends negotiate through the policy service and connect over loopback alone, each with a certificate made for this call. Where readiness says No, the call goes through as an ordinary one, and the failing gates are named. ${formulaNote} Needs the package werift. This cmdlet is csteams' own.`,
  parameters: {
    Caller: string('Who calls.', { position: 0, mandatory: true, names: 'user', validateNotNullOrEmpty: true }),
    Callee: string('Who is called.', { position: 1, mandatory: true, names: 'user', validateNotNullOrEmpty: true }),
    CallerClient: clientParameter("The caller's client."),
    CalleeClient: clientParameter("The callee's client."),
    Intruder: switchParameter('Put somebody in the middle of signals and media.'),
    AlterFingerprint: switchParameter('Change a fingerprint on its way; the call is refused.'),
    PassThru: switchParameter('Write all there is to know of the rehearsal, in the place of the two ends.'),
  },
  outputType: [rehearsedEnd, encryptedCallRehearsal],
  examples: [
    { title: 'A call that readiness refuses goes through as an ordinary one', run: 'Start-CsEncryptedCallRehearsal ana@contoso.com ben@contoso.com' },
    {
      title: 'Both ends show one number',
      run: 'Start-CsEncryptedCallRehearsal ana@contoso.com ben@contoso.com -CallerClient Windows -CalleeClient Mac',
      after: ['Grant-CsTeamsEnhancedEncryptionPolicy -Global UserControlled'],
    },
    {
      title: 'With somebody in between, the numbers differ',
      run: 'Start-CsEncryptedCallRehearsal ana@contoso.com ben@contoso.com -CallerClient Windows -CalleeClient Mac -Intruder -PassThru',
      after: ['Grant-CsTeamsEnhancedEncryptionPolicy -Global UserControlled'],
    },
  ],
  async *process({ Caller = '', Callee = '', CallerClient, CalleeClient, Intruder = false, AlterFingerprint = false, PassThru = false }, context) {
    const { services, streams, clock } = context;
    const say = (message: string): void => streams.information({ message, source: 'Start-CsEncryptedCallRehearsal', host: { noNewline: false } });
    const lookup = partyLookup(services.policies, (message) => streams.warning(message));
    const asOf = dayOf(undefined, clock);
    const [caller, callee] = [withClient(await lookup.find(Caller), CallerClient), withClient(await lookup.find(Callee), CalleeClient)];
    const assessment = assessCall({ callType: 'OneToOne', caller, callee, asOf });
    const plan: RehearsalPlan = {
      boxes: serviceBoxes(services.policies, randomUUID()),
      givenUp: featuresLostInCalls(asOf),
      askFor: asked,
      intruder: Intruder,
      alterFingerprint: AlterFingerprint,
    };
    if (assessment.verdict === 'No') {
      const failing = assessment.gates.filter(({ state }) => state === 'Fail').map(gateName);
      streams.warning(`No encryption from end to end: ${failing.join(', ')}. Test-CsTeamsEncryptedCall tells more.`);
    } else if (assessment.verdict !== 'Yes') say(`Readiness says ${assessment.verdict}: rehearsed as if all that is not known were in order.`);
    const rehearsal = await (assessment.verdict === 'No'
      ? (await import('../../rehearsal/rehearse-ordinary.ts')).rehearseOrdinary(plan)
      : (await import('../../rehearsal/rehearse-encrypted.ts')).rehearseEncrypted(plan));
    const people = { caller: caller.user, callee: callee.user };
    if (PassThru) yield rehearsalObject(people, assessment, rehearsal);
    else {
      yield* endObjects(people, rehearsal);
      say(conclusion(rehearsal));
      if (rehearsal.encrypted) say(formulaNote);
    }
  },
});
