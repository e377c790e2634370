import { Option, type Command } from 'commander';
import type { CommandIo } from './command-io.ts';
import { checkedName, CommandLineError } from './command-line-error.ts';
import { printRows } from './print-rows.ts';
import { wholeText } from './whole-text.ts';

interface NewOptions {
  readonly role: 'reader' | 'admin' | 'none';
  readonly public?: boolean;
  readonly certificate?: string;
  readonly federatedIssuer?: string;
  readonly federatedSubject?: string;
  readonly federatedKey?: string;
}

/** `csteams service application`: which applications may sign in to the served service. */
export function registerApplications(service: Command, io: CommandIo): void {
  const application = service.command('application').description('Manage the applications that may sign in to the served service.');

  application
    .command('new')
    .description('Register an application and print its client id, and its secret, this once, unless it proves itself otherwise.')
    .argument('<name>', 'What to call it in the list and in the log.', checkedName('an application'))
    .addOption(
      new Option(
        '--role <role>',
        "A reader may read; an admin may also change things; none is refused everything. Of people, their access token's role counts.",
      )
        .choices(['reader', 'admin', 'none'])
        .default('reader'),
    )
    .option('--public', 'People sign in with it, by device code or in the browser; it has no secret.')
    .option('--certificate <file>', 'It signs with the key of this certificate, as PEM.')
    .option('--federated-issuer <issuer>', 'This issuer vouches for it, such as a build service.')
    .option('--federated-subject <subject>', 'What that issuer calls it.')
    .option('--federated-key <file>', "That issuer's public keys: JWKS, or PEM.")
    .action(async (name: string, { role, public: isPublic = false, ...options }: NewOptions) => {
      const certificate = options.certificate === undefined ? undefined : await wholeText(io, options.certificate);
      const federation = await federationIn(io, options);
      if (isPublic && (certificate !== undefined || federation)) {
        throw new CommandLineError('A public application proves nothing about itself.', 'Leave out --public, or the certificate and the federation.');
      }
      const { clientId, secret } = await io.service.applications.create({ name, role, public: isPublic, certificate, federation });
      io.writeError(`The application '${name}' (${isPublic ? 'public' : role}).${secret === undefined ? '' : ' Its secret is not shown again.'}\n`);
      await io.write(secret === undefined ? `${clientId}\n` : `${clientId}\n${secret}\n`);
    });

  application
    .command('list')
    .description('List the applications; their secrets are not kept.')
    .action(async () => {
      const applications = await io.service.applications.list();
      if (applications.length === 0) io.writeError('There are no applications.\n');
      await printRows(
        io,
        applications.map(({ name, clientId, role, public: isPublic, created, certificate, federation }) => ({
          name,
          clientId,
          role: isPublic ? null : role,
          credential: isPublic
            ? 'none (public)'
            : certificate
              ? `certificate until ${certificate.expires}`
              : federation
                ? `issuer ${federation.issuer}`
                : 'secret',
          created,
        })),
      );
    });

  application
    .command('remove')
    .description('Forget an application, by its name or client id; its tokens stop working at once.')
    .argument('<application>')
    .action(async (identity: string) => {
      await io.service.applications.remove(identity);
      io.writeError(`The application '${identity}' is removed.\n`);
    });
}

async function federationIn(io: CommandIo, { federatedIssuer: issuer, federatedSubject: subject, federatedKey: key }: Omit<NewOptions, 'role'>) {
  if (issuer === undefined && subject === undefined && key === undefined) return undefined;
  if (issuer !== undefined && subject !== undefined && key !== undefined) return { issuer, subject, keys: await wholeText(io, key) };
  throw new CommandLineError('A federation is an issuer, a subject and keys.', 'Give --federated-issuer, --federated-subject and --federated-key.');
}
