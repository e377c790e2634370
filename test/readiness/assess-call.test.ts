import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessCall, assessParty, callGates, combine, type GateResult } from '../../src/readiness/assess-call.ts';
import { callTypes, type CallFacts, type PartyFacts } from '../../src/readiness/facts.ts';
import type { GateState } from '../../src/readiness/gate.ts';
import { partyGates } from '../../src/readiness/party-gates.ts';
import { verdicts } from '../../src/readiness/verdict.ts';
import { allowing, causes, days, failed, forbidding, inForce, policy, ready, untold } from './facts.ts';

const call = (more: Partial<CallFacts> = {}): CallFacts => ({
  callType: 'OneToOne',
  caller: ready(),
  callee: ready('ben@contoso.com'),
  asOf: days.preview,
  ...more,
});

/** Every place where a gate stands: each of the party's gates twice, the call's once. */
const places = [
  ...callGates.map((gate) => ({ gate: gate.name, party: 'Call' as const, states: gate.states, switch: false })),
  ...(['Caller', 'Callee'] as const).flatMap((party) => partyGates.map((gate) => ({ gate: gate.name, party, states: gate.states, switch: 'switch' in gate }))),
];

describe('the truth table', () => {
  it('holds for all states of all gates', () => {
    let rows = 0;
    const check = (results: readonly GateResult[], index: number, failing: boolean, dark: boolean, open: boolean): void => {
      const place = places[index];
      if (!place) {
        rows += 1;
        const expected = failing ? 'No' : dark ? 'Unknown' : open ? 'YesIfBothSwitchItOn' : 'Yes';
        if (combine(results).verdict !== expected) expect.fail(`${results.map(({ gate, state }) => `${gate} ${state}`).join(', ')}: not ${expected}`);
        return;
      }
      for (const state of place.states) {
        const result: GateResult = { ...place, user: null, state, found: '', source: null, remedy: null };
        const unread = state === 'Unknown';
        check([...results, result], index + 1, failing || state === 'Fail', dark || (unread && !place.switch), open || (unread && place.switch));
      }
    };
    check([], 0, false, false, false);
    expect(rows).toBe(places.reduce((product, { states }) => product * states.length, 1));
    expect(rows).toBeGreaterThan(200_000);
  });
});

