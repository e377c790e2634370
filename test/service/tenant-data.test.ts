import { describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/service/store.ts';
import { generateTenant, resetTenant } from '../../src/service/tenant-data.ts';
import { importUsers, type ImportRow } from '../../src/service/tenant-import.ts';
import { configurations, encryption, groupPath, sendTo, userPath } from './tenant.ts';

const now = () => new Date('2026-05-06T07:08:09Z');
async function* rows(...given: readonly ImportRow[]): AsyncGenerator<ImportRow> {
  yield* given;
}
const count = async (store: Store, table: string) =>
  Number((await store.read((database) => database.get(`SELECT count(*) AS count FROM ${table}`)))?.['count']);
const dump = (store: Store) =>
  store.read(async (database) => [await database.all('SELECT * FROM users ORDER BY id'), await database.all('SELECT * FROM group_members ORDER BY 1, 2')]);

describe('the small Contoso', () => {
  it('is the same every time', async () => {
    expect(await dump(await openStore(':memory:'))).toEqual(await dump(await openStore(':memory:')));
  });

  it('comes back with a reset', async () => {
    const store = await openStore(':memory:');
    const before = await dump(store);
    const send = sendTo(store);
    await send('POST', configurations, { Identity: 'Mine' });
    await send('PATCH', userPath('ana'), { PolicyName: 'Mine' });
    await send('PATCH', groupPath('Legal'), { PolicyName: 'Mine' });
    await importUsers(store, rows({ UPN: 'new@contoso.com' }), undefined, now);
    await resetTenant(store);
    expect(await dump(store)).toEqual(before);
    expect((await send('GET', configurations)).body).toHaveLength(3);
    expect((await send('GET', '/Skype.Policy/groupPolicyAssignments')).body).toEqual([]);
  });
});

describe('a generated tenant', () => {
  it('has the size that was asked for, Contoso in it, and is the same for the same seed', async () => {
    const [store, again, other] = [await openStore(':memory:'), await openStore(':memory:'), await openStore(':memory:')];
    await generateTenant(store, { users: 500, groups: 12 });
    await generateTenant(again, { users: 500, groups: 12, seed: 1 });
    await generateTenant(other, { users: 500, groups: 12, seed: 2 });
    expect([await count(store, 'users'), await count(store, 'groups')]).toEqual([500, 12]);
    expect(await dump(again)).toEqual(await dump(store));
    expect(await dump(other)).not.toEqual(await dump(store));
    expect(await sendTo(store)('PATCH', userPath('ana@contoso.com'), { PolicyName: 'Disabled' })).toMatchObject({ status: 204 });
    await generateTenant(store, { users: 30, groups: 5 });
    expect([await count(store, 'users'), await count(store, 'groups'), await count(store, 'user_assignments')]).toEqual([30, 5, 0]);
  });
});

describe('an import', () => {
  it('adds users, changes known ones, and keeps what it does not say', async () => {
    const store = await openStore(':memory:');
    const send = sendTo(store);
    await send('PATCH', userPath('ana'), { PolicyName: 'Disabled' });
    const result = await importUsers(
      store,
      rows(
        { userprincipalname: 'ANA@contoso.com', Department: 'Board Office', SipAddress: 'ana.b@contoso.com' },
        { UPN: ' new@contoso.com ', DisplayName: 'New One', AccountEnabled: 'no', AccountType: 'guest', Id: '0D0C8B0E-0000-4000-8000-000000000001' },
      ),
      rows(
        { Group: 'Legal', Member: 'new@contoso.com' },
        { Group: 'Night Shift', Mail: 'night@contoso.com', Member: 'ana.b@contoso.com' },
        { Group: 'night shift' },
      ),
      now,
    );
    expect(result).toEqual({ usersAdded: 1, usersChanged: 1, groupsAdded: 1, membersAdded: 2 });
    expect((await send('GET', '/Teams.User/users/ana.b@contoso.com')).body).toMatchObject({
      userPrincipalName: 'ANA@contoso.com',
      displayName: 'Ana Bowman',
      department: 'Board Office',
      whenChanged: '2026-05-06T07:08:09.000Z',
      effectivePolicyAssignments: [{ policyType: encryption }],
    });
    expect((await send('GET', '/Teams.User/users/0d0c8b0e-0000-4000-8000-000000000001')).body).toMatchObject({
      sipAddress: 'sip:new@contoso.com',
      accountEnabled: false,
      accountType: 'Guest',
    });
  });

  it.each([
    [{ DisplayName: 'x' }],
    [{ UPN: 'a b@contoso.com' }],
    [{ UPN: 'a/b@contoso.com' }],
    [{ UPN: 'x@contoso.com', SipAddress: 'ben@contoso.com' }],
    [{ UPN: 'x@contoso.com', AccountEnabled: 'perhaps' }],
    [{ UPN: 'x@contoso.com', AccountType: 'Robot' }],
    [{ UPN: 'x@contoso.com', Id: '5' }],
  ])('of %j is refused as a whole, with the row', async (row) => {
    const store = await openStore(':memory:');
    const before = await dump(store);
    await expect(importUsers(store, rows({ UPN: 'first@contoso.com' }, row), undefined, now)).rejects.toMatchObject({ id: 'InvalidRequest', target: 'row 2' });
    expect(await dump(store)).toEqual(before);
  });

  it('refuses members that are nobody', async () => {
    const store = await openStore(':memory:');
    await expect(importUsers(store, rows(), rows({ Group: 'New', Member: 'nobody' }), now)).rejects.toMatchObject({ id: 'InvalidRequest', target: 'row 1' });
    expect(await count(store, 'groups')).toBe(5);
  });
});
