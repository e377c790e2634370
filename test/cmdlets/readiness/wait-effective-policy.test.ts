import { describe, expect, it } from 'vitest';
import { setPropagationSeconds } from '../../../src/service/propagation.ts';
import { openStore } from '../../../src/service/store.ts';
import { column, teamsSession, type TeamsSession } from '../teams-session.ts';

const wait = 'Wait-CsEffectivePolicy ana@contoso.com -PolicyType TeamsEnhancedEncryptionPolicy -PolicyName UserControlled';
const grant = 'Grant-CsTeamsEnhancedEncryptionPolicy ana@contoso.com UserControlled';

interface Waiting {
  readonly teams: TeamsSession;
  /** Milliseconds slept so far, one number a pause. */
  readonly pauses: readonly number[];
}

/** A tenant that shows changes after some seconds, and a clock that sleeps in no time. */
async function slowTenant(seconds: number): Promise<Waiting> {
  const store = await openStore(':memory:');
  await store.write((database) => setPropagationSeconds(database, seconds));
  const pauses: number[] = [];
  const time = { now: Date.parse('2026-01-02T03:04:05Z') };
  const sleep = async (ms: number): Promise<void> => {
    pauses.push(ms);
    time.now += ms;
  };
  return { teams: await teamsSession({ store, clock: { now: () => new Date(time.now), sleep, random: () => 0.5 } }), pauses };
}

const total = (pauses: readonly number[]): number => pauses.reduce((sum, pause) => sum + pause, 0);

describe('Wait-CsEffectivePolicy', () => {
  it('waits until the policy shows, less and less often', async () => {
    const { teams, pauses } = await slowTenant(600);
    await teams.run(grant);
    const { output, errors } = await teams.run(`${wait} -PassThru`);
    expect(errors).toEqual([]);
    expect(column(output, 'PolicyName')).toEqual(['UserControlled']);
    expect(total(pauses)).toBeGreaterThanOrEqual(600_000);
    expect(total(pauses)).toBeLessThan(660_000);
    expect(pauses.length).toBeLessThan(25);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(60_000);
  });

  it('does not wait for what is there, and is silent without -PassThru', async () => {
    const { teams, pauses } = await slowTenant(0);
    await teams.run(grant);
    expect((await teams.run(wait)).output).toEqual([]);
    expect(
      (await teams.run('Wait-CsEffectivePolicy ben@contoso.com -PolicyType teamsenhancedencryptionpolicy -PolicyName global -PassThru')).output,
    ).toHaveLength(1);
    expect(pauses).toEqual([]);
  });

  it('gives up in time, for each user', async () => {
    const { teams, pauses } = await slowTenant(600);
    await teams.run(grant);
    const { output, errors } = await teams.run(`${wait.replace('ana@contoso.com', 'ana@contoso.com, ben@contoso.com')} -TimeoutSec 90 -PassThru`);
    expect([output, errors]).toEqual([[], ['EffectivePolicyTimeout', 'EffectivePolicyTimeout']]);
    expect(total(pauses)).toBe(90_000);
  });

  it('does not wait for a policy or a user that does not exist', async () => {
    const { teams, pauses } = await slowTenant(0);
    expect((await teams.run(wait.replace('UserControlled', 'Usercontroled'))).errors).toEqual(['PolicyNotFound']);
    expect((await teams.run(wait.replace('ana@', 'nobody@'))).errors).toEqual(['UserNotFound']);
    expect(pauses).toEqual([]);
  });
});
