import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ConfigurationError } from '../config/configuration-error.ts';
import { apiChoices, tokenStores, withoutMember, type Profile } from '../config/profile.ts';
import type { CommandIo } from './command-io.ts';
import { CommandLineError } from './command-line-error.ts';
import { outputFormats } from './host-options.ts';

/** What `csteams profile set` can change. `change` gets undefined to take the setting away. */
interface Setting {
  readonly help: string;
  readonly choices?: readonly string[];
  change(profile: Profile, value: string | undefined): Profile;
}

const yesOrNo = ['true', 'false'];

const without = (record: Readonly<Record<string, string>> = {}, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

const flag =
  (name: string): Setting['change'] =>
  (profile, value) => ({ ...profile, flags: { ...without(profile.flags, name), ...(value !== undefined && { [name]: value }) } });

const settings: Readonly<Record<string, Setting>> = {
  api: {
    help: "Which of the tenant's APIs serves what both could.",
    choices: apiChoices,
    change: (profile, value) => ({
      ...withoutMember(profile, 'api'),
      ...(value !== undefined && { api: apiChoices.find((choice) => choice === value) ?? 'auto' }),
    }),
  },
  output: { help: 'How to print objects.', choices: outputFormats, change: flag('output') },
  'error-format': { help: 'How to print errors.', choices: ['text', 'json'], change: flag('error-format') },
  quiet: { help: 'Leave out what is said besides.', choices: yesOrNo, change: flag('quiet') },
  'no-history': { help: 'Leave changes out of the change history.', choices: yesOrNo, change: flag('no-history') },
  'token-store': { help: 'Where what must be secret is kept; it is moved there.', choices: tokenStores, change: (profile) => profile },
  'certificate-path': {
    help: "The certificate's file.",
    change: (profile, value) => ({ ...withoutMember(profile, 'certificatePath'), ...(value !== undefined && { certificatePath: resolve(value) }) }),
  },
  'application-id': {
    help: "The application's registration in the tenant.",
    change: (profile, value) => ({ ...withoutMember(profile, 'applicationId'), ...(value !== undefined && { applicationId: value }) }),
  },
};

/** `csteams profile set|unset|route`. */
export function registerProfileSettings(profile: Command, io: CommandIo): void {
  const { profiles } = io;
  const list = Object.entries(settings)
    .map(([key, { help, choices }]) => `  ${key.padEnd(17)} ${help}${choices ? ` (${choices.join(', ')})` : ''}`)
    .join('\n');

  profile
    .command('set')
    .description('Set something of a connection. What concerns output holds unless the command line says otherwise.')
    .argument('<name>')
    .argument('<key>')
    .argument('<value>')
    .addHelpText('after', `\nKeys:\n${list}`)
    .action(async (name: string, key: string, value: string) => {
      const setting = settingOf(key);
      if (setting.choices && !setting.choices.includes(value))
        throw invalid(key, `'${value}' is not a value of ${key}.`, `Choose one of ${setting.choices.join(', ')}.`);
      if (key === 'token-store') await moveSecrets(name, value, io);
      else await profiles.update(name, (known) => setting.change(known, value));
      io.writeError(`${key} of '${profiles.get(name).name}' is '${value}' now.\n`);
    });

  profile
    .command('unset')
    .description('Take a setting of a connection away.')
    .argument('<name>')
    .argument('<key>')
    .action(async (name: string, key: string) => {
      const setting = settingOf(key);
      if (key === 'token-store') throw invalid(key, 'Secrets must be somewhere.', 'Name another place: csteams profile set <name> token-store memory');
      await profiles.update(name, (known) => setting.change(known, undefined));
      io.writeError(`${key} of '${profiles.get(name).name}' is not set.\n`);
    });

  profile
    .command('route')
    .description("Correct a route of the tenant's API that Microsoft has changed; docs/routes.md lists them.")
    .argument('<name>')
    .argument('<route>')
    .argument('[correction]', "Method and path: 'PATCH /Skype.Policy/…/{type}'")
    .option('--reset', 'Take the correction away.')
    .action(async (name: string, route: string, correction: string | undefined, { reset = false }: { readonly reset?: boolean }) => {
      if (reset === (correction !== undefined))
        throw new CommandLineError('A correction or --reset is wanted, and not both.', "csteams profile route <name> <route> 'GET /path/{x}'");
      if (correction !== undefined) {
        const { parseRouteOverride } = await import('../client/tenant/route-overrides.ts');
        parseRouteOverride(route, correction);
      }
      await profiles.update(name, (known) => ({
        ...known,
        routes: { ...without(known.routes, route), ...(correction !== undefined && { [route]: correction }) },
      }));
      io.writeError(correction === undefined ? `${route} is as it was.\n` : `${route} is ${correction} for '${profiles.get(name).name}'.\n`);
    });
}

/** The new place has the secrets before the old one loses them. */
async function moveSecrets(name: string, value: string, { profiles, tokens }: CommandIo): Promise<void> {
  const place = tokenStores.find((choice) => choice === value);
  const { tokenStore: before, kind } = profiles.get(name);
  if (place === undefined || kind === 'sandbox') throw invalid('token-store', 'The sandbox has no secrets.', 'Name another connection.');
  const secret = await (await tokens.at(before)).get(name);
  const store = await tokens.at(place);
  if (secret !== undefined && place !== 'memory') await store.set(name, secret);
  await profiles.update(name, (known) => ({ ...known, tokenStore: place }));
  await tokens.forget(name, before, place);
}

function settingOf(key: string): Setting {
  const setting = Object.hasOwn(settings, key) ? settings[key] : undefined;
  if (setting) return setting;
  throw invalid(key, `There is no setting '${key}' of a connection.`, `Choose one of ${Object.keys(settings).join(', ')}.`);
}

const invalid = (key: string, message: string, recommendation: string): ConfigurationError =>
  new ConfigurationError('InvalidProfileSetting', key, message, recommendation);
