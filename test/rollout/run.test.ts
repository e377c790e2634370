import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Transport } from '../../src/client/transport.ts';
import { rolloutSummary } from '../../src/rollout/rollout-rows.ts';
import type { RolloutFiles } from '../../src/rollout/rollout-folder.ts';
import { runRollout } from '../../src/rollout/run.ts';
import { undoRollout } from '../../src/rollout/undo.ts';
import { calling, encryption, people, rolloutTenant, type RolloutTenant } from './rollout-tenant.ts';

let tenant: RolloutTenant;
beforeEach(async () => {
  tenant = await rolloutTenant();
});
afterEach(() => tenant.remove());

const planned = async (name = 'p', policyName: string | null = 'Disabled'): Promise<RolloutFiles> => {
  const files = await tenant.create(
    name,
    people.map((identity) => ({ identity, policyName })),
  );
  await tenant.plan(files);
  tenant.requests.length = 0;
  return files;
};
const states = (files: RolloutFiles) => tenant.rows(files).map(({ state }) => state);
const writes = () => tenant.requests.filter((request) => request.startsWith('PATCH')).length;
const all = <T>(value: T): T[] => people.map(() => value);
const status = (files: RolloutFiles) => rolloutSummary(files, tenant.options(files).header).status;
const isFor = (request: Parameters<Transport>[0], id: string | null): boolean => request.method === 'PATCH' && request.path.includes(id ?? '?');

