import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { playground } from '../transcript.ts';
import { has, terminal, type Terminal } from './tmux.ts';

describe.skipIf(!has('tmux'))('a question in a terminal', () => {
  const place = playground();
  let shown: Terminal | undefined;
  const ask = (command: string): Terminal =>
    (shown = terminal(`bash -c "${command}; echo code \\$?; read"`, {
      PATH: `${join(place.home, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      HOME: place.home,
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
    }));
  afterEach(() => shown?.close());

  it('is left by Ctrl-C with nothing done and the code for that', async () => {
    place.run('csteams --quiet New-CsTeamsEnhancedEncryptionPolicy Foo');
    const confirm = ask('csteams -q Remove-CsTeamsEnhancedEncryptionPolicy Foo -Confirm');
    await confirm.shows('(default is');
    confirm.keys('C-c');
    await confirm.shows('code 130');
    expect(place.run('csteams --quiet Get-CsTeamsEnhancedEncryptionPolicy Foo').exitCode).toBe(0);
  });

  it('for a mandatory parameter is left by Ctrl-C too', async () => {
    const mandatory = ask('csteams -q New-CsTeamsEnhancedEncryptionPolicy');
    await mandatory.shows('Identity:');
    mandatory.keys('C-c');
    await mandatory.shows('code 130');
  });

  it('ends the script it stands in', async () => {
    place.run('csteams --quiet New-CsTeamsEnhancedEncryptionPolicy Bar');
    const script = ask("csteams -q -c 'Remove-CsTeamsEnhancedEncryptionPolicy Bar -Confirm; 4500 + 67'");
    await script.shows('(default is');
    script.keys('C-c');
    expect(await script.shows('code 130')).not.toContain('4567');
  });
});
