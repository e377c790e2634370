import { Option, type Command } from 'commander';
import type { CommandIo } from './command-io.ts';
import { checkedName, wholeNumber } from './command-line-error.ts';
import { printRows } from './print-rows.ts';

interface NewOptions {
  readonly role: 'reader' | 'admin';
  readonly days?: number;
}

const millisecondsADay = 86_400_000;

/** `csteams service token`: who may use the served service. */
export function registerTokens(service: Command, io: CommandIo): void {
  const token = service.command('token').description('Manage the access tokens of the served service.');

  token
    .command('new')
    .description('Make a token and print it, this once; only its hash is kept.')
    .argument('<name>', 'What to call it in the list and in the log.', checkedName('a token'))
    .addOption(new Option('--role <role>', 'A reader may read; an admin may also change things.').choices(['reader', 'admin']).default('reader'))
    .option('--days <n>', 'How long it is valid; for ever where absent.', wholeNumber('--days', 1, 3650))
    .action(async (name: string, { role, days }: NewOptions) => {
      const expires = days === undefined ? undefined : new Date(io.now().getTime() + days * millisecondsADay);
      const text = await io.service.tokens.create(name, role, expires);
      io.writeError(`The token '${name}' (${role}${expires ? `, until ${expires.toISOString()}` : ''}). It is not shown again:\n`);
      await io.write(`${text}\n`);
    });

  token
    .command('list')
    .description('List the tokens; their texts are not kept.')
    .action(async () => {
      const now = io.now();
      const tokens = await io.service.tokens.list();
      if (tokens.length === 0) io.writeError('There are no tokens.\n');
      await printRows(
        io,
        tokens.map(({ name, role, created, expires = null }) => ({ name, role, created, expires, expired: expires !== null && new Date(expires) <= now })),
      );
    });

  token
    .command('revoke')
    .description('Make a token invalid, at once and for good.')
    .argument('<name>')
    .action(async (name: string) => {
      await io.service.tokens.revoke(name);
      io.writeError(`The token '${name}' is revoked.\n`);
    });
}
