import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BatchOperationBody } from '../../src/client/routes.ts';
import { openStore, type Store } from '../../src/service/store.ts';
import { generateTenant } from '../../src/service/tenant-data.ts';
import { sendTo, userPath, type Send } from './tenant.ts';

const type = 'TeamsCallingPolicy';
const path = '/Skype.Policy/assignments';

async function tenant(): Promise<{ send: Send; store: Store }> {
  const store = await openStore(':memory:');
  const send = sendTo(store);
  expect((await send('POST', `/Skype.Policy/configurations/${type}`, { Identity: 'Pilot' })).status).toBe(201);
  return { send, store };
}

const submit = async (send: Send, users: readonly unknown[], policyName: string | null = 'Pilot', name?: string) =>
  send('POST', path, { Identity: users, PolicyType: type, PolicyName: policyName }, name === undefined ? undefined : { operationName: name });

const idIn = (reply: { readonly body: unknown }): string => (reply.body as { OperationId: string }).OperationId;

async function finished(send: Send, id: string): Promise<BatchOperationBody> {
  for (let tries = 0; tries < 500; tries++) {
    const body = (await send('GET', `${path}/operations/${id}`)).body as BatchOperationBody;
    if (body.OverallStatus === 'Completed') return body;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('The batch does not end.');
}

const policyOf = async (send: Send, user: string): Promise<unknown> => {
  const { body } = await send('GET', `/Skype.User/users/${user}/effectivePolicies`, undefined, { policyType: type });
  return (body as { PolicyName?: string }[])[0]?.PolicyName ?? null;
};

describe('batches', () => {
  it('assign in the background, by object id or SIP address', async () => {
    const { send } = await tenant();
    const ana = (await send('GET', '/Teams.User/users/ana@contoso.com')).body as { objectId: string };
    const id = idIn(await submit(send, [ana.objectId.toUpperCase(), 'sip:ben@contoso.com', 'chloe.legrand@contoso.com'], 'Tag:pilot', 'My batch'));
    const operation = await finished(send, id);
    expect(operation).toMatchObject({
      OperationName: 'My batch',
      CreatedBy: 'local',
      CompletedCount: 3,
      ErrorCount: 0,
      InProgressCount: 0,
      NotStartedCount: 0,
    });
    expect(operation.CompletedTime).not.toBeNull();
    expect(operation.UserState?.map(({ Result, State }) => [Result, State])).toEqual(Array.from({ length: 3 }, () => ['Success', 'Completed']));
    expect(await Promise.all(['ana', 'ben', 'chloe'].map((user) => policyOf(send, `${user}@contoso.com`)))).toEqual(['Pilot', 'Pilot', 'Pilot']);
  });

  it('say for each user why nothing was assigned; a UPN that is no SIP address names nobody', async () => {
    const { send } = await tenant();
    const operation = await finished(send, idIn(await submit(send, ['chloe@contoso.com', 'nobody@contoso.com', 'ana@contoso.com'])));
    expect(operation.ErrorCount).toBe(2);
    expect(operation.UserState?.map(({ Id, Result }) => [Id, Result])).toEqual([
      ['chloe@contoso.com', 'User not found.'],
      ['nobody@contoso.com', 'User not found.'],
      ['ana@contoso.com', 'Success'],
    ]);
    expect(await policyOf(send, 'chloe@contoso.com')).toBeNull();
  });

  it('take assignments away', async () => {
    const { send } = await tenant();
    await send('PATCH', userPath('ana@contoso.com', type), { PolicyName: 'Pilot' });
    await finished(send, idIn(await submit(send, ['ana@contoso.com'], null)));
    expect(await policyOf(send, 'ana@contoso.com')).toBeNull();
  });

  it('leave out users named twice', async () => {
    const { send } = await tenant();
    const operation = await finished(send, idIn(await submit(send, ['ana@contoso.com', 'SIP:ANA@contoso.com', 'ana@contoso.com'])));
    expect(operation.UserState).toHaveLength(1);
  });

  it.each([
    [{ Identity: ['a'], PolicyType: 'TeamsEnhancedEncryptionPolicy', PolicyName: null }, 'BatchNotSupported'],
    [{ Identity: ['a'], PolicyType: 'TeamsNothingPolicy', PolicyName: null }, 'PolicyTypeNotFound'],
    [{ Identity: ['a'], PolicyType: type, PolicyName: 'Nonesuch' }, 'PolicyNotFound'],
    [{ Identity: ['a'], PolicyType: type, PolicyName: 'Global' }, 'PolicyNotAssignable'],
    [{ Identity: [], PolicyType: type, PolicyName: null }, 'InvalidRequest'],
    [{ Identity: [''], PolicyType: type, PolicyName: null }, 'InvalidRequest'],
    [{ Identity: [7], PolicyType: type, PolicyName: null }, 'InvalidRequest'],
    [{ Identity: 'a', PolicyType: type, PolicyName: null }, 'InvalidRequest'],
    [{ Identity: Array.from({ length: 5001 }, (_, index) => `u${index}`), PolicyType: type, PolicyName: null }, 'BatchTooLarge'],
  ])('refuse %j', async (body, code) => {
    const { send } = await tenant();
    expect((await send('POST', path, body)).error.code).toBe(code);
    expect((await send('GET', `${path}/operations`)).body).toEqual([]);
  });

  it('show how far they are, and are listed by status, newest first, for 30 days', async () => {
    const { send, store } = await tenant();
    await generateTenant(store, { users: 3000, groups: 0, seed: 1 });
    await send('POST', `/Skype.Policy/configurations/${type}`, { Identity: 'Pilot' });
    const page = (await send('GET', '/Teams.User/users', undefined, { pageSize: '1000' })).body as { users: { objectId: string }[] };
    const id = idIn(
      await submit(
        send,
        page.users.map(({ objectId }) => objectId),
      ),
    );
    const early = (await send('GET', `${path}/operations/${id}`)).body as BatchOperationBody;
    expect(early.OverallStatus).not.toBe('Completed');
    expect(early.CompletedCount + early.InProgressCount + early.NotStartedCount).toBe(1000);
    const other = idIn(await submit(send, [page.users[0]?.objectId]));
    expect((await finished(send, id)).CompletedCount).toBe(1000);
    await finished(send, other);
    const later = sendTo(store, { clock: { now: () => new Date('2026-01-20T00:00:00Z') } });
    const third = idIn(await submit(later, [page.users[1]?.objectId]));
    await finished(later, third);
    const ids = async (from: Send, status?: string) =>
      ((await from('GET', `${path}/operations`, undefined, status === undefined ? undefined : { status })).body as BatchOperationBody[]).map(
        (one) => one.OperationId,
      );
    expect((await ids(later))[0]).toBe(third);
    expect(await ids(later, 'completed')).toHaveLength(3);
    expect(await ids(later, 'NotStarted')).toEqual([]);
    const february = sendTo(store, { clock: { now: () => new Date('2026-02-05T00:00:00Z') } });
    expect(await ids(february)).toEqual([third]);
    expect((await february('GET', `${path}/operations/${id}`)).error.code).toBe('BatchOperationNotFound');
  });

  it('go on where they were when the service starts again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csteams-batch-'));
    try {
      const file = join(folder, 'tenant.db');
      const first = await openStore(file);
      await generateTenant(first, { users: 2000, groups: 0, seed: 1 });
      const send = sendTo(first);
      await send('POST', `/Skype.Policy/configurations/${type}`, { Identity: 'Pilot' });
      const page = (await send('GET', '/Teams.User/users', undefined, { pageSize: '1000' })).body as { users: { objectId: string }[] };
      const id = idIn(
        await submit(
          send,
          page.users.map(({ objectId }) => objectId),
        ),
      );
      await first.close();
      const second = await openStore(file);
      const again = sendTo(second);
      // Any request wakes what waits; nobody needs to ask for the batch.
      await again('GET', '/Teams.Tenant/tenants');
      expect(await finished(again, id)).toMatchObject({ CompletedCount: 1000, ErrorCount: 0 });
      await second.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
