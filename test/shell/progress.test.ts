import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { slowService } from '../slow-service.ts';
import { playground, type Playground } from '../transcript.ts';
import { has, terminal, type Terminal } from './tmux.ts';

describe.skipIf(!has('tmux'))('the progress of a fan-out in a terminal', () => {
  let service: Awaited<ReturnType<typeof slowService>>;
  let place: Playground;
  let screen: Terminal | undefined;

  beforeAll(async () => {
    place = playground();
    service = await slowService(place);
    place.run(`CSTEAMS_TOKEN=${service.token} csteams Connect-MicrosoftTeams -ServiceUri ${service.uri}`);
  });
  afterEach(() => screen?.close());
  afterAll(() => service.stop());

  const start = (command: string): Terminal =>
    (screen = terminal(`${command}; echo "left with $?"; sleep 60`, {
      PATH: `${join(place.home, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      HOME: place.home,
      CSTEAMS_TOKEN: service.token,
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
    }));
  const lookUp = (count: number, rest = ''): string =>
    `csteams -c '@("ana@contoso.com") * ${count} | Get-CsEffectivePolicy -PolicyType TeamsEnhancedEncryptionPolicy -ThrottleLimit 4${rest}'`;

  it('is a bar below the rows, which goes away', async () => {
    const shown = await start(lookUp(24)).shows(/Get-CsEffectivePolicy \[=+ *\] \d+\/24 .*\/s, .* left$/m);
    expect(shown.split('\n').at(-1)).toContain('Get-CsEffectivePolicy [');
    const rows = (await screen?.shows('left with 0')) ?? '';
    expect(rows.match(/^ana@contoso.com Global/gm)).toHaveLength(24);
    expect(rows).not.toContain('/24');
  });

  it('is left out where the preference says so', async () => {
    const shown = await start(lookUp(16, ' -ProgressAction SilentlyContinue')).shows('left with 0');
    expect(shown).not.toContain('Get-CsEffectivePolicy [');
  });

  it('is no bar on a terminal that cannot erase', async () => {
    const shown = start(lookUp(24).replace('csteams', 'TERM=dumb csteams'));
    const looks: string[] = [];
    while (!shown.screen().includes('left with')) {
      looks.push(shown.screen());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(looks.filter((text) => text.includes('Get-CsEffectivePolicy ['))).toEqual([]);
  });

  it('leaves nothing behind on Ctrl-C', async () => {
    await start(lookUp(400)).shows('/400');
    screen?.keys('C-c');
    const rows = (await screen?.shows('left with 130')) ?? '';
    expect(rows).not.toContain('/400');
  });
});
