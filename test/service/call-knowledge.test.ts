import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPolicyClient, type PolicyClient } from '../../src/client/policy-client.ts';
import { setCallKnowledge } from '../../src/service/call-knowledge.ts';
import { createService } from '../../src/service/service.ts';
import { openStore, type Store } from '../../src/service/store.ts';
import { generateTenant } from '../../src/service/tenant-data.ts';

const clientOf = (store: Store, now = () => new Date()): PolicyClient =>
  createPolicyClient(createService({ store, clock: { now } }), { correlationId: randomUUID });

describe('what a practice tenant knows of a user', () => {
  it('is what it was told, each thing by itself', async () => {
    const store = await openStore(':memory:');
    const client = clientOf(store);
    expect(await setCallKnowledge(store, 'sip:ana@contoso.com', { encryptionSwitch: true, client: 'Windows' })).toBe('ana@contoso.com');
    await setCallKnowledge(store, 'ana@contoso.com', { previewSwitch: false });
    expect(await client.getCallKnowledge('ana@contoso.com')).toMatchObject({ encryptionSwitch: true, previewSwitch: false, client: 'Windows' });
    await setCallKnowledge(store, 'ana@contoso.com', { encryptionSwitch: null, client: null });
    expect(await client.getCallKnowledge('ana@contoso.com')).toMatchObject({ encryptionSwitch: null, previewSwitch: false, client: null });
    await expect(setCallKnowledge(store, 'nobody@contoso.com', {})).rejects.toMatchObject({ id: 'UserNotFound' });
    await expect(client.getCallKnowledge('nobody@contoso.com')).rejects.toMatchObject({ id: 'UserNotFound' });
  });
});

describe('the members of a group', () => {
  it('are the direct ones, with their policies', async () => {
    const client = clientOf(await openStore(':memory:'));
    await client.assignToUser('TeamsEnhancedEncryptionPolicy', 'emma@contoso.com', 'UserControlled');
    const members = [];
    for await (const member of client.listGroupMembers('Executives')) members.push(member);
    expect(members.map(({ userPrincipalName, policies }) => [userPrincipalName, policies])).toEqual([
      ['emma@contoso.com', { TeamsEnhancedEncryptionPolicy: 'UserControlled' }],
    ]);
    await expect(client.listGroupMembers('Nobody')[Symbol.asyncIterator]().next()).rejects.toMatchObject({ id: 'GroupNotFound' });
  });

  it('come in pages, everyone once', async () => {
    const store = await openStore(':memory:');
    await generateTenant(store, { users: 4000, groups: 6 });
    const client = clientOf(store);
    const members = new Set<string>();
    let count = 0;
    for await (const { userPrincipalName } of client.listGroupMembers('group6@contoso.com')) {
      members.add(userPrincipalName);
      count += 1;
    }
    const expected = await store.read((database) =>
      database.get("SELECT count(*) AS count FROM group_members m JOIN groups g ON g.id = m.group_id WHERE g.mail_key = 'group6@contoso.com'"),
    );
    expect([count, members.size]).toEqual([expected?.['count'], expected?.['count']]);
    expect(count).toBeGreaterThan(600);
  });
});

describe('signals', () => {
  it('reach the end of the call for which they are meant, in order, and are forgotten after an hour', async () => {
    const time = { now: Date.parse('2026-01-02T03:00:00Z') };
    const client = clientOf(await openStore(':memory:'), () => new Date(time.now));
    await client.sendSignal('one', 'callee', { kind: 'offer' });
    await client.sendSignal('one', 'callee', { kind: 'bye' });
    await client.sendSignal('two', 'callee', { kind: 'other' });
    const signals = await client.listSignals('one', 'callee', 0);
    expect(signals.map(({ signal }) => signal['kind'])).toEqual(['offer', 'bye']);
    expect((await client.listSignals('one', 'callee', signals[0]?.number ?? 0)).map(({ signal }) => signal['kind'])).toEqual(['bye']);
    expect(await client.listSignals('one', 'caller', 0)).toEqual([]);
    time.now += 3_600_001;
    await client.sendSignal('three', 'callee', {});
    expect(await client.listSignals('one', 'callee', 0)).toEqual([]);
  });

  it('have a size', async () => {
    const client = clientOf(await openStore(':memory:'));
    await expect(client.sendSignal('one', 'callee', { sdp: 'x'.repeat(70_000) })).rejects.toMatchObject({ id: 'InvalidRequest' });
  });
});