describe('a run', () => {
  it('sends one request for each row, reads each back, and sends nothing the second time', async () => {
    const files = await planned();
    expect(await runRollout(tenant.options(files))).toEqual({ end: 'completed' });
    expect(states(files)).toEqual(all('Succeeded'));
    expect(tenant.rows(files).map(({ verified }) => verified)).toEqual(all(true));
    expect(await Promise.all(people.map((user) => tenant.policyOf(user)))).toEqual(all('Disabled'));
    expect([writes(), status(files)]).toEqual([people.length, 'Completed']);
    await runRollout(tenant.options(files));
    expect(writes()).toBe(people.length);
  });

  it('leaves the reading back out where that was asked for', async () => {
    const files = await planned();
    await runRollout(tenant.options(files, { verify: false }));
    expect(tenant.requests).toHaveLength(people.length);
    expect(tenant.rows(files).map(({ verified }) => verified)).toEqual(all(false));
  });

  it('notes why a row failed, with id and correlation id, and goes on', async () => {
    const files = await planned();
    const [, second] = tenant.rows(files);
    tenant.through = (request, next) =>
      isFor(request, second?.id ?? null)
        ? Promise.resolve({
            status: 400,
            headers: { 'x-ms-correlation-id': 'corr' },
            body: { error: { code: 'PolicyNotAssignable', message: 'Not this one.' } },
          })
        : next(request);
    await runRollout(tenant.options(files));
    expect(tenant.rows(files)[1]).toMatchObject({ state: 'Failed', reason: 'Not this one.', errorId: 'PolicyNotAssignable', correlationId: 'corr' });
    expect(states(files).filter((state) => state === 'Succeeded')).toHaveLength(people.length - 1);
    tenant.through = (request, next) => next(request);
    await runRollout(tenant.options(files));
    expect(states(files)[1]).toBe('Failed');
    await runRollout(tenant.options(files, { retryFailed: true }));
    expect(states(files)).toEqual(all('Succeeded'));
  });

  it('reads a row whose outcome is not known before it says anything', async () => {
    const files = await planned();
    const [first, second] = tenant.rows(files);
    tenant.through = async (request, next) => {
      if (isFor(request, first?.id ?? null)) {
        await next(request);
        return { status: 504, headers: {} };
      }
      return isFor(request, second?.id ?? null) ? { status: 504, headers: {} } : next(request);
    };
    await runRollout(tenant.options(files));
    expect(states(files).slice(0, 3)).toEqual(['Succeeded', 'Failed', 'Succeeded']);
    expect(tenant.rows(files)[1]?.reason).not.toBeNull();
  });

  it('stops at too many failures, and leaves the rest as it is', async () => {
    tenant.through = (request, next) =>
      request.method === 'PATCH'
        ? Promise.resolve({ status: 400, headers: {}, body: { error: { code: 'PolicyNotAssignable', message: 'No.' } } })
        : next(request);
    const files = await planned();
    const result = await runRollout(tenant.options(files, { maxErrors: 2, limit: 1 }));
    expect(result.end).toBe('errors');
    expect(states(files)).toEqual(['Failed', 'Failed', 'Failed', ...all('Pending').slice(3)]);
    expect(status(files)).toBe('Stopped');
  });

  it('stops at once where nobody may do anything, and blames no row', async () => {
    const files = await planned();
    tenant.through = async (request, next) =>
      request.method === 'PATCH' ? { status: 401, headers: {}, body: { error: { code: 'Unauthorized', message: 'No.' } } } : next(request);
    await expect(runRollout(tenant.options(files, { limit: 1 }))).rejects.toMatchObject({ id: 'Unauthorized' });
    expect([states(files), writes()]).toEqual([all('Pending'), 1]);
  });

  it('says Unknown of what the tenant does not show even later', async () => {
    const files = await planned();
    const [first] = tenant.rows(files);
    tenant.through = (request, next) => (isFor(request, first?.id ?? null) ? Promise.resolve({ status: 204, headers: {} }) : next(request));
    await runRollout(tenant.options(files));
    expect(tenant.rows(files)[0]).toMatchObject({ state: 'Unknown', verified: false });
    expect(states(files).slice(1)).toEqual(all('Succeeded').slice(1));
  });

  it('reads a large rollout back page by page', async () => {
    tenant.remove();
    tenant = await rolloutTenant({ users: 3000 });
    const users: string[] = [];
    for await (const user of tenant.policies.listUsers({ limit: 1500 })) users.push(user.id);
    const files = await tenant.create(
      'large',
      users.map((identity) => ({ identity })),
    );
    await tenant.plan(files);
    tenant.requests.length = 0;
    await runRollout(tenant.options(files));
    const rows = tenant.rows(files);
    expect(rows.every(({ state, verified }) => state === 'Succeeded' && verified)).toBe(true);
    expect(tenant.requests.length).toBeLessThan(1520);
  });

  it('stops when it is told to, and goes on later', async () => {
    const files = await planned();
    const stop = new AbortController();
    let left = 3;
    tenant.through = (request, next) => {
      if (request.method === 'PATCH' && left-- === 0) stop.abort();
      return next(request);
    };
    expect((await runRollout(tenant.options(files, { limit: 1, signal: stop.signal }))).end).toBe('stopped');
    expect(status(files)).toBe('Stopped');
    await runRollout(tenant.options(files));
    expect(states(files)).toEqual(all('Succeeded'));
    expect(writes()).toBe(people.length);
  });
});

it('keeps why a row failed though the next try was stopped before it', async () => {
  const files = await planned();
  const refused = { status: 400, headers: {}, body: { error: { code: 'PolicyNotAssignable', message: 'No.' } } };
  tenant.through = (request, next) => (request.method === 'PATCH' ? Promise.resolve(refused) : next(request));
  await runRollout(tenant.options(files));
  await runRollout(tenant.options(files, { retryFailed: true, limit: 1, maxErrors: 0 }));
  expect(tenant.rows(files).map(({ state, reason }) => [state, reason])).toEqual(all(['Failed', 'No.']));
});

