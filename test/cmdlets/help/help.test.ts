import { beforeAll, describe, expect, it } from 'vitest';
import { helpFor } from '../../../src/cmdlets/help/help-text.ts';
import { syntaxLines } from '../../../src/cmdlets/help/syntax.ts';
import { grant } from '../../../src/cmdlets/policy/grant.ts';
import { set } from '../../../src/cmdlets/policy/set.ts';
import type { Value } from '../../../src/engine/value.ts';
import { teamsCallParkPolicy } from '../../../src/policy/types/teams-call-park-policy.ts';
import { teamsEnhancedEncryptionPolicy } from '../../../src/policy/types/teams-enhanced-encryption-policy.ts';
import { column, teamsSession, type TeamsSession } from '../teams-session.ts';

const name = 'Grant-CsTeamsEnhancedEncryptionPolicy';
let teams: TeamsSession;
beforeAll(async () => {
  teams = await teamsSession();
});

const lines = (output: readonly Value[]): readonly string[] => output.filter((line) => typeof line === 'string');
const text = async (command: string): Promise<string> => lines((await teams.run(command)).output).join('\n');

describe('the syntax of a cmdlet', () => {
  it('has a line per parameter set, the default one first', () => {
    expect(syntaxLines(grant(teamsEnhancedEncryptionPolicy))).toEqual([
      `${name} [-Identity] <string> [[-PolicyName] <string>] [-PassThru] [-Wait] [-TimeoutSec <int>] [-ThrottleLimit <int>] [-WhatIf] [-Confirm] [<CommonParameters>]`,
      `${name} [[-PolicyName] <string>] -Group <string> [-Rank <int>] [-PassThru] [-Wait] [-TimeoutSec <int>] [-ThrottleLimit <int>] [-WhatIf] [-Confirm] [<CommonParameters>]`,
      `${name} [[-PolicyName] <string>] -Global [-PassThru] [-Wait] [-TimeoutSec <int>] [-ThrottleLimit <int>] [-WhatIf] [-Confirm] [<CommonParameters>]`,
    ]);
  });

  it('lists the words of an enumeration and hides parameters that do nothing', () => {
    const [line] = syntaxLines(set(teamsEnhancedEncryptionPolicy));
    expect(line).toContain('[-MeetingEndToEndEncryption {Disabled | DisabledUserOverride}]');
    expect(syntaxLines(set(teamsCallParkPolicy)).join()).not.toContain('Tenant');
  });
});

describe('Get-Help', () => {
  it('explains a cmdlet from its definition', async () => {
    const help = await text(`Get-Help ${name}`);
    for (const section of ['NAME', 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION']) expect(help).toContain(`\n${section}\n`);
    expect(help).toContain(name);
  });

  it('is what -? prints, but for the width', () => {
    expect(
      helpFor(grant(teamsEnhancedEncryptionPolicy))
        .split('\n')
        .every((line) => line.length <= 100),
    ).toBe(true);
  });

  it('keeps to the width of the terminal', async () => {
    const narrow = await teamsSession({ host: { width: 60 } });
    const { output } = await narrow.run(`Get-Help ${name}`);
    // Commands are not broken: they are there to be copied.
    const longest = Math.max(
      ...lines(output)
        .filter((line) => !/^ {4}Get-Help/.test(line))
        .map((line) => line.length),
    );
    expect(longest).toBeLessThanOrEqual(60);
  });

  it('shows every example, and only those, with -Examples', async () => {
    const help = await text(`Get-Help ${name} -Examples`);
    for (const { run } of grant(teamsEnhancedEncryptionPolicy).examples) expect(help).toContain(run);
    expect(help).not.toContain('SYNTAX');
  });

  it('shows one parameter with its bounds, and parameters by pattern', async () => {
    const help = await text('Get-Help Set-CsTeamsCallParkPolicy -Parameter ParkTimeoutSeconds');
    expect(help).toContain('120 to 1800');
    expect(help).not.toContain('PickupRangeEnd');
    expect(await text('Get-Help Set-CsTeamsCallParkPolicy -Parameter Pickup*')).toContain('PickupRangeEnd');
  });

  it('finds a cmdlet by its alias, and by a part of its name', async () => {
    expect(await text('Get-Help where')).toContain('Where-Object');
    expect(await text('Get-Help UserPolicyAssign')).toContain('Get-CsUserPolicyAssignment');
  });

  it('lists several matches with what they do', async () => {
    const { output } = await teams.run('Get-Help *-CsTeamsCallParkPolicy');
    expect(column(output, 'Name')).toHaveLength(5);
  });

  it('gives an overview that names every command', async () => {
    const { output } = await teams.run('Get-Help');
    const overview = lines(output).join('\n').replaceAll(/\s+/g, ' ');
    for (const noun of ['CsTeamsEnhancedEncryptionPolicy', 'CsOnlineUser', 'Where-Object', 'MicrosoftTeams', 'Get-Command'])
      expect(overview).toContain(noun.replace(/^\w+-/, ''));
  });

  it('suggests names for one it does not know', async () => {
    const [record] = (await teams.run('Get-Help Grant-CsTeamsEncryption')).records;
    expect(record?.id).toBe('HelpNotFound');
    expect((await teams.run(`Get-Help ${name} -Parameter Nothing`)).errors).toEqual(['HelpNotFound']);
  });
});

describe('Get-Command', () => {
  it('lists names by noun, verb and pattern', async () => {
    expect(column((await teams.run('Get-Command -Noun CsTeamsCallParkPolicy')).output, 'Name')).toHaveLength(5);
    expect(column((await teams.run('Get-Command -Noun CsTeamsCallP* -Verb Grant, Remove')).output, 'Name')).toHaveLength(2);
    expect(column((await teams.run('Get-Command get-csteamsc*policy -Noun *Park*, *Channels*')).output, 'Name')).toEqual([
      'Get-CsTeamsCallParkPolicy',
      'Get-CsTeamsChannelsPolicy',
    ]);
  });

  it('shows aliases when they are asked for', async () => {
    expect(column((await teams.run('Get-Command where')).output, 'CommandType')).toEqual(['Alias']);
    expect(column((await teams.run('Get-Command')).output, 'CommandType')).not.toContain('Alias');
  });

  it('shows how a command is written', async () => {
    expect((await teams.run(`Get-Command ${name} -Syntax`)).output).toEqual(syntaxLines(grant(teamsEnhancedEncryptionPolicy)));
  });

  it('says which name there is not', async () => {
    const { output, errors } = await teams.run('Get-Command Get-Help, Get-Nothing');
    expect(output).toHaveLength(1);
    expect(errors).toEqual(['CommandNotFoundException']);
  });
});
