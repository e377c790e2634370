import type { Command } from 'commander';
import type { CommandIo } from './command-io.ts';
import { wholeNumber } from './command-line-error.ts';
import { confirm } from './confirm.ts';
import { registerSandboxUser } from './sandbox-user.ts';

/** `csteams sandbox`: looks after the tenant on this machine. */
export function registerSandbox(program: Command, io: CommandIo): void {
  const sandbox = program.command('sandbox').description('Look after the built-in tenant.');

  sandbox
    .command('path')
    .description('Print where the tenant is kept.')
    .action(() => io.write(`${io.sandbox.file}\n`));

  sandbox
    .command('reset')
    .description('Put the small Contoso back; everything changed since is lost.')
    .option('-y, --yes', 'Do not ask.')
    .action(async ({ yes = false }: { yes?: boolean }) => {
      if (!(await confirm(io, 'All users, groups, policies and assignments of the sandbox will be replaced.', yes))) return;
      const { aside } = await io.sandbox.reset();
      if (aside !== undefined) io.writeError(`The damaged file was put aside: ${aside}\n`);
      io.writeError('The sandbox is the small Contoso again.\n');
    });

  sandbox
    .command('import')
    .description('Add users from a CSV file, and groups with their members from another.')
    .argument(
      '<users.csv>',
      'Columns: UserPrincipalName, and any of Id, DisplayName, SipAddress, Alias, GivenName, Surname, Department, Country, UsageLocation, AccountEnabled, AccountType.',
    )
    .option('--groups <groups.csv>', 'One row for each member. Columns: Group, Mail, Member.')
    .action(async (users: string, { groups }: { groups?: string }) => {
      const { csvRows } = await import('./csv-rows.ts');
      const done = await io.sandbox.import(csvRows(io, users), groups === undefined ? undefined : csvRows(io, groups));
      io.writeError(`Users: ${done.usersAdded} added, ${done.usersChanged} changed. Groups: ${done.groupsAdded} added, ${done.membersAdded} members.\n`);
    });

  registerSandboxUser(sandbox, io);

  sandbox
    .command('generate')
    .description('Put a generated tenant of some size in the place of the present one.')
    .requiredOption('--users <n>', 'How many users.', wholeNumber('--users', 1, 2_000_000))
    .option('--groups <n>', 'How many groups.', wholeNumber('--groups', 0, 10_000), 50)
    .option('--seed <n>', 'The same seed gives the same tenant.', wholeNumber('--seed', 0, 4_294_967_295), 1)
    .option('-y, --yes', 'Do not ask.')
    .action(async ({ users, groups, seed, yes = false }: { users: number; groups: number; seed: number; yes?: boolean }) => {
      if (!(await confirm(io, 'All users, groups, policies and assignments of the sandbox will be replaced.', yes))) return;
      await io.sandbox.generate({ users, groups, seed });
      io.writeError(`The sandbox has ${users} users and ${groups} groups now.\n`);
    });
}