describe('after the end of the process at any moment', () => {
  it('resuming sends nothing twice and loses nothing', async () => {
    const files = await planned();
    await runRollout(tenant.options(files));
    const journal = readFileSync(files.journal);
    const claimEnd = journal.indexOf('\n', journal.indexOf('"claim"')) + 1;
    for (let length = claimEnd; length <= journal.length; length += 7) {
      writeFileSync(files.journal, journal.subarray(0, length));
      tenant.requests.length = 0;
      expect(['Interrupted', 'Completed']).toContain(status(files));
      await runRollout(tenant.options(files));
      expect(states(files)).toEqual(all('Succeeded'));
      expect(writes()).toBe(0);
    }
  });

  it('rows that were claimed and not sent are sent', async () => {
    const files = await planned();
    await runRollout(tenant.options(files));
    const journal = readFileSync(files.journal, 'utf8');
    writeFileSync(files.journal, journal.slice(0, journal.indexOf('\n', journal.indexOf('"claim"')) + 1));
    await tenant.policies.assignToUser(encryption, 'ana@contoso.com', null);
    tenant.requests.length = 0;
    expect(states(files)).toEqual(all('Unknown'));
    await runRollout(tenant.options(files));
    expect([states(files), writes()]).toEqual([all('Succeeded'), 1]);
    expect(await tenant.policyOf('ana@contoso.com')).toBe('Disabled');
  });

  it('rows that another process is about to send are pending, not unknown', async () => {
    const files = await planned();
    await runRollout(tenant.options(files));
    const journal = readFileSync(files.journal, 'utf8');
    writeFileSync(files.journal, journal.slice(0, journal.indexOf('\n', journal.indexOf('"claim"')) + 1));
    writeFileSync(`${files.folder}/lock`, String(process.ppid));
    expect([states(files), status(files)]).toEqual([all('Pending'), 'Running']);
  });

  it('an undo goes on where it was', async () => {
    const files = await planned();
    await runRollout(tenant.options(files));
    const before = readFileSync(files.journal);
    await undoRollout(tenant.options(files));
    const after = readFileSync(files.journal);
    for (let length = before.length; length <= after.length; length += 11) {
      writeFileSync(files.journal, after.subarray(0, length));
      tenant.requests.length = 0;
      await undoRollout(tenant.options(files));
      expect(states(files)).toEqual(all('Undone'));
      expect(writes()).toBe(0);
    }
  });
});

describe('undo', () => {
  it('puts back what each user had, and leaves what others have changed since', async () => {
    await tenant.policies.assignToUser(encryption, 'ana@contoso.com', 'UserControlled');
    const files = await planned();
    await runRollout(tenant.options(files));
    await tenant.policies.assignToUser(encryption, 'ben@contoso.com', 'UserControlled');
    expect(await undoRollout(tenant.options(files))).toEqual({ end: 'completed' });
    expect(await Promise.all(['ana', 'ben', 'diego'].map((name) => tenant.policyOf(`${name}@contoso.com`)))).toEqual([
      'UserControlled',
      'UserControlled',
      null,
    ]);
    expect(states(files)).toEqual(['Undone', 'Kept', ...all('Undone').slice(2)]);
    expect(tenant.rows(files)[1]?.reason).toContain('UserControlled');
    expect(status(files)).toBe('Undone');
  });

  it('touches only what the rollout has done', async () => {
    const files = await planned();
    await runRollout(tenant.options(files, { limit: 1, maxErrors: 0, signal: AbortSignal.abort() }));
    await tenant.policies.assignToUser(encryption, 'ana@contoso.com', 'Disabled');
    tenant.requests.length = 0;
    await undoRollout(tenant.options(files));
    expect(await tenant.policyOf('ana@contoso.com')).toBe('Disabled');
    expect(writes()).toBe(0);
  });
});

