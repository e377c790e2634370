import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { playground, type Playground } from '../transcript.ts';
import { has, terminal, type Terminal } from './tmux.ts';

describe.skipIf(!has('tmux'))('the shell in a terminal', () => {
  let place: Playground;
  let shell: Terminal;
  let data: string;

  const start = async (): Promise<void> => {
    shell = terminal('csteams', {
      PATH: `${join(place.home, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      HOME: place.home,
      CSTEAMS_HOME: data,
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
    });
    await shell.shows('PS sandbox>');
  };
  /** Runs a line and waits for what it shows. */
  const enter = async (line: string, expected: string | RegExp): Promise<string> => {
    shell.type(line);
    shell.keys('Enter');
    return shell.shows(expected);
  };

  beforeAll(async () => {
    place = playground();
    data = join(place.home, 'data');
    await start();
  });
  afterAll(() => shell.close());
  beforeEach(() => shell.keys('C-c', 'C-l'));

  it('runs scripts in one session', async () => {
    await enter('$x = 20 + 2', /sandbox>\s*$/);
    await enter('"x is $x"', /^x is 22$/m);
    await enter('Get-CsTeamsEnhancedEncryptionPolicy | Select-Object -First 1 Identity', 'Global');
  });

  it('completes commands, parameters, values and names', async () => {
    shell.type('Grant-CsTeamsEnh');
    shell.keys('Tab');
    await shell.shows('Grant-CsTeamsEnhancedEncryptionPolicy');
    shell.type(' -pol');
    shell.keys('Tab');
    await shell.shows('Policy -PolicyName');
    shell.type(' us');
    shell.keys('Tab');
    await shell.shows('-PolicyName UserControlled');
    shell.type(' -Identity ana@');
    shell.keys('Tab');
    await shell.shows('-Identity ana@contoso.com');
    shell.keys('C-c');
    shell.type('Set-CsTeamsEnhancedEncryptionPolicy -MeetingEndToEndEncryption d');
    shell.keys('Tab');
    await shell.shows('EndToEndEncryption Disabled');
    shell.keys('Tab');
    await shell.shows('DisabledUserOverride');
  });

  it('goes on over several lines as long as the parser wants more', async () => {
    await enter('1..3 | ForEach-Object {', '>>');
    await enter('  $_ * 11', />>.*\n>>/);
    shell.type('}');
    shell.keys('Enter');
    expect(await shell.shows(/^33$/m)).toMatch(/^11$\n^22$/m);
  });

  it('forgets an unfinished input on Ctrl-C', async () => {
    await enter('if ($true) {', '>>');
    shell.keys('C-c');
    await enter('"after " + "all"', /^after all$/m);
  });

  it('stops what runs on Ctrl-C, twice, and keeps the prompt', async () => {
    for (const round of [1, 2]) {
      await enter(`while ($true) { $i${round}++ }`, 'while');
      await new Promise((resolve) => setTimeout(resolve, 300));
      shell.keys('C-c');
      await enter(`"round ${round} " + ($i${round} -gt 0)`, `round ${round} True`);
    }
    await enter('Start-Sleep 60; "not reached"', 'Start-Sleep');
    shell.keys('C-c');
    expect(await enter('"awake"', /^awake$/m)).not.toMatch(/^not reached$/m);
  });

  it('shows errors and goes on', async () => {
    await enter('Get-Zorkmid', "The term 'Get-Zorkmid' is not recognized");
    await enter('1 +* 2', 'ParserError');
    await enter('"still " + "here"', /^still here$/m);
  });

  it('asks with the line editor, and forgets the answers', async () => {
    await enter('$n = Read-Host "Your name"', 'Your name:');
    await enter('Ana Zork', /sandbox>\s*$/);
    await enter('"Hello $n"', /^Hello Ana Zork$/m);
    await enter('$code = Read-Host "Code" -MaskInput', 'Code:');
    await enter('xyzzy', /Code:\s+PS sandbox>/);
    expect(shell.screen()).not.toContain('xyzzy');
    await enter('"It was $code"', /^It was xyzzy$/m);
    await enter('Remove-CsTeamsEnhancedEncryptionPolicy Disabled -Confirm', '(default is "Y")');
    shell.keys('C-c');
    await enter('(Get-CsTeamsEnhancedEncryptionPolicy Disabled).Identity', /^Tag:Disabled$/m);
    expect(readFileSync(join(data, 'history'), 'utf8')).not.toMatch(/Ana Zork|xyzzy/);
  });

  it('explains the current command on F1', async () => {
    shell.type('Get-CsTenant ');
    shell.keys('F1');
    await shell.shows('SYNOPSIS');
    await shell.shows(/Get-CsTenant\s*$/);
  });

  it('searches its history with Ctrl-R', async () => {
    await enter('"needle" + 1', /^needle1$/m);
    await enter('"hay"', /^hay$/m);
    shell.keys('C-l', 'C-r');
    shell.type('needle');
    await shell.shows(/bck-i-search|reverse/);
    shell.keys('Enter');
    await shell.shows(/^needle1$/m);
  });

  it('lets no control character of data reach the terminal', async () => {
    await enter('"a$([char]27)[31mb" + "c"; ConvertFrom-Json \'{"n":"x\\u001b[2Jy"}\'', 'x␛[2Jy');
  });

  it('keeps its history for the next shell, readable by its owner only, without secrets', async () => {
    await enter('"kept " + "line"', /^kept line$/m);
    await enter('$password = "hidden"', /sandbox>\s*$/);
    shell.keys('C-d');
    await expect.poll(() => shell.ended()).toBe(true);
    const file = join(data, 'history');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('"kept " + "line"');
    expect(text).not.toContain('hidden');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await start();
    shell.keys('Up');
    await shell.shows('PS sandbox> "kept " + "line"');
  });

  it('leaves with the code that exit says', async () => {
    shell.close();
    shell = terminal(`csteams shell; echo "left with $?"; sleep 60`, {
      PATH: `${join(place.home, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      HOME: place.home,
      CSTEAMS_HOME: data,
      LANG: 'C.UTF-8',
      TERM: 'xterm',
    });
    await shell.shows('PS sandbox>');
    await enter('exit 7', 'left with 7');
  });

  it('says when it is a real tenant', async () => {
    shell.close();
    mkdirSync(data, { recursive: true });
    writeFileSync(
      join(data, 'config.json'),
      JSON.stringify({ current: 'contoso', profiles: [{ name: 'contoso', kind: 'service', serviceUri: 'https://127.0.0.1:1' }] }),
    );
    shell = terminal('csteams', {
      PATH: `${join(place.home, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      HOME: place.home,
      CSTEAMS_HOME: data,
      LANG: 'C.UTF-8',
      TERM: 'xterm',
    });
    await shell.shows('PS contoso (live)>');
  });
});

describe('the shell without a terminal', () => {
  it('is refused by name, and is help without', () => {
    const place = playground();
    expect(place.run('csteams shell')).toMatchObject({ exitCode: 2 });
    expect(place.run('csteams')).toMatchObject({ exitCode: 0, output: expect.stringContaining('Usage: csteams') as string });
  });
});
