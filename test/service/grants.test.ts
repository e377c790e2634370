import { describe, expect, it } from 'vitest';
import { configurations, contoso, encryption, groupPath, tenantPath, userPath, type Send } from './tenant.ts';

const effective = async (send: Send, user: string, query?: Readonly<Record<string, string>>) =>
  (await send('GET', `/Skype.User/users/${encodeURIComponent(user)}/effectivePolicies`, undefined, query)).body;

describe('a grant to a user', () => {
  it('shows, is replaced, and goes with null or empty text', async () => {
    const send = await contoso();
    expect(await send('PATCH', userPath('ana@contoso.com'), { PolicyName: 'tag:usercontrolled' })).toMatchObject({ status: 204 });
    const source = { AssignmentType: 'Direct', PolicyName: 'UserControlled', Reference: null, Rank: null };
    expect(await effective(send, 'ana@contoso.com')).toEqual([{ PolicyType: encryption, PolicyName: 'UserControlled', PolicySource: [source] }]);
    await send('PATCH', userPath('ana@contoso.com'), { PolicyName: 'Disabled' });
    expect(await effective(send, 'ana@contoso.com')).toMatchObject([{ PolicyName: 'Disabled', PolicySource: [{}] }]);
    await send('PATCH', userPath('ana@contoso.com'), { PolicyName: null });
    expect(await effective(send, 'ana@contoso.com')).toEqual([]);
    expect(await send('PATCH', userPath('ana@contoso.com'), { PolicyName: '' })).toMatchObject({ status: 204 });
  });

  it('finds the user by every identity there is', async () => {
    const send = await contoso();
    const { objectId } = (await send('GET', '/Teams.User/users/chloe@contoso.com')).body as { readonly objectId: string };
    for (const user of [
      objectId,
      objectId.toUpperCase(),
      'CHLOE@contoso.com',
      'sip:chloe.legrand@contoso.com',
      'chloe.legrand@CONTOSO.com',
      'chloe',
      'Chloe Legrand',
    ]) {
      expect((await send('GET', `/Teams.User/users/${encodeURIComponent(user)}`)).body).toMatchObject({ objectId });
    }
  });

  it('refuses a name that two users share, and lists them', async () => {
    const send = await contoso();
    const refused = await send('PATCH', userPath('lee gu'), { PolicyName: 'Disabled' });
    expect(refused).toMatchObject({ status: 400, error: { code: 'AmbiguousIdentity', target: 'lee gu' } });
    expect(refused.error.details).toHaveLength(2);
    expect(refused.error.recommendation).toContain('lee.gu@contoso.com');
  });

  it.each([
    ['nobody@contoso.com', { PolicyName: 'Disabled' }, 404, 'UserNotFound'],
    ['ana@contoso.com\0', { PolicyName: 'Disabled' }, 400, 'InvalidRequest'],
    ['ana@contoso.com', { PolicyName: 'Nope' }, 404, 'PolicyNotFound'],
    ['ana@contoso.com', { PolicyName: 'Disabled\0x' }, 400, 'InvalidRequest'],
    ['ana@contoso.com', { PolicyName: 'Global' }, 400, 'PolicyNotAssignable'],
    ['ana@contoso.com', { PolicyName: 'tag:GLOBAL' }, 400, 'PolicyNotAssignable'],
    ['ana@contoso.com', { PolicyName: 7 }, 400, 'InvalidRequest'],
    ['ana@contoso.com', {}, 400, 'InvalidRequest'],
    ['ana@contoso.com', undefined, 400, 'InvalidRequest'],
  ])('to %j of %j is refused', async (user, body, status, code) => {
    const send = await contoso();
    expect(await send('PATCH', userPath(user), body)).toMatchObject({ status, error: { code } });
    expect(await effective(send, 'ana@contoso.com')).toEqual([]);
  });

  it('says what Microsoft says about Global, and suggests a near user', async () => {
    const send = await contoso();
    const refused = await send('PATCH', userPath('ana@contoso.com'), { PolicyName: 'global' });
    expect(refused.error.message).toBe('Policy "Global" is not a user policy. You can assign only a user policy to a specific user.');
    expect((await send('PATCH', userPath('anna@contoso.com'), { PolicyName: null })).error.details).toEqual(['ana@contoso.com']);
  });
});

describe('a grant to the tenant', () => {
  it('shows with the tenant, and goes with null or Global', async () => {
    const send = await contoso();
    const granted = async () => ((await send('GET', '/Teams.Tenant/tenants')).body as { readonly tenantPolicies: unknown }).tenantPolicies;
    for (const none of [null, 'global']) {
      expect(await send('PATCH', tenantPath(), { PolicyName: 'usercontrolled' })).toMatchObject({ status: 204 });
      expect(await granted()).toEqual({ [encryption]: 'UserControlled' });
      await send('PATCH', tenantPath(), { PolicyName: none });
      expect(await granted()).toEqual({});
    }
    expect(await send('PATCH', tenantPath(), { PolicyName: 'Nope' })).toMatchObject({ status: 404, error: { code: 'PolicyNotFound' } });
  });
});

