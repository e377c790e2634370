import { beforeEach, describe, expect, it } from 'vitest';
import type { Transport } from '../../../src/client/transport.ts';
import { PSObject, type Value } from '../../../src/engine/value.ts';
import { setCallKnowledge } from '../../../src/service/call-knowledge.ts';
import { setPropagationSeconds } from '../../../src/service/propagation.ts';
import { openStore, type Store } from '../../../src/service/store.ts';
import { column, plain, teamsSession, type TeamsSession } from '../teams-session.ts';

let store: Store;
let teams: TeamsSession;
beforeEach(async () => {
  store = await openStore(':memory:');
  teams = await teamsSession({ store });
});

const both = '-CallerClient Windows -CalleeClient Mac';
const test = (more = both) => `Test-CsTeamsEncryptedCall ana@contoso.com ben@contoso.com ${more}`;
const allowAna = 'Grant-CsTeamsEnhancedEncryptionPolicy ana@contoso.com UserControlled';
const allowBoth = `${allowAna}; Grant-CsTeamsEnhancedEncryptionPolicy ben@contoso.com UserControlled`;

interface Tested {
  readonly Verdict: string;
  readonly BlockedBy: readonly string[];
  readonly NotKnown: readonly string[];
  readonly Remedies: readonly string[];
  readonly Gates: readonly { readonly Gate: string; readonly Party: string; readonly State: string; readonly Found: string; readonly Source: string | null }[];
}

async function tested(text: string): Promise<Tested> {
  const { output, errors } = await teams.run(text);
  expect(errors).toEqual([]);
  return plain(output[0]) as Tested;
}

