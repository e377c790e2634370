import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.ts';
import type { HostSettings } from './command-line.ts';
import { outputFormats } from './command-line/host-options.ts';

/** What the profile of a run says about the host's options, where the command line says nothing. A profile that cannot be read says nothing: who needs it will say why. */
export async function withProfileFlags(settings: HostSettings, { folders, environment }: World): Promise<HostSettings> {
  if (!statSync(join(folders.config, 'config.json'), { throwIfNoEntry: false })) return settings;
  const { openProfiles } = await import('./config/profiles.ts');
  const profiles = openProfiles(folders.config);
  const named = settings.profile ?? environment('CSTEAMS_PROFILE') ?? '';
  try {
    const { flags = {} } = (named === '' ? profiles.current() : profiles.find(named)) ?? {};
    const { output, quiet } = flags;
    const format = flags['error-format'];
    return {
      ...settings,
      ...(settings.output === 'default' && isOutputFormat(output) && { output }),
      ...(settings.errorFormatGiven !== true && (format === 'json' || format === 'text') && { errorFormat: format }),
      ...(quiet === 'true' && { quiet: true }),
      ...(flags['no-history'] === 'true' && { history: false }),
    };
  } catch {
    return settings;
  }
}

const isOutputFormat = (text: string | undefined): text is (typeof outputFormats)[number] => outputFormats.some((format) => format === text);