describe.each(partyGates.map((gate) => [gate.name, gate] as const))('%s', (name, gate) => {
  it('has facts for each of its states', () => {
    const reachable = Object.keys(causes[name]);
    expect([...reachable, ...(gate.states.includes('NotApplicable') ? ['NotApplicable'] : [])].sort()).toEqual([...gate.states].sort());
  });

  it.each(Object.entries(causes[name]))('is %s for each of its causes, says why and how to mend it', (state, facts) => {
    for (const cause of facts) {
      const judgement = gate.judge({ ...ready(), ...cause }, days.preview);
      expect(judgement.state, JSON.stringify(cause)).toBe(state);
      expect(judgement.found).not.toBe('');
      if (state === 'Fail') expect(judgement.remedy).toMatch(/^(#|Grant-|New-|Wait-)/);
    }
  });
});

describe('assessCall', () => {
  it('says plain Yes only where the switches are known', () => {
    expect(assessCall(call()).verdict).toBe('Yes');
    expect(assessCall(call({ callee: { ...ready(), encryptionSwitch: untold } })).verdict).toBe('YesIfBothSwitchItOn');
  });

  it('tells all gates that fail, with party and user', () => {
    const callee: PartyFacts = {
      ...ready('ben@contoso.com'),
      encryption: inForce(forbidding),
      client: { kind: 'known', value: { platform: 'Web', version: null } },
    };
    const { verdict, gates } = assessCall(call({ callType: 'Pstn', callee }));
    expect(verdict).toBe('No');
    expect(gates.filter(({ state }) => state === 'Fail').map(({ gate, party, user }) => [gate, party, user])).toEqual([
      ['CallType', 'Call', null],
      ['EncryptionPolicy', 'Callee', 'ben@contoso.com'],
      ['Client', 'Callee', 'ben@contoso.com'],
    ]);
    expect(gates).toHaveLength(places.length);
  });

  it.each(callTypes.filter((type) => type !== 'OneToOne'))('says No to %s', (callType) => expect(assessCall(call({ callType })).verdict).toBe('No'));

  it('takes a look-up that failed for Unknown, with its error, and never for a value', () => {
    const { verdict, gates } = assessCall(call({ caller: { ...ready(), encryption: failed } }));
    expect(verdict).toBe('Unknown');
    expect(gates.find(({ state }) => state === 'Unknown')?.found).toContain('ServiceUnavailable');
  });

  it('judges each day by its own rules', () => {
    const preview: Partial<PartyFacts> = { updates: inForce(policy('Global', { AllowPublicPreview: 'Disabled' })) };
    const on = (asOf: string, facts: Partial<PartyFacts>) => assessCall(call({ asOf, caller: { ...ready(), ...facts } })).verdict;
    expect(['2021-09-23', '2021-12-13', '2021-12-14', days.today].map((day) => on(day, preview))).toEqual(['No', 'No', 'Yes', 'Yes']);
    expect(on('2021-09-22', {})).toBe('No');
    const client = (platform: 'Ios' | 'TeamsRoomsWindows' | 'Linux', version: string | null = null) =>
      ({ client: { kind: 'known', value: { platform, version } } }) as const;
    expect(['2021-10-20', '2021-10-21', '2021-12-31', '2022-01-01'].map((day) => on(day, client('Ios')))).toEqual(['No', 'Unknown', 'Unknown', 'Yes']);
    expect(['2022-08-01', '2022-08-02'].map((day) => on(day, client('TeamsRoomsWindows', '4.13.132.0')))).toEqual(['Unknown', 'Yes']);
    expect(['4.13.131.9', '4.13.132', '4.14', '5'].map((version) => on(days.today, client('TeamsRoomsWindows', version)))).toEqual(['No', 'Yes', 'Yes', 'Yes']);
    expect(on(days.today, client('TeamsRoomsWindows'))).toBe('Unknown');
    expect(on(days.today, client('Linux'))).toBe('No');
  });

  const anyParty = fc
    .tuple(...partyGates.map(({ name }) => fc.constantFrom(...Object.values(causes[name]).flat())))
    .map((parts): PartyFacts => Object.assign({}, ready(), ...parts) as PartyFacts);
  const anyCall = fc.record({
    callType: fc.constantFrom(...callTypes),
    caller: anyParty,
    callee: anyParty,
    asOf: fc.constantFrom(days.preview, days.today, '2022-03-01'),
  });

  it('gives parties that change places other roles and the same verdict', () => {
    fc.assert(
      fc.property(anyCall, (facts) => {
        const swapped = assessCall({ ...facts, caller: facts.callee, callee: facts.caller });
        const straight = assessCall(facts);
        const mirror = { Caller: 'Callee', Callee: 'Caller', Call: 'Call' } as const;
        const sorted = (gates: readonly GateResult[]) => gates.map((result) => JSON.stringify(result)).sort();
        expect(swapped.verdict).toBe(straight.verdict);
        expect(sorted(swapped.gates.map((result) => ({ ...result, party: mirror[result.party] })))).toEqual(sorted(straight.gates));
      }),
    );
  });

  const severity: Readonly<Record<GateState, number>> = { NotApplicable: 0, Pass: 0, Unknown: 1, Fail: 2 };

  it('never gets a better verdict from a worse gate', () => {
    const anyGate = fc.constantFrom(...partyGates);
    const anyRole = fc.constantFrom('caller' as const, 'callee' as const);
    fc.assert(
      fc.property(anyCall, anyGate, anyRole, fc.nat(), (facts, gate, role, choice) => {
        const others = Object.values(causes[gate.name]).flat();
        const changed = { ...facts[role], ...others[choice % others.length] };
        const before = severity[gate.judge(facts[role], facts.asOf).state];
        const after = severity[gate.judge(changed, facts.asOf).state];
        const rank = (call: CallFacts) => verdicts.map((name) => (name === 'YesIfSwitchedOn' ? 'YesIfBothSwitchItOn' : name)).indexOf(assessCall(call).verdict);
        const [was, is] = [rank(facts), rank({ ...facts, [role]: changed })];
        if (after >= before) expect(is).toBeLessThanOrEqual(was);
        else expect(is).toBeGreaterThanOrEqual(was);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a remedy', () => {
  const remedyFor = (facts: Partial<PartyFacts>) =>
    assessParty({ ...ready('ben@contoso.com'), ...facts }, 'Callee', days.today).find(({ state }) => state === 'Fail')?.remedy;

  it('assigns an instance that opens the gate', () => {
    expect(remedyFor({ encryption: inForce(forbidding, { instances: [forbidding, allowing] }) })).toBe(
      'Grant-CsTeamsEnhancedEncryptionPolicy -Identity ben@contoso.com -PolicyName UserControlled',
    );
  });

  it('quotes names that would not stay one word', () => {
    const named = policy("Ana's own", allowing.settings);
    expect(remedyFor({ encryption: inForce(forbidding, { instances: [named] }) })).toContain("-PolicyName 'Ana''s own'");
  });

  it('makes an instance where there is none', () => {
    expect(remedyFor({ encryption: inForce(forbidding) })).toMatch(/^New-CsTeamsEnhancedEncryptionPolicy -Identity EncryptedCalls .*; Grant-/);
  });

  it('waits for a change that is on its way and would do, and says since when', () => {
    const coming = { policy: allowing, since: '2026-01-02T03:00:00Z', due: '2026-01-02T03:00:30Z' };
    expect(remedyFor({ encryption: inForce(forbidding, { coming }) })).toMatch(/^Wait-CsEffectivePolicy .* -PolicyName UserControlled$/);
    expect(remedyFor({ encryption: inForce(forbidding, { coming: { ...coming, policy: forbidding }, instances: [allowing] }) })).toMatch(/^Grant-/);
    const [row] = assessParty({ ...ready(), encryption: inForce(forbidding, { coming }) }, 'Caller', days.today);
    expect(row?.found).toContain(coming.since);
  });

  it('tells the group and rank a policy comes from', () => {
    const origin = { source: 'Group', group: 'Legal', rank: 2 } as const;
    expect(assessParty({ ...ready(), encryption: inForce(allowing, { origin }) }, 'Caller', days.today)[0]?.source).toBe('Group Legal (rank 2)');
  });
});
