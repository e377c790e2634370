import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playground } from './transcript.ts';

/** What only the bundle can get wrong: parts that are loaded late, in the form the build gives them. */
describe('the built command', () => {
  const { run, folder } = playground();

  it.each([
    ['json', '"Identity": "Global"'],
    ['ndjson', '{"Identity":"Global"'],
    ['csv', 'Identity,'],
    ['tsv', 'Identity\t'],
    ['yaml', '- Identity: Global'],
    ['table', 'Identity'],
    ['list', 'Identity                             : Global'],
  ])('prints %s', (format, part) => {
    const { output, exitCode } = run(`csteams --quiet Get-CsTeamsEnhancedEncryptionPolicy --output ${format}`);
    expect(exitCode).toBe(0);
    expect(output).toContain(part);
  });

  it('imports users from CSV files, and serves tokens and profiles', () => {
    writeFileSync(join(folder, 'users.csv'), 'UserPrincipalName,DisplayName,Department\nzoe@contoso.com,Zoë 漢字,Legal\n');
    expect(run('csteams sandbox import users.csv')).toMatchObject({ exitCode: 0, output: expect.stringContaining('1 added') as string });
    expect(run('csteams --quiet Get-CsOnlineUser zoe@contoso.com --output json').output).toContain('漢字');
    expect(run('csteams --quiet Get-CsOnlineUser -Filter "Department -eq \'Legal\'"').output).toContain('Zoë 漢字');
    expect(run('csteams service token new laptop').exitCode).toBe(0);
    expect(run('csteams service token list').output).toContain('laptop');
    expect(run('csteams profile list').output).toContain('sandbox');
  });

  it('reads and writes files of a script', () => {
    expect(
      run('csteams --quiet -c "Get-CsOnlineUser -ResultSize 3 | Export-Csv out.csv; (Import-Csv out.csv).Count; Get-Date -Format yyyy | Out-File year.txt"')
        .output,
    ).toBe('3');
    expect(readFileSync(join(folder, 'year.txt'), 'utf8')).toMatch(/^\d{4}\n$/);
  });

  it('changes the instance that is piped in, not Global', () => {
    const both = 'csteams --quiet Get-CsTeamsEnhancedEncryptionPolicy --output csv';
    run('csteams --quiet Get-CsTeamsEnhancedEncryptionPolicy Disabled --output json | csteams --quiet Set-CsTeamsEnhancedEncryptionPolicy -Description piped');
    expect(run(both).output).toMatch(/^Global,Disabled,Disabled,$/m);
    expect(run(both).output).toMatch(/^Tag:Disabled,Disabled,Disabled,piped$/m);
  });

  it('warns once that Global was reset', () => {
    expect(run('csteams --quiet Remove-CsTeamsEnhancedEncryptionPolicy Global').output.match(/WARNING/g)).toHaveLength(1);
    expect(run('csteams --quiet Remove-CsTeamsEnhancedEncryptionPolicy Global -WarningAction SilentlyContinue').output).toBe('');
  });

  it('explains a sub-command of a sub-command', () => {
    const { output, exitCode } = run('csteams service start --help');
    expect([exitCode, output]).toEqual([0, expect.stringContaining('--tls-cert')]);
    expect(run('csteams sandbox --help import').output).toContain('--groups');
  });

  it.skipIf(!existsSync('/dev/full'))('says that its output cannot be written', () => {
    for (const format of ['table', 'json']) {
      const { output, exitCode } = run(`csteams --quiet Get-CsOnlineUser --output ${format} >/dev/full`);
      expect([exitCode, output]).toEqual([1, expect.stringMatching(/^WriteError: /)]);
      expect(output).not.toContain('node:');
    }
  });

  it('does not mind a reader that goes away', () => {
    expect(run('csteams --quiet Get-CsOnlineUser | head -1; echo ${PIPESTATUS[0]}').output).toMatch(/^0$/m);
  });

  it('goes through a proxy, and says when it is not there', () => {
    writeFileSync(join(folder, 'secret.txt'), 'a-secret');
    const { output, exitCode } = run(
      'HTTPS_PROXY=http://127.0.0.1:9 csteams Connect-MicrosoftTeams -TenantId contoso.com -ApplicationId 2c1f9f0e-3c5e-4a57-9a38-5f0c2a0b7d11 -ClientSecretFile secret.txt',
    );
    expect([exitCode, output]).toEqual([4, expect.stringMatching(/login\.microsoftonline\.com cannot be reached: nothing listens there.*HTTPS_PROXY/s)]);
  });

  it('says what it does not know', () => {
    expect(run('csteams --outptu json Get-CsTenant').exitCode).toBe(2);
    expect(run('csteams sandbox frobnicate').exitCode).toBe(2);
    expect(run('csteams --profile nowhere Get-CsTenant').exitCode).toBe(1);
    expect(run('csteams -f missing.ps1').exitCode).toBe(1);
  });
});
