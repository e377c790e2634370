import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { playground } from './transcript.ts';

const scripts = join(dirname(fileURLToPath(import.meta.url)), 'scripts');

const users = `UserPrincipalName,Country
ana@contoso.com,FR
ben@contoso.com,DE
nobody@contoso.com,DE
dora@contoso.com,US
`;

describe('a script written for PowerShell and the MicrosoftTeams module', () => {
  it('assigns, logs, reports and ends as it says', () => {
    const { run, folder } = playground();
    copyFileSync(join(scripts, 'assign-encryption-policy.ps1'), join(folder, 'assign.ps1'));
    writeFileSync(join(folder, 'users.csv'), users);
    expect(run('csteams --check assign.ps1').exitCode).toBe(0);

    const dry = run('csteams --quiet -f assign.ps1 -Path users.csv -PolicyName UserControlled -WhatIf');
    expect(dry.output).toContain(
      'What if: Performing the operation "Grant TeamsEnhancedEncryptionPolicy \'UserControlled\'" on target "user ana@contoso.com".',
    );
    expect(run('csteams --quiet Get-CsUserPolicyAssignment -Identity ana@contoso.com --output json').output).toBe('[]');

    const done = run('csteams --quiet -f assign.ps1 -Path users.csv');
    expect(done.exitCode).toBe(3);
    expect(done.output).toContain('3 users, 1 failed.');
    expect(done.output).toContain(`User               Result
----               ------
ana@contoso.com    Assigned
ben@contoso.com    Assigned
nobody@contoso.com Failed`);
    const report = readFileSync(join(folder, 'report.csv'), 'utf8').split('\n');
    expect(report.slice(0, 3)).toEqual(['"User","Result","Error"', '"ana@contoso.com","Assigned",', '"ben@contoso.com","Assigned",']);
    expect(readFileSync(join(folder, 'assign.log'), 'utf8')).toMatch(/\[INFO\] Policy Executives made\.\n[\s\S]*\[WARNING\] nobody@contoso\.com: /);
    expect(run('csteams --quiet -c "(Get-CsEffectivePolicy ben@contoso.com -PolicyType TeamsEnhancedEncryptionPolicy).PolicyName"').output).toBe('Executives');
  });

  it('stops where it says throw', () => {
    const { run, folder } = playground();
    copyFileSync(join(scripts, 'assign-encryption-policy.ps1'), join(folder, 'assign.ps1'));
    const { output, exitCode } = run('csteams --quiet assign.ps1 -Path missing.csv');
    expect(exitCode).toBe(1);
    expect(output).toContain('There is no file missing.csv.');
    expect(readFileSync(join(folder, 'assign.log'), 'utf8')).toContain('[ERROR]');
  });
});
