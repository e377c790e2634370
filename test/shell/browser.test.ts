import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserCommand, openBrowser } from '../../src/shell/browser.ts';

const url = 'https://login.example/authorize?a=1&b=$(touch x);%s';
const on = (platform: string, environment: Readonly<Record<string, string>> = {}) => ({ platform, environment: (name: string) => environment[name] });

describe('the browser', () => {
  it.each([
    ['linux', { DISPLAY: ':0' }, ['xdg-open', url]],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open', url]],
    ['linux', {}, undefined],
    ['darwin', {}, ['open', url]],
    ['win32', {}, ['rundll32', 'url.dll,FileProtocolHandler', url]],
    ['linux', { BROWSER: 'lynx -nopause' }, ['lynx', '-nopause', url]],
    ['linux', { BROWSER: 'open-it --url=%s' }, ['open-it', `--url=${url}`]],
  ])('on %s with %j is %j', (platform, environment, command) => {
    expect(browserCommand(url, on(platform, environment as Readonly<Record<string, string>>))).toEqual(command);
  });

  it.skipIf(process.platform === 'win32')('is given the address as one word that no shell reads', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csteams-browser-'));
    try {
      writeFileSync(join(folder, 'browser'), `#!/bin/sh\nprintf '%s' "$1" > ${folder}/seen\n`, { mode: 0o755 });
      expect(await openBrowser(url, on('linux', { BROWSER: join(folder, 'browser') }))).toBe(true);
      expect(readFileSync(join(folder, 'seen'), 'utf8')).toBe(url);
      expect(await openBrowser(url, on('linux', { BROWSER: join(folder, 'nothing') }))).toBe(false);
      expect(await openBrowser(url, on('linux', { BROWSER: 'false' }))).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