describe('Test-CsTeamsEncryptedCall', () => {
  it('tells the story of the policy without effect: the gate is named, the remedy is run, the verdict changes', async () => {
    await teams.run(allowAna);
    const before = await tested(test());
    expect([before.Verdict, before.BlockedBy]).toEqual(['No', ['Callee EncryptionPolicy']]);
    const remedy = before.Remedies.find((line) => line.startsWith('Grant-'));
    expect((await teams.run(remedy ?? '')).errors).toEqual([]);
    const after = await tested(test());
    expect([after.Verdict, after.NotKnown]).toEqual(['YesIfBothSwitchItOn', ['Caller UserSwitch', 'Callee UserSwitch']]);
  });

  it('has remedies that all work when they are pasted', async () => {
    await teams.run(
      `New-CsTeamsComplianceRecordingPolicy Recorded -Enabled $true -ComplianceRecordingApplications @(New-CsTeamsComplianceRecordingApplication -Id 5e1c7a3c-0a7b-4d6e-9b1f-0c2d3e4f5a6b -Parent Recorded)`,
    );
    await teams.policies.updatePolicy('TeamsComplianceRecordingPolicy', 'Global', {
      Enabled: true,
      ComplianceRecordingApplications: [{ Id: '5e1c7a3c-0a7b-4d6e-9b1f-0c2d3e4f5a6b' }],
    });
    await teams.run('Remove-CsTeamsEnhancedEncryptionPolicy UserControlled; Set-CsTeamsUpdateManagementPolicy -Identity Global -AllowPublicPreview Disabled');
    const { Verdict, BlockedBy, Remedies } = await tested(test(`${both} -AsOf 2021-11-01`));
    expect([Verdict, BlockedBy.length]).toEqual(['No', 6]);
    for (const line of Remedies)
      expect(
        (await teams.run(line)).errors.filter((id) => id !== 'PolicyAlreadyExists'),
        line,
      ).toEqual([]);
    expect(await tested(test(`${both} -AsOf 2021-11-01`))).toMatchObject({ Verdict: 'YesIfBothSwitchItOn', BlockedBy: [] });
  });

  it('names the group and its rank', async () => {
    await teams.run('Grant-CsTeamsEnhancedEncryptionPolicy -Group Europe -PolicyName UserControlled');
    const { Gates } = await tested(test());
    expect(Gates.filter(({ Gate }) => Gate === 'EncryptionPolicy').map(({ Source }) => Source)).toEqual(['Group Europe (rank 1)', 'Group Europe (rank 1)']);
  });

  it('applies the rules of a day', async () => {
    await teams.run(`${allowBoth}; Set-CsTeamsUpdateManagementPolicy -Identity Global -AllowPublicPreview Disabled`);
    expect((await tested(test(`${both} -AsOf 2021-11-01`))).BlockedBy).toEqual(['Caller PreviewMode', 'Callee PreviewMode']);
    expect((await tested(test())).BlockedBy).toEqual([]);
    expect((await tested(test('-CallerClient Ios -CalleeClient Windows -AsOf 2021-10-01'))).BlockedBy).toContain('Caller Client');
  });

  it('says Yes where the sandbox knows both switches, and knows clients from it', async () => {
    await teams.run(allowBoth);
    for (const user of ['ana@contoso.com', 'ben@contoso.com']) await setCallKnowledge(store, user, { encryptionSwitch: true, client: 'Windows' });
    expect((await tested(test(''))).Verdict).toBe('Yes');
    await setCallKnowledge(store, 'ben@contoso.com', { encryptionSwitch: false });
    expect((await tested(test(''))).BlockedBy).toEqual(['Callee UserSwitch']);
    expect((await tested(test('-CalleeClient Web'))).BlockedBy).toEqual(['Callee Client', 'Callee UserSwitch']);
  });

  it('does not know what clients people use unless it is told', async () => {
    await teams.run(allowBoth);
    expect(await tested(test(''))).toMatchObject({ Verdict: 'Unknown', NotKnown: expect.arrayContaining(['Caller Client', 'Callee Client']) as unknown });
  });

  it.each(['Group', 'ScheduledMeeting', 'Pstn'])('says No to a call of type %s', async (type) => {
    expect((await tested(test(`${both} -CallType ${type}`))).BlockedBy).toContain('CallType');
  });

  it('does not know the policies of another tenant, or of guests, without a connection to theirs', async () => {
    for (const callee of ['joe@fabrikam.com', 'xenia@fabrikam.com']) {
      const { Verdict, Gates } = await tested(`Test-CsTeamsEncryptedCall ana@contoso.com ${callee} ${both}`);
      expect(Verdict).toBe('No');
      expect(Gates.find(({ Gate, Party }) => Gate === 'EncryptionPolicy' && Party === 'Callee')?.State).toBe('Unknown');
    }
    await teams.run(allowAna);
    expect((await tested(`Test-CsTeamsEncryptedCall ana@contoso.com joe@fabrikam.com ${both}`)).Verdict).toBe('Unknown');
  });

  it('asks another tenant for its own people', async () => {
    teams.connection.saved.set('fabrikam', { profile: { ...(await teams.connection.current()), name: 'fabrikam' }, token: undefined });
    await teams.run(allowBoth);
    expect((await tested(test(`${both} -CalleeProfile fabrikam`))).Verdict).toBe('YesIfBothSwitchItOn');
    expect((await teams.run(test('-CalleeProfile nowhere'))).errors).toEqual(['ProfileNotFound']);
  });

  it('takes a look-up that failed for Unknown, with the error, never for Global', async () => {
    const broken =
      (part: string) =>
      (transport: Transport): Transport =>
      async (request, signal) =>
        request.path.includes(part)
          ? { status: 503, headers: {}, body: { error: { code: 'ServiceUnavailable', message: 'Later.' } } }
          : transport(request, signal);
    for (const part of ['effectivePolicies', 'configurations/TeamsEnhancedEncryptionPolicy', 'Teams.User/users/ana', 'Teams.Tenant']) {
      teams = await teamsSession({ store, through: broken(part) });
      const { Verdict, Gates } = await tested(test());
      expect(Verdict === 'Unknown' || part.includes('ana'), part).toBe(true);
      expect(
        Gates.find(({ Gate }) => Gate === 'EncryptionPolicy'),
        part,
      ).toMatchObject({ State: 'Unknown', Found: expect.stringContaining('ServiceUnavailable') as unknown });
    }
    const { Gates } = await tested('Test-CsTeamsEncryptedCall nobody@contoso.com ben@contoso.com');
    expect(Gates.find(({ Party }) => Party === 'Caller')).toMatchObject({ State: 'Unknown', Found: expect.stringContaining('UserNotFound') as unknown });
  });

  it('does without what only a service of csteams tells', async () => {
    const plainService =
      (transport: Transport): Transport =>
      async (request, signal) =>
        request.path.startsWith('/Sandbox') ? { status: 404, headers: {}, body: { Message: 'No such thing.' } } : transport(request, signal);
    teams = await teamsSession({ store, through: plainService });
    await teams.run(allowBoth);
    expect(await tested(test())).toMatchObject({ Verdict: 'YesIfBothSwitchItOn' });
    expect(teams.requests.filter((request) => request.includes('/Sandbox'))).toEqual([]);
  });

  it('refuses a client it does not know, before it asks anything', async () => {
    expect((await teams.run(test('-CallerClient Amiga'))).errors).toEqual(['InvalidClient']);
    expect(teams.requests).toEqual([]);
  });

  it('says that a change is on its way, and since when', async () => {
    await store.write((database) => setPropagationSeconds(database, 30));
    await teams.run(allowBoth);
    const { Verdict, Gates, Remedies } = await tested(test());
    expect(Verdict).toBe('No');
    expect(Gates[1]?.Found).toContain('2026-01-02T03:04:05');
    expect(Remedies).toContain('Wait-CsEffectivePolicy -Identity ana@contoso.com -PolicyType TeamsEnhancedEncryptionPolicy -PolicyName UserControlled');
  });
});

