import { describe, expect, it } from 'vitest';
import { acceptedNote } from '../../../src/app-accepted-note.ts';
import type { Transport } from '../../../src/client/transport.ts';
import type { Profile } from '../../../src/config/profile.ts';
import { setPropagationSeconds } from '../../../src/service/propagation.ts';
import { openStore } from '../../../src/service/store.ts';
import { column, teamsSession, type TeamsSession } from '../teams-session.ts';

const type = 'TeamsEnhancedEncryptionPolicy';

interface Waiting {
  readonly teams: TeamsSession;
  /** Seconds since the start. */
  readonly now: () => number;
}

/** A tenant that shows changes after some seconds, and a clock that sleeps in no time: sleeps that run side by side end side by side. */
async function slowTenant(seconds: number, through?: (transport: Transport) => Transport): Promise<Waiting> {
  const store = await openStore(':memory:');
  await store.write((database) => setPropagationSeconds(database, seconds));
  const start = Date.parse('2026-01-02T03:04:05Z');
  const time = { now: start };
  const sleep = async (ms: number): Promise<void> => {
    const until = time.now + ms;
    await new Promise((resolve) => setImmediate(resolve));
    time.now = Math.max(time.now, until);
  };
  const clock = { now: () => new Date(time.now), sleep, random: () => 0.5 };
  return { teams: await teamsSession({ store, clock, ...(through && { through }) }), now: () => (time.now - start) / 1000 };
}

describe('-Wait', () => {
  it('waits until the tenant shows the grant, and writes it only then', async () => {
    const { teams, now } = await slowTenant(40);
    const { output, errors, notes } = await teams.run(`Grant-Cs${type} ana@contoso.com UserControlled -Wait -PassThru`);
    expect([errors, notes, column(output, 'Identity')]).toEqual([[], [], ['ana@contoso.com']]);
    expect((await teams.policies.getUser('ana@contoso.com')).policies[type]).toBe('UserControlled');
    expect(now()).toBeGreaterThanOrEqual(40);
    expect(now()).toBeLessThan(60);
  });

  it('waits for many users at once, after all grants, in their order', async () => {
    const { teams, now } = await slowTenant(40);
    const users = ['ana', 'ben', 'chloe', 'emma', 'tomas'].map((name) => `${name}@contoso.com`);
    const run = await teams.run(`${users.map((user) => `'${user}'`).join(', ')} | Grant-Cs${type} -PolicyName UserControlled -Wait -PassThru -ThrottleLimit 2`);
    expect([run.errors, column(run.output, 'Identity')]).toEqual([[], users]);
    expect(now()).toBeLessThan(60);
    const first = teams.requests.findIndex((request) => request.startsWith('GET'));
    expect(teams.requests.slice(first).filter((request) => request.startsWith('PATCH'))).toEqual([]);
  });

  it('waits for an assignment to go', async () => {
    const { teams, now } = await slowTenant(30);
    await teams.run(`Grant-Cs${type} ana@contoso.com UserControlled -Wait; Grant-Cs${type} ana@contoso.com $null -Wait`);
    expect((await teams.policies.getUser('ana@contoso.com')).policies[type]).toBeUndefined();
    expect(now()).toBeGreaterThanOrEqual(60);
  });

  it('gives up in time with an error that says that the change was accepted, how long was waited, and how to look', async () => {
    const { teams, now } = await slowTenant(600);
    const { output, records } = await teams.run(
      `'ana@contoso.com', 'ben@contoso.com' | Grant-Cs${type} -PolicyName UserControlled -Wait -TimeoutSec 90 -PassThru`,
    );
    expect(output).toEqual([]);
    expect(records.map(({ id, terminating }) => [id, terminating ?? false])).toEqual([
      ['EffectivePolicyTimeout', false],
      ['EffectivePolicyTimeout', false],
    ]);
    expect(records[0]?.message).toMatch(/accepted.*90 seconds.*ana@contoso\.com/);
    expect(records[0]?.recommendation).toContain(`Get-CsUserPolicyAssignment -Identity ana@contoso.com -PolicyType ${type}`);
    expect(now()).toBe(90);
  });

  it('waits two minutes where nobody says how long', async () => {
    const { teams, now } = await slowTenant(600);
    expect((await teams.run(`Grant-Cs${type} ana@contoso.com UserControlled -Wait`)).errors).toEqual(['EffectivePolicyTimeout']);
    expect(now()).toBe(120);
  });

  it('waits for nothing that failed, and for nothing under -WhatIf', async () => {
    const { teams, now } = await slowTenant(600);
    expect((await teams.run(`Grant-Cs${type} nobody@contoso.com UserControlled -Wait`)).errors).toEqual(['UserNotFound']);
    expect((await teams.run(`Grant-Cs${type} ana@contoso.com UserControlled -Wait -WhatIf`)).whatIf).toHaveLength(1);
    expect(now()).toBe(0);
  });

  it('reads the assignment of a group back at once, and says what it does not wait for', async () => {
    const { teams, now } = await slowTenant(600);
    const granted = await teams.run(`Grant-Cs${type} -Group legal@contoso.com -PolicyName UserControlled -Wait`);
    expect([granted.errors, granted.warnings.length, now()]).toEqual([[], 1, 0]);
    expect(granted.warnings[0]).toContain('24 hours or more');
    const made = await teams.run(`New-CsGroupPolicyAssignment -GroupId sales@contoso.com -PolicyType ${type} -PolicyName UserControlled -Wait -PassThru`);
    expect([made.errors, made.output.length]).toEqual([[], 1]);
    const removed = await teams.run(`Remove-CsGroupPolicyAssignment -GroupId sales@contoso.com -PolicyType ${type} -Wait -PassThru`);
    expect([removed.errors, removed.output]).toEqual([[], [true]]);
  });

  it('waits for what the whole tenant is granted', async () => {
    const { teams, now } = await slowTenant(30);
    expect((await teams.run(`Grant-Cs${type} -Global -PolicyName UserControlled -Wait`)).errors).toEqual([]);
    expect(now()).toBeGreaterThanOrEqual(30);
  });

  it('waits for policies that are made, changed and removed', async () => {
    let hidden = 0;
    const { teams, now } = await slowTenant(0, (transport) => async (request, signal) => {
      // The first two reads after a write do not find the policy.
      if (request.method !== 'GET') hidden = 2;
      else if (request.path.endsWith('Pilot') && hidden-- > 0)
        return { status: 404, headers: {}, body: { error: { code: 'PolicyNotFound', message: 'Not yet.' } } };
      return transport(request, signal);
    });
    const made = await teams.run(`New-Cs${type} Pilot -MeetingEndToEndEncryption DisabledUserOverride -Wait`);
    expect([made.errors, made.output.length]).toEqual([[], 1]);
    expect(now()).toBeGreaterThan(0);
    const before = now();
    expect((await teams.run(`Set-Cs${type} Pilot -MeetingEndToEndEncryption Disabled -Description 'x' -Wait`)).errors).toEqual([]);
    expect(now()).toBeGreaterThan(before);
    expect((await teams.run(`Remove-Cs${type} Pilot -Wait; Remove-Cs${type} Global -Wait`)).errors).toEqual([]);
  });

  it('waits for a package', async () => {
    const { teams } = await slowTenant(0);
    expect((await teams.run('Grant-CsUserPolicyPackage ana@contoso.com, ben@contoso.com Education_Teacher -Wait')).errors).toEqual([]);
  });
});

