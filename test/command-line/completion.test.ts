import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playground, type Playground } from '../transcript.ts';
import { has, terminal } from '../shell/tmux.ts';

let place: Playground;
const environment = () => ({ PATH: `${join(place.home, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`, HOME: place.home, LANG: 'C.UTF-8', TERM: 'xterm' });

beforeAll(() => {
  place = playground();
  for (const shell of ['bash', 'zsh', 'fish', 'pwsh']) place.run(`csteams completion ${shell} --functions > ${shell}.script`);
});

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

describe('csteams completion', () => {
  it('knows the shells', () => {
    const { output, exitCode } = place.run('csteams completion tcsh');
    expect(exitCode).toBe(2);
    expect(output).toContain('bash, zsh, fish, pwsh');
  });

  it('defines functions only when asked', () => {
    expect(place.run('csteams completion bash | grep -c "^Set-Cs"').output).toBe('0');
    expect(Number(place.run('grep -c "^Set-Cs" bash.script').output)).toBeGreaterThan(40);
    expect(place.run('grep -cE "^(Sort|Get)-(Object|Date)" bash.script').output).toBe('0');
  });

  it('does not know more of sub-commands than there is', () => {
    for (const words of ['sandbox', 'service', 'service token', 'profile']) {
      const offered = place.run(`csteams __complete bash "" "csteams ${words} "`).output.split('\n');
      const help = place.run(`csteams ${words.includes(' ') ? words.replace(' ', ' help ') : `${words} --help`}`).output;
      for (const word of offered) expect(help).toMatch(new RegExp(`^  ${word}\\b`, 'm'));
    }
  });
});

/** What bash has in COMPREPLY after the line. */
const bash = (line: string): string[] =>
  place
    .run(
      `source ./bash.script; COMP_LINE=${quoted(line)}; COMP_POINT=\${#COMP_LINE}; COMP_WORDBREAKS=$' \\t\\n"\\'@><=;|&(:'; _csteams_complete; printf '%s\\n' "\${COMPREPLY[@]}"`,
    )
    .output.split('\n');

describe('bash', () => {
  it.each([
    ['csteams Grant-CsTeamsEnh', ['Grant-CsTeamsEnhancedEncryptionPolicy']],
    ['csteams g-csteamsenh', ['Get-CsTeamsEnhancedEncryptionPolicy', 'Grant-CsTeamsEnhancedEncryptionPolicy']],
    ['csteams sandb', ['sandbox']],
    ['csteams --quiet sandbox re', ['reset']],
    ['csteams --outp', ['--output']],
    ['csteams --output j', ['json']],
    ['csteams --output=j', ['json']],
    ['csteams --profile sand', ['sandbox']],
    ['csteams Get-CsTenant --outp', ['--output']],
    ['csteams Grant-CsTeamsEnhancedEncryptionPolicy -Gr', ['-Group']],
    ['csteams Grant-CsTeamsEnhancedEncryptionPolicy -Group g -Id', ['']],
    ['csteams --quiet --output json Grant-CsTeamsEnhancedEncryptionPolicy -Gr', ['-Group']],
    ['csteams Set-CsTeamsEnhancedEncryptionPolicy -MeetingEndToEndEncryption d', ['Disabled', 'DisabledUserOverride']],
    ['csteams Get-CsTenant -ErrorAction:S', ['SilentlyContinue', 'Stop']],
    ['csteams Grant-CsTeamsEnhancedEncryptionPolicy -Confirm:', ['true', 'false']],
    ['csteams Grant-CsTeamsEnhancedEncryptionPolicy -PolicyName us', ['UserControlled']],
    ['csteams Grant-CsTeamsEnhancedEncryptionPolicy -Identity an', ['ana@contoso.com']],
    ['csteams Grant-CsTeamsEnhancedEncryptionPolicy ana@', ['@contoso.com']],
    ['echo x | csteams Grant-CsTeamsEnhancedEncryptionPolicy -Gr', ['-Group']],
    ['Grant-CsTeamsEnhancedEncryptionPolicy -Gr', ['-Group']],
    ['csteams -c Get-', ['']],
  ])('completes %j', (line, expected) => {
    expect(bash(line)).toEqual(expected);
  });

  it('escapes what is special to it, unless a quote is open', () => {
    place.run("csteams New-CsTeamsEnhancedEncryptionPolicy 'Tea & Time'");
    expect(bash('csteams Grant-CsTeamsEnhancedEncryptionPolicy -PolicyName te')).toEqual(['Tea\\ \\&\\ Time']);
    expect(bash('csteams Grant-CsTeamsEnhancedEncryptionPolicy -PolicyName "te')).toEqual(['Tea & Time']);
  });

  it('runs cmdlets as commands', () => {
    const { output } = place.run(
      "source ./bash.script; Set-CsTeamsEnhancedEncryptionPolicy -Identity Global -Description 'a  b'; Get-CsTeamsEnhancedEncryptionPolicy Global --quiet --output json",
    );
    expect(output).toContain('"Description": "a  b"');
  });
});

