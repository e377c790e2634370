import { basename, dirname } from 'node:path';
import { readJsonObject } from './json-file.ts';
import { withLock } from './lock.ts';

type Settings = Readonly<Record<string, unknown>>;

/**
 * Changes settings in a JSON file that only its owner can read. `change` sees what is there now and gives the members to set; others stay.
 * The only file that knows conf, which is loaded to write and never to read. Rejects with ConfigurationDamaged, ConfigurationReadOnly or StoreFull.
 */
export async function updateSettings(file: string, change: (settings: Settings) => Settings): Promise<void> {
  const { default: Conf } = await import('conf');
  await withLock(file, async () => {
    const changed = change(readJsonObject(file) ?? {});
    const settings = new Conf({
      cwd: dirname(file),
      configName: basename(file, '.json'),
      projectSuffix: '',
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
    });
    settings.set(changed);
  });
}