describe('grants to groups', () => {
  const list = async (send: Send, query?: Readonly<Record<string, string>>) =>
    (await send('GET', '/Skype.Policy/groupPolicyAssignments', undefined, query)).body as readonly Readonly<Record<string, unknown>>[];
  const ranks = async (send: Send) => {
    const { groups } = (await send('GET', '/Teams.Directory/groups', undefined, { searchQuery: '' })).body as {
      readonly groups: readonly { readonly id: string; readonly displayName: string }[];
    };
    return (await list(send)).map(({ GroupId, Rank }) => `${String(Rank)} ${groups.find(({ id }) => id === GroupId)?.displayName ?? ''}`);
  };

  it('are ranked 1, 2, 3 …, moved, and closed up', async () => {
    const send = await contoso();
    const grant = { PolicyName: 'Disabled' };
    await send('PATCH', groupPath('legal@contoso.com'), grant);
    await send('PATCH', groupPath('Sales'), { ...grant, Rank: 7 });
    await send('PATCH', groupPath('Europe'), { ...grant, Rank: 1 });
    expect(await ranks(send)).toEqual(['1 Europe', '2 Legal', '3 Sales']);
    await send('PATCH', groupPath('Sales'), { PolicyName: 'UserControlled', Rank: 2 });
    expect(await ranks(send)).toEqual(['1 Europe', '2 Sales', '3 Legal']);
    await send('PATCH', groupPath('Europe'), { PolicyName: 'UserControlled', Rank: null });
    expect(await ranks(send)).toEqual(['1 Europe', '2 Sales', '3 Legal']);
    expect(await send('DELETE', groupPath('Europe'))).toMatchObject({ status: 204 });
    expect(await ranks(send)).toEqual(['1 Sales', '2 Legal']);
    await send('PATCH', groupPath('Sales'), { PolicyName: null });
    expect(await ranks(send)).toEqual(['1 Legal']);
  });

  it('are listed by type and group', async () => {
    const send = await contoso();
    const created = { CreatedTime: '2026-01-02T03:04:05.000Z', CreatedBy: 'local' };
    await send('POST', '/Skype.Policy/configurations/TeamsChannelsPolicy', { Identity: 'Open' });
    await send('PATCH', groupPath('Legal', 'teamschannelspolicy'), { PolicyName: 'Open' });
    await send('PATCH', groupPath('Sales'), { PolicyName: 'Disabled' });
    expect(await list(send)).toMatchObject([{ PolicyType: 'TeamsChannelsPolicy', PolicyName: 'Open', Rank: 1, ...created }, { PolicyType: encryption }]);
    expect(await list(send, { policyType: encryption.toLowerCase() })).toHaveLength(1);
    expect(await list(send, { groupId: 'legal' })).toMatchObject([{ PolicyType: 'TeamsChannelsPolicy' }]);
    expect(await list(send, { groupId: 'legal', policyType: encryption })).toEqual([]);
  });

  it.each([
    ['Legal', { PolicyName: 'Disabled', Rank: 0 }, 400, 'InvalidRank'],
    ['Legal', { PolicyName: 'Disabled', Rank: '1' }, 400, 'InvalidRank'],
    ['Legal', { PolicyName: 'Global' }, 400, 'PolicyNotAssignable'],
    ['Legal', { PolicyName: 'Nope' }, 404, 'PolicyNotFound'],
    ['Legall', { PolicyName: 'Disabled' }, 404, 'GroupNotFound'],
  ])('to %s of %j are refused', async (group, body, status, code) => {
    const send = await contoso();
    expect(await send('PATCH', groupPath(group), body)).toMatchObject({ status, error: { code } });
    expect(await list(send)).toEqual([]);
  });

  it('that are not there cannot be removed, except by a grant of nothing', async () => {
    const send = await contoso();
    expect(await send('DELETE', groupPath('Legal'))).toMatchObject({ status: 404, error: { code: 'GroupAssignmentNotFound' } });
    expect(await send('PATCH', groupPath('Legal'), { PolicyName: null })).toMatchObject({ status: 204 });
  });

  it('reach direct members only', async () => {
    const send = await contoso();
    await send('POST', configurations, { Identity: 'Executives' });
    await send('PATCH', groupPath('Executives'), { PolicyName: 'Executives' });
    expect(await effective(send, 'emma')).toMatchObject([{ PolicyName: 'Executives', PolicySource: [{ AssignmentType: 'Group', Rank: 1 }] }]);
    expect(await effective(send, 'jonas')).toEqual([]);
  });

  it('stand behind a direct assignment, in the order of their ranks', async () => {
    const send = await contoso();
    await send('POST', configurations, { Identity: 'X' });
    await send('PATCH', groupPath('Legal'), { PolicyName: 'Disabled' });
    await send('PATCH', groupPath('Europe'), { PolicyName: 'UserControlled', Rank: 1 });
    await send('PATCH', userPath('ana'), { PolicyName: 'X' });
    await send('PATCH', tenantPath(), { PolicyName: 'X' });
    expect(await effective(send, 'ana', { policyType: encryption })).toMatchObject([
      { PolicyName: 'X', PolicySource: [{ AssignmentType: 'Direct' }, { PolicyName: 'UserControlled', Rank: 1 }, { PolicyName: 'Disabled', Rank: 2 }] },
    ]);
    expect(await effective(send, 'ana', { policyType: 'TeamsCallParkPolicy' })).toEqual([]);
    const { effectivePolicyAssignments } = (await send('GET', '/Teams.User/users/tomas')).body as { readonly effectivePolicyAssignments: unknown };
    expect(effectivePolicyAssignments).toMatchObject([{ policyType: encryption, policyAssignment: { assignmentType: 'Group', displayName: 'Disabled' } }]);
  });
});
