import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldersFor } from '../../src/config/folders.ts';

const home = resolve('/home/ana');

describe('folders', () => {
  it.each([
    ['linux', {}, '.config/csteams', '.local/share/csteams'],
    ['freebsd', {}, '.config/csteams', '.local/share/csteams'],
    ['darwin', {}, 'Library/Preferences/csteams', 'Library/Application Support/csteams'],
    ['win32', {}, 'AppData/Roaming/csteams/Config', 'AppData/Local/csteams/Data'],
  ])('follow the convention of %s', (platform, environment, config, data) => {
    expect(foldersFor({ platform, environment, home })).toEqual({ config: join(home, config), data: join(home, data) });
  });

  it('follow the XDG variables where they are absolute', () => {
    const environment = { XDG_CONFIG_HOME: resolve('/etc/ana'), XDG_DATA_HOME: 'relative' };
    expect(foldersFor({ platform: 'linux', environment, home })).toEqual({
      config: join(resolve('/etc/ana'), 'csteams'),
      data: join(home, '.local/share/csteams'),
    });
  });

  it('are one folder with CSTEAMS_HOME, on every platform, and not when it is empty', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      expect(foldersFor({ platform, environment: { CSTEAMS_HOME: '/srv/teams' }, home })).toEqual({
        config: resolve('/srv/teams'),
        data: resolve('/srv/teams'),
      });
    }
    expect(foldersFor({ platform: 'linux', environment: { CSTEAMS_HOME: '' }, home }).config).toBe(join(home, '.config/csteams'));
  });
});