describe.skipIf(!has('tmux'))('bash, with its Tab key in a terminal', () => {
  it('puts candidates in the place of what bash takes for the word', async () => {
    writeFileSync(join(place.home, '.bashrc'), `PS1='> '\nsource ${join(place.folder, 'bash.script')}\n`);
    const shell = terminal('bash -i', environment());
    try {
      await shell.shows(/^>/m);
      shell.type('csteams Grant-CsTeamsEnh');
      shell.keys('Tab');
      await shell.shows('EncryptionPolicy');
      shell.type('ana@c');
      shell.keys('Tab');
      await shell.shows('EncryptionPolicy ana@contoso.com');
      shell.type('-Confirm:f');
      shell.keys('Tab');
      await shell.shows('ana@contoso.com -Confirm:false');
      shell.type('-PolicyName "te');
      shell.keys('Tab');
      await shell.shows('-PolicyName "Tea & Time"');
    } finally {
      shell.close();
    }
  });
});

describe.skipIf(!has('fish'))('fish', () => {
  const fish = (line: string): string[] => place.run(`fish -c ${quoted(`source ./fish.script; complete -C ${quoted(line)}`)}`).output.split('\n');

  it.each([
    ['csteams Grant-CsTeamsEnh', ['Grant-CsTeamsEnhancedEncryptionPolicy']],
    ['csteams Set-CsTeamsEnhancedEncryptionPolicy -MeetingEndToEndEncryption D', ['Disabled', 'DisabledUserOverride']],
    ['csteams Grant-CsTeamsEnhancedEncryptionPolicy -PolicyName Us', ['UserControlled']],
    ['Grant-CsTeamsEnhancedEncryptionPolicy -PolicyName Us', ['UserControlled']],
  ])('completes %j', (line, expected) => {
    expect(fish(line)).toEqual(expected);
  });

  it('shows what a parameter is', () => {
    expect(fish('csteams Grant-CsTeamsEnhancedEncryptionPolicy -Gr').join('\n')).toMatch(/^-Group\t\[string\] GrantToGroup: /);
  });

  it('runs cmdlets as commands', () => {
    expect(place.run("fish -c 'source ./fish.script; Get-CsTeamsEnhancedEncryptionPolicy Global --quiet --output json'").output).toContain(
      '"Identity": "Global"',
    );
  });
});

describe.skipIf(!has('zsh') || !has('tmux'))('zsh, with its Tab key in a terminal', () => {
  let close = (): void => undefined;
  afterAll(() => close());

  it('completes, and runs cmdlets as commands', async () => {
    writeFileSync(join(place.home, '.zshrc'), `autoload -Uz compinit && compinit -u\nPS1='> '\nsource ${join(place.folder, 'zsh.script')}\n`);
    const zsh = terminal('zsh -i', environment());
    close = zsh.close;
    await zsh.shows(/^>/m);
    zsh.type('csteams --quiet Grant-CsTeamsEnh');
    zsh.keys('Tab');
    await zsh.shows('Grant-CsTeamsEnhancedEncryptionPolicy');
    zsh.type('-Gr');
    zsh.keys('Tab');
    await zsh.shows('EncryptionPolicy -Group');
    zsh.keys('C-u');
    zsh.type('Set-CsTeamsEnhancedEncryptionPolicy -MeetingEndToEndEncryption d');
    zsh.keys('Tab');
    await zsh.shows('EndToEndEncryption Disabled');
    zsh.keys('Tab');
    await zsh.shows('DisabledUserOverride');
    zsh.keys('C-u');
    zsh.type('Grant-CsTeamsEnhancedEncryptionPolicy -PolicyName te');
    zsh.keys('Tab');
    await zsh.shows('-PolicyName Tea\\ \\&\\ Time');
    zsh.keys('C-u');
    zsh.type('Get-CsTeamsEnhancedEncryptionPolicy Global --quiet --output json | head -4');
    zsh.keys('Enter');
    await zsh.shows('"Identity": "Global"');
  });
});
