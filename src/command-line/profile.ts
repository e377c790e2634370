import type { Command } from 'commander';
import type { Profile } from '../config/profile.ts';
import type { CommandIo } from './command-io.ts';
import { printable, printRows } from './print-rows.ts';
import { registerProfileSettings } from './profile-settings.ts';

/** `csteams profile`: the connections that Connect-MicrosoftTeams made. */
export function registerProfile(program: Command, io: CommandIo): void {
  const { profiles, tokens } = io;
  const profile = program.command('profile').description('List, show, choose, change, rename and remove connections.');

  profile
    .command('list')
    .description('List the connections; * is the current one.')
    .action(async () => {
      const current = profiles.current().name;
      await printRows(
        io,
        profiles.list().map(({ name, kind, environment, serviceUri, tenant = null, account, applicationId, signIn = null }) => ({
          current: name === current,
          name,
          kind,
          at: serviceUri ?? (kind === 'tenant' ? (environment ?? 'Commercial') : null),
          tenant,
          account: account ?? applicationId ?? null,
          signIn,
        })),
      );
    });

  profile
    .command('show')
    .description('Show a connection, and where its secrets are; the current one without a name.')
    .argument('[name]')
    .action(async (name?: string) => {
      const shown = name === undefined ? profiles.current() : profiles.get(name);
      const secrets = await secretsOf(shown, io);
      if (io.json) return io.write(`${JSON.stringify({ ...shown, ...secrets }, undefined, 2)}\n`);
      const members = Object.entries({ ...shown, ...secrets });
      const width = Math.max(...members.map(([member]) => member.length));
      for (const [member, value] of members)
        await io.write(`${member.padEnd(width)}: ${printable(typeof value === 'string' ? value : JSON.stringify(value))}\n`);
    });

  profile
    .command('use')
    .description('Make a connection the current one.')
    .argument('<name>')
    .action(async (name: string) => {
      await profiles.use(name);
      io.writeError(`The current profile is '${profiles.current().name}'.\n`);
    });

  registerProfileSettings(profile, io);

  profile
    .command('rename')
    .description('Give a connection another name.')
    .argument('<name>')
    .argument('<new-name>')
    .action(async (name: string, newName: string) => {
      const { tokenStore: place } = profiles.get(name);
      // Asked first: a keychain that refuses leaves everything as it was.
      const store = await tokens.at(place);
      await profiles.rename(name, newName);
      await store.rename(name, newName);
      io.writeError(`'${name}' is called '${newName}' now.\n`);
    });

  profile
    .command('remove')
    .description('Forget a connection and its secrets.')
    .argument('<name>')
    .action(async (name: string) => {
      const { tokenStore: place } = profiles.get(name);
      await profiles.remove(name);
      await tokens.forget(name, place);
      io.writeError(`'${name}' is forgotten. The current profile is '${profiles.current().name}'.\n`);
    });
}

/** Where the secrets of a connection are, and whether there are any; a keychain that does not answer is no reason not to show the rest. */
async function secretsOf(
  { name, kind, tokenStore }: Profile,
  { tokens }: CommandIo,
): Promise<{ readonly hasCredential?: boolean; readonly secretsIn?: string }> {
  if (kind === 'sandbox') return { hasCredential: false };
  try {
    const store = await tokens.at(tokenStore);
    const hasCredential = (await store.get(name)) !== undefined;
    return { hasCredential, ...(hasCredential && { secretsIn: store.place }) };
  } catch (error) {
    return { secretsIn: error instanceof Error ? error.message : String(error) };
  }
}