describe('without -Wait', () => {
  it.each([
    [`Grant-Cs${type} ana@contoso.com UserControlled`, `Get-CsUserPolicyAssignment -Identity ana@contoso.com -PolicyType ${type}`],
    [`Grant-Cs${type} -Group 'Legal' -PolicyName UserControlled`, `Get-CsGroupPolicyAssignment -GroupId Legal -PolicyType ${type}`],
    [`Grant-Cs${type} -Global -PolicyName UserControlled`, `Get-CsEffectivePolicy -PolicyType ${type} -Explain -Identity <user>`],
    [`New-Cs${type} 'Board and legal'`, `Get-Cs${type} -Identity 'Board and legal'`],
    [`Set-Cs${type} Global -Description x`, `Get-Cs${type} -Identity Global`],
    [`Remove-Cs${type} UserControlled`, `Get-Cs${type}`],
    ['Grant-CsUserPolicyPackage ana@contoso.com Education_Teacher', 'Get-CsUserPolicyPackage -Identity ana@contoso.com'],
  ])('%s notes how to look later', async (command, check) => {
    const { notes, errors } = await (await teamsSession()).run(command);
    expect(errors).toEqual([]);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.startsWith('Accepted. ')).toBe(true);
    expect(notes[0]?.endsWith(` ${check}`)).toBe(true);
  });

  const noted = async (kind: Profile['kind'], quiet = false): Promise<readonly string[]> => {
    const lines: string[] = [];
    const note = acceptedNote({ connection: { current: async () => ({ name: 'x', kind }) }, quiet, write: (line) => void lines.push(line) });
    await Promise.all([note(async () => 'first'), note(async () => 'second')]);
    await note(async () => 'third');
    return lines;
  };

  it('writes one note a run, and only for a tenant that takes its time', async () => {
    expect(await noted('tenant')).toEqual(['first']);
    expect(await noted('sandbox')).toEqual([]);
    expect(await noted('service')).toEqual([]);
    expect(await noted('tenant', true)).toEqual([]);
  });
});
