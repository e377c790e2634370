import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wholeCount } from '../../src/rollout/row-file.ts';
import { rolloutSummary } from '../../src/rollout/rollout-rows.ts';
import { encryption, people, rolloutTenant, type RolloutTenant } from './rollout-tenant.ts';

let tenant: RolloutTenant;
beforeEach(async () => {
  tenant = await rolloutTenant();
});
afterEach(() => tenant.remove());

describe('the plan', () => {
  it('says what each row will do, and writes nothing to the tenant', async () => {
    await tenant.policies.assignToUser(encryption, 'ben@contoso.com', 'Disabled');
    await tenant.policies.assignToUser(encryption, 'diego@contoso.com', 'UserControlled');
    await tenant.policies.assignToGroup(encryption, 'legal@contoso.com', 'Disabled');
    tenant.requests.length = 0;
    const files = await tenant.create('p', [
      { identity: 'ana@contoso.com' },
      { identity: 'ben@contoso.com' },
      { identity: 'sip:diego@contoso.com', policyName: 'tag:disabled' },
      { identity: 'emma@contoso.com', policyName: null },
      { identity: 'diego@contoso.com', policyName: null },
      { identity: 'nobody@contoso.com' },
      { identity: 'Lee Gu' },
      { identity: 'farid@contoso.com', policyName: 'Nonesuch' },
      { identity: 'farid@contoso.com', policyName: 'Global' },
      { identity: 'farid@contoso.com', policyType: 'TeamsNothingPolicy' },
      { identity: 'farid@contoso.com', policyType: encryption.toUpperCase() },
    ]);
    await tenant.plan(files);
    const rows = tenant.rows(files);
    expect(rows.map(({ effect, before, effectiveBefore, sourceBefore }) => [effect, before, effectiveBefore, sourceBefore])).toEqual([
      ['Masked', null, 'Disabled', 'Group'],
      ['NoChange', 'Disabled', 'Disabled', 'Direct'],
      ['Change', 'UserControlled', 'UserControlled', 'Direct'],
      ['NoChange', null, 'Global', 'Global'],
      ['Invalid', 'UserControlled', 'UserControlled', 'Direct'],
      ...Array.from({ length: 5 }, () => ['Invalid', null, null, null]),
      ['Change', null, 'Global', 'Global'],
    ]);
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(rows[2]).toMatchObject({ policyName: 'Disabled', userPrincipalName: 'diego@contoso.com' });
    expect(rows[10]).toMatchObject({ policyType: encryption });
    for (const { effect, reason } of rows) if (effect === 'Invalid') expect(reason).toMatch(/\.$/);
    expect(rows.map(({ state }) => state)).toEqual(rows.map(({ effect }) => (effect === 'Change' ? 'Pending' : effect === 'Invalid' ? 'Failed' : 'Skipped')));
    expect(tenant.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  it('assigns what a group gives already where that was asked for', async () => {
    await tenant.policies.assignToGroup(encryption, 'legal@contoso.com', 'Disabled');
    const files = await tenant.create('p', [{ identity: 'ana@contoso.com' }], { includeMasked: true });
    await tenant.plan(files);
    expect(tenant.rows(files)[0]?.effect).toBe('Change');
  });

  it('takes a user named twice once, under whichever name, and refuses a contradiction', async () => {
    const ana = await tenant.policies.getUser('ana@contoso.com');
    const files = await tenant.create('p', [
      { identity: 'ana@contoso.com' },
      { identity: ana.id },
      { identity: 'ANA@contoso.com', policyName: 'UserControlled' },
      { identity: 'ana@contoso.com', policyName: null },
    ]);
    await tenant.plan(files);
    expect(tenant.rows(files).map(({ effect }) => effect)).toEqual(['Change', 'NoChange', 'Invalid', 'Invalid']);
    expect(tenant.rows(files)[1]?.reason).toContain('row 1');
  });

  it('goes on where it was cut off, and gives the same plan', async () => {
    const rows = [...people, 'ana@contoso.com', 'nobody'].map((identity) => ({ identity }));
    const whole = await tenant.create('whole', rows);
    await tenant.plan(whole);
    const text = readFileSync(whole.plan, 'utf8');
    for (const length of [0, 1, 300, 301, text.length - 20, text.length - 1]) {
      const files = await tenant.create(`cut ${length}`, rows);
      writeFileSync(files.plan, text.slice(0, length));
      expect(wholeCount(files.plan)).toBeUndefined();
      await tenant.plan(files);
      expect(readFileSync(files.plan, 'utf8')).toBe(text);
    }
  });

  it('stops when the service cannot be asked, and goes on later', async () => {
    let answers = 5;
    tenant.through = (request, next) =>
      answers-- > 0 ? next(request) : Promise.resolve({ status: 401, headers: {}, body: { error: { code: 'Unauthorized', message: 'No.' } } });
    const files = await tenant.create(
      'p',
      people.map((identity) => ({ identity })),
    );
    await expect(tenant.plan(files)).rejects.toMatchObject({ id: 'Unauthorized' });
    tenant.through = (request, next) => next(request);
    await tenant.plan(files);
    expect(tenant.rows(files)).toHaveLength(people.length);
  });

  it('notices a row that is missing', async () => {
    const files = await tenant.create(
      'p',
      people.map((identity) => ({ identity })),
    );
    await tenant.plan(files);
    const lines = readFileSync(files.plan, 'utf8').split('\n');
    writeFileSync(files.plan, [...lines.slice(0, 2), ...lines.slice(3)].join('\n'));
    expect(() => tenant.rows(files)).toThrow(expect.objectContaining({ id: 'RolloutDamaged' }));
  });

  it('is told apart from one that is not whole', async () => {
    const files = await tenant.create('p', [{ identity: 'ana@contoso.com' }]);
    const { header } = tenant.options(files);
    expect(rolloutSummary(files, header).status).toBe('Planning');
    await tenant.plan(files);
    expect(rolloutSummary(files, header)).toMatchObject({ status: 'Planned', rows: 1, effects: { Change: 1 }, states: { Pending: 1 } });
    writeFileSync(files.input, '');
    appendFileSync(files.input, '{"row":1');
    expect(rolloutSummary(files, header).status).toBe('Incomplete');
  });
});
