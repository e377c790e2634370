import { isAbsolute, join, resolve } from 'node:path';

/** Where csteams keeps what it keeps. */
export interface Folders {
  /** Profiles. */
  readonly config: string;
  /** The sandbox's tenant, credentials, access tokens. */
  readonly data: string;
}

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** As `process.platform` names it. */
  readonly platform: string;
  /** The user's home folder. */
  readonly home: string;
}

/** The platform's folders for a program's settings and data; `CSTEAMS_HOME` takes the place of both. */
export function foldersFor({ environment, platform, home }: Surroundings): Folders {
  const own = environment['CSTEAMS_HOME'];
  if (own !== undefined && own !== '') return { config: resolve(own), data: resolve(own) };
  // A relative path in one of these variables counts as unset, as the XDG specification wants it.
  const folder = (variable: string, otherwise: string): string => {
    const value = environment[variable];
    return value !== undefined && isAbsolute(value) ? value : otherwise;
  };
  switch (platform) {
    case 'win32':
      return {
        config: join(folder('APPDATA', join(home, 'AppData', 'Roaming')), 'csteams', 'Config'),
        data: join(folder('LOCALAPPDATA', join(home, 'AppData', 'Local')), 'csteams', 'Data'),
      };
    case 'darwin':
      return { config: join(home, 'Library', 'Preferences', 'csteams'), data: join(home, 'Library', 'Application Support', 'csteams') };
    default:
      return {
        config: join(folder('XDG_CONFIG_HOME', join(home, '.config')), 'csteams'),
        data: join(folder('XDG_DATA_HOME', join(home, '.local', 'share')), 'csteams'),
      };
  }
}
