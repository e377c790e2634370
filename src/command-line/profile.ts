import type { Command } from 'commander';
import type { CommandIo } from './command-io.ts';
import { printable, printRows } from './print-rows.ts';

/** `csteams profile`: the connections that Connect-MicrosoftTeams made. */
export function registerProfile(program: Command, io: CommandIo): void {
  const { profiles, credentials } = io;
  const profile = program.command('profile').description('List, show, choose, rename and remove connections.');

  profile
    .command('list')
    .description('List the connections; * is the current one.')
    .action(async () => {
      const current = profiles.current().name;
      await printRows(
        io,
        profiles.list().map(({ name, kind, serviceUri = null, tenant = null }) => ({ current: name === current, name, kind, serviceUri, tenant })),
      );
    });

  profile
    .command('show')
    .description('Show a connection; the current one without a name.')
    .argument('[name]')
    .action(async (name?: string) => {
      const shown = name === undefined ? profiles.current() : profiles.get(name);
      const hasCredential = (await credentials.get(shown.name)) !== undefined;
      if (io.json) return io.write(`${JSON.stringify({ ...shown, hasCredential }, undefined, 2)}\n`);
      for (const [member, value] of Object.entries(shown)) await io.write(`${member.padEnd(13)}: ${printable(String(value))}\n`);
      await io.write(`${'hasCredential'.padEnd(13)}: ${String(hasCredential)}\n`);
    });

  profile
    .command('use')
    .description('Make a connection the current one.')
    .argument('<name>')
    .action(async (name: string) => {
      await profiles.use(name);
      io.writeError(`The current profile is '${profiles.current().name}'.\n`);
    });

  profile
    .command('rename')
    .description('Give a connection another name.')
    .argument('<name>')
    .argument('<new-name>')
    .action(async (name: string, newName: string) => {
      await profiles.rename(name, newName);
      await credentials.rename(name, newName);
      io.writeError(`'${name}' is called '${newName}' now.\n`);
    });

  profile
    .command('remove')
    .description('Forget a connection and its token.')
    .argument('<name>')
    .action(async (name: string) => {
      await profiles.remove(name);
      await credentials.remove(name);
      io.writeError(`'${name}' is forgotten. The current profile is '${profiles.current().name}'.\n`);
    });
}
