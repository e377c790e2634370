import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plain, teamsSession, type TeamsSession } from '../teams-session.ts';

const type = 'TeamsEnhancedEncryptionPolicy';
let folder: string;
let teams: TeamsSession;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csteams-history-'));
  teams = await teamsSession({ historyFolder: folder, rolloutFolder: folder });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const changes = async (rest = '') => (await teams.run(`Get-CsChangeHistory ${rest}`)).output.map(plain) as Record<string, unknown>[];
const file = () => join(folder, 'history.ndjson');
const policyOf = async (user: string) => (await teams.policies.getUser(user)).policies[type] ?? null;

describe('the change history', () => {
  it.skipIf(!existsSync('/dev/full'))('lets nothing be changed that it cannot note', async () => {
    symlinkSync('/dev/full', file());
    const { errors } = await teams.run(`Grant-Cs${type} ana@contoso.com Disabled`);
    expect(errors).toEqual(['HistoryNotWritable']);
    expect(await policyOf('ana@contoso.com')).toBe(null);
    unlinkSync(file());
    expect((await teams.run(`Grant-Cs${type} ana@contoso.com Disabled`)).errors).toEqual([]);
    expect(await changes()).toHaveLength(1);
  });

  it.skipIf(!existsSync('/dev/full'))('that cannot be written stops a rollout, whose row is done all the same', async () => {
    await teams.run(`'ana@contoso.com', 'ben@contoso.com' | New-CsPolicyRollout r -PolicyType ${type} -PolicyName Disabled`);
    symlinkSync('/dev/full', file());
    expect((await teams.run('Start-CsPolicyRollout r -ThrottleLimit 1')).errors).toEqual(['HistoryNotWritable']);
    const rows = (await teams.run('Get-CsPolicyRollout r -Rows')).output.map(plain) as Record<string, unknown>[];
    expect(rows.map(({ State }) => State)).toEqual(['Succeeded', 'Pending']);
  });

  it('has what a rollout sent before its process ended, once', async () => {
    await teams.run(`'ana@contoso.com', 'ben@contoso.com' | New-CsPolicyRollout r -PolicyType ${type} -PolicyName Disabled`);
    await teams.run('Start-CsPolicyRollout r -NoVerify');
    const [profile = ''] = readdirSync(folder).filter((name) => name !== 'history.ndjson');
    const journal = join(folder, profile, 'r', 'journal.ndjson');
    const lines = readFileSync(journal, 'utf8');
    writeFileSync(journal, lines.slice(0, lines.indexOf('\n', lines.indexOf('"claim"')) + 1));
    const [first = ''] = readFileSync(file(), 'utf8').split('\n');
    writeFileSync(file(), `${first}\n`);
    await teams.run('Resume-CsPolicyRollout r');
    expect((await changes()).map(({ Target, After }) => [Target, After])).toEqual([
      ['ana@contoso.com', 'Disabled'],
      ['ben@contoso.com', 'Disabled'],
    ]);
  });

  it('has every write, with what was there before', async () => {
    await teams.run(`New-Cs${type} Pilot -Description First`);
    await teams.run(`Set-Cs${type} Pilot -Description Second`);
    await teams.run(`Grant-Cs${type} ana@contoso.com Pilot`);
    await teams.run(`Grant-Cs${type} ana@contoso.com Disabled`);
    await teams.run(`Grant-Cs${type} -Group legal@contoso.com -PolicyName Pilot -Rank 1`);
    await teams.run(`Grant-Cs${type} -Group legal@contoso.com -PolicyName $null`);
    await teams.run(`Grant-Cs${type} -Global -PolicyName Pilot`);
    await teams.run(`Grant-Cs${type} -Global -PolicyName $null`);
    await teams.run(`Remove-Cs${type} Pilot`);
    const seen = await changes();
    expect(seen.map(({ Action, TargetType, Target, Outcome }) => [Action, TargetType, Target, Outcome])).toEqual([
      ['Create', 'policy', 'Pilot', 'Succeeded'],
      ['Update', 'policy', 'Pilot', 'Succeeded'],
      ['Assign', 'user', 'ana@contoso.com', 'Succeeded'],
      ['Assign', 'user', 'ana@contoso.com', 'Succeeded'],
      ['Assign', 'group', 'legal@contoso.com', 'Succeeded'],
      ['Assign', 'group', 'legal@contoso.com', 'Succeeded'],
      ['Assign', 'tenant', null, 'Succeeded'],
      ['Assign', 'tenant', null, 'Succeeded'],
      ['Remove', 'policy', 'Pilot', 'Succeeded'],
    ]);
    expect([seen[1]?.['Before'], seen[1]?.['After']]).toEqual(['{"Description":"First"}', '{"Description":"Second"}']);
    expect([seen[3]?.['Before'], seen[3]?.['After']]).toEqual(['Pilot', 'Disabled']);
    expect(seen[5]?.['Before']).toBe('{"policyName":"Pilot","rank":1}');
    for (const change of seen) expect(change['CorrelationId']).toMatch(/^[\da-f-]{36}$/);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('is read by time, user and type', async () => {
    await teams.run(`Grant-Cs${type} ana@contoso.com Disabled; Grant-Cs${type} ben@contoso.com Disabled; Grant-CsTeamsChannelsPolicy ana@contoso.com $null`);
    expect(await changes('-User ANA@contoso.com')).toHaveLength(2);
    expect(await changes(`-User ana@contoso.com -PolicyType ${type}`)).toHaveLength(1);
    expect(await changes("-Since '2026-01-01'")).toHaveLength(3);
    expect(await changes("-Since '2026-02-01'")).toHaveLength(0);
  });

  it('says what failed, and what nobody knows', async () => {
    await teams.run(`Grant-Cs${type} ana@contoso.com Nobody`);
    expect((await changes()).map(({ Outcome }) => Outcome)).toEqual(['Failed']);
    const lines = readFileSync(file(), 'utf8').trimEnd().split('\n');
    rmSync(file());
    appendFileSync(file(), `${lines[0] ?? ''}\ngarbage\nnull\n{"target":5}\n\0\0\n{"of":"torn`);
    teams = await teamsSession({ historyFolder: folder });
    expect((await changes()).map(({ Outcome }) => Outcome)).toEqual(['Pending']);
    await teams.run(`Grant-Cs${type} ana@contoso.com Disabled`);
    expect((await changes()).map(({ Outcome }) => Outcome)).toEqual(['Pending', 'Succeeded']);
  });

  it('has what rollouts change, without another request for each', async () => {
    await teams.run(`'ana@contoso.com', 'ben@contoso.com' | New-CsPolicyRollout r -PolicyType ${type} -PolicyName Disabled`);
    teams.requests.length = 0;
    await teams.run('Start-CsPolicyRollout r -NoVerify');
    expect(teams.requests.filter((request) => request.includes('/users/'))).toHaveLength(2);
    await teams.run('Undo-CsPolicyRollout r');
    expect((await changes()).map(({ Target, Before, After }) => [Target, Before, After])).toEqual([
      ['ana@contoso.com', null, 'Disabled'],
      ['ben@contoso.com', null, 'Disabled'],
      ['ana@contoso.com', 'Disabled', null],
      ['ben@contoso.com', 'Disabled', null],
    ]);
  });

  it('has nothing where that was asked for', async () => {
    teams = await teamsSession();
    expect((await teams.run(`Grant-Cs${type} ana@contoso.com Disabled`)).errors).toEqual([]);
    expect(teams.requests.filter((request) => request.startsWith('GET'))).toEqual([]);
  });
});

describe('Undo-CsChange', () => {
  const undoLast = (rest = '') => teams.run(`Get-CsChangeHistory | Select-Object -Last 1 | Undo-CsChange ${rest}`);

  it('puts back an assignment, and that again', async () => {
    await teams.run(`Grant-Cs${type} ana@contoso.com UserControlled; Grant-Cs${type} ana@contoso.com Disabled`);
    expect((await undoLast()).errors).toEqual([]);
    expect(await policyOf('ana@contoso.com')).toBe('UserControlled');
    await undoLast();
    expect(await policyOf('ana@contoso.com')).toBe('Disabled');
  });

  it('puts back definitions, group and tenant assignments', async () => {
    const description = async () => (await teams.policies.listPolicies(type)).find(({ Identity }) => Identity === 'Tag:Pilot')?.['Description'];
    await teams.run(`New-Cs${type} Pilot -Description First; Set-Cs${type} Pilot -Description Second`);
    await undoLast();
    expect(await description()).toBe('First');
    await teams.run(`Remove-Cs${type} Pilot`);
    await undoLast();
    expect(await description()).toBe('First');
    await teams.run(`Grant-Cs${type} -Group legal@contoso.com -PolicyName Pilot; Grant-Cs${type} -Global -PolicyName Pilot`);
    await undoLast();
    expect((await teams.policies.getTenant()).tenantPolicies).toEqual({});
    await teams.run('Get-CsChangeHistory | Where-Object TargetType -eq group | Undo-CsChange');
    expect(await teams.policies.listGroupAssignments({ type })).toEqual([]);
    await teams.run(`New-Cs${type} Other`);
    await undoLast();
    expect((await teams.run(`Get-Cs${type} Other`)).errors).toEqual(['PolicyNotFound']);
  });

  it('leaves what was changed since, unless it must', async () => {
    await teams.run(`Grant-Cs${type} ana@contoso.com UserControlled`);
    await teams.policies.assignToUser(type, 'ben@contoso.com', 'Disabled');
    await teams.run(`Grant-Cs${type} ana@contoso.com Disabled`);
    const first = (await changes())[0]?.['Id'] as string;
    expect((await teams.run(`Undo-CsChange ${first}`)).errors).toEqual(['ChangedSince']);
    expect((await teams.run(`Undo-CsChange ${first} -Force -WhatIf`)).whatIf).toHaveLength(1);
    expect(await policyOf('ana@contoso.com')).toBe('Disabled');
    await teams.run(`Undo-CsChange ${first} -Force`);
    expect(await policyOf('ana@contoso.com')).toBeNull();
  });

  it.each([
    ['Undo-CsChange nothing', 'ChangeNotFound'],
    ['New-CsBatchPolicyAssignmentOperation -PolicyType TeamsCallingPolicy -Identity ana@contoso.com; Get-CsChangeHistory | Undo-CsChange', 'CannotUndoChange'],
  ])('%s fails with %s', async (text, id) => expect((await teams.run(text)).errors).toEqual([id]));
});