describe('many calls at once', () => {
  it('come from objects with Caller and Callee, in order, everyone looked up once', async () => {
    const { output, errors } = await teams.run(
      `$p = 1..50 | ForEach-Object { [pscustomobject]@{ Caller = 'ana@contoso.com'; Callee = 'ben@contoso.com' }; [pscustomobject]@{ Caller = 'ben@contoso.com'; Callee = 'ana@contoso.com' } }; $p | Test-CsTeamsEncryptedCall ${both}`,
    );
    expect(errors).toEqual([]);
    expect(column(output, 'Caller').slice(0, 3)).toEqual(['ana@contoso.com', 'ben@contoso.com', 'ana@contoso.com']);
    expect(output).toHaveLength(100);
    expect(teams.requests.length).toBeLessThan(15);
  });

  it('reports a row that is wrong and goes on', async () => {
    const row = (client: string) => `[pscustomobject]@{ Caller = 'ana@contoso.com'; Callee = 'ben@contoso.com'; CalleeClient = '${client}' }`;
    const { output, errors } = await teams.run(`${row('Amiga')}, ${row('')}, ${row('Mac')} | Test-CsTeamsEncryptedCall`);
    expect(errors).toEqual(['InvalidClient']);
    expect(output).toHaveLength(2);
  });
});

describe('two groups', () => {
  const cells = async (text: string) => (await teams.run(text)).output.map((value: Value) => (value instanceof PSObject ? plain(value) : value));

  it('are added up over all pairs, and nobody calls themselves', async () => {
    await teams.run(
      'Grant-CsTeamsEnhancedEncryptionPolicy -Group legal@contoso.com -PolicyName UserControlled; Grant-CsTeamsEnhancedEncryptionPolicy ben@contoso.com UserControlled',
    );
    expect(await cells(`Test-CsTeamsEncryptedCall -CallerGroup legal@contoso.com -CalleeGroup sales@contoso.com, legal@contoso.com ${both}`)).toMatchObject([
      { Callers: 'Legal', Callees: 'Sales', Pairs: 9, Ready: 3, ReadyShare: 0.333, NotReady: 6, Blocks: [{ Gate: 'Callee EncryptionPolicy', Pairs: 6 }] },
      { Callers: 'Legal', Callees: 'Legal', Pairs: 6, Ready: 6, ReadyShare: 1, Blocks: [] },
    ]);
  });

  it('can be taken apart by department', async () => {
    const rows = (await cells(`Test-CsTeamsEncryptedCall -CallerGroup legal@contoso.com -CalleeGroup Europe -By Department ${both}`)) as {
      Callees: string;
      Pairs: number;
    }[];
    expect(rows.map(({ Callees }) => Callees)).toEqual([...rows.map(({ Callees }) => Callees)].sort());
    expect(rows.reduce((sum, { Pairs }) => sum + Pairs, 0)).toBe(43);
  });

  it('must exist', async () => {
    expect((await teams.run('Test-CsTeamsEncryptedCall -CallerGroup nobody@contoso.com -CalleeGroup Europe')).errors).toEqual(['GroupNotFound']);
  });
});