describe('batches in a rollout', () => {
  const batched = async (engine: 'Auto' | 'Batch', rows = people.map((identity) => ({ identity }))) => {
    await tenant.policies.createPolicy(calling, { Identity: 'Pilot' });
    const files = await tenant.create(
      'b',
      rows.map((row) => ({ policyType: calling, policyName: 'Pilot', ...row })),
    );
    await tenant.plan(files);
    tenant.requests.length = 0;
    return { files, options: tenant.options(files, { engine }) };
  };
  const submissions = () => tenant.requests.filter((request) => request.startsWith('POST')).length;

  it('are used where the type allows it, and results come back to their rows', async () => {
    const { files, options } = await batched('Batch');
    await runRollout(options);
    expect([states(files), writes(), submissions()]).toEqual([all('Succeeded'), 0, 1]);
    expect(await tenant.policyOf('ana@contoso.com', calling)).toBe('Pilot');
  });

  it('are left alone where rows are few, the type does not allow it, or the tenant does not know them', async () => {
    const { files, options } = await batched('Auto');
    await runRollout(options);
    expect([states(files), writes(), submissions()]).toEqual([all('Succeeded'), people.length, 0]);
    const other = await planned('other');
    await runRollout(tenant.options(other, { engine: 'Auto' }));
    expect([states(other), submissions()]).toEqual([all('Succeeded'), 0]);
  });

  it('are split, and fall back to single requests in a tenant without them', async () => {
    tenant.remove();
    tenant = await rolloutTenant({ users: 6000 });
    const users: { identity: string }[] = [];
    for await (const { id } of tenant.policies.listUsers({ limit: 5200 })) users.push({ identity: id });
    const { files, options } = await batched('Auto', users);
    await runRollout({ ...options, verify: false });
    expect([submissions(), writes()]).toEqual([2, 0]);
    expect(states(files).every((state) => state === 'Succeeded')).toBe(true);

    tenant.through = (request, next) =>
      request.path.includes('/assignments')
        ? Promise.resolve({ status: 404, headers: {}, body: { error: { code: 'RouteNotFound', message: '' } } })
        : next(request);
    const without = await tenant.create(
      'w',
      users.slice(0, 200).map((row) => ({ policyType: calling, policyName: null, ...row })),
    );
    await tenant.plan(without);
    tenant.requests.length = 0;
    await runRollout(tenant.options(without, { engine: 'Auto', verify: false }));
    expect([submissions(), writes()]).toEqual([0, 200]);
  });

  it('fail where they are wanted and not possible', async () => {
    const files = await planned();
    await runRollout(tenant.options(files, { engine: 'Batch' }));
    expect(tenant.rows(files).map(({ state, errorId }) => [state, errorId])).toEqual(all(['Failed', 'BatchNotSupported']));
    await runRollout(tenant.options(files, { engine: 'Auto', retryFailed: true }));
    expect(states(files)).toEqual(all('Succeeded'));
  });

  it('are waited for before they are undone', async () => {
    const { files, options } = await batched('Batch');
    await runRollout({ ...options, verify: false });
    const journal = readFileSync(files.journal, 'utf8');
    // The process ended while the batch was under way, and the service is not done with it for another two looks.
    writeFileSync(files.journal, journal.slice(0, journal.indexOf('\n', journal.indexOf('"submitted"')) + 1));
    for (const user of people) await tenant.policies.assignToUser(calling, user, null);
    let looks = 0;
    tenant.through = async (request, next) => {
      const answer = await next(request);
      if (request.method !== 'GET' || !request.path.includes('/assignments') || looks++ >= 2) return answer;
      if (looks === 2) for (const user of people) await tenant.policies.assignToUser(calling, user, 'Pilot');
      return { ...answer, body: { ...(answer.body as object), OverallStatus: 'InProgress' } };
    };
    expect(await undoRollout(options)).toEqual({ end: 'completed' });
    expect(looks).toBeGreaterThan(2);
    expect(await Promise.all(people.map((user) => tenant.policyOf(user, calling)))).toEqual(all(null));
    expect(states(files)).toEqual(all('Undone'));
  });

  it('are found again after the end of the process, and never submitted twice', async () => {
    const { files, options } = await batched('Batch');
    await runRollout(options);
    const journal = readFileSync(files.journal);
    const named = journal.indexOf('\n', journal.indexOf('"batch"')) + 1;
    for (let length = named; length <= journal.length; length += 13) {
      writeFileSync(files.journal, journal.subarray(0, length));
      tenant.requests.length = 0;
      await runRollout(options);
      expect([states(files), submissions()]).toEqual([all('Succeeded'), 0]);
    }
  });
});
