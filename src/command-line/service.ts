import { Option, type Command } from 'commander';
import { parseServiceUri } from '../client/service-uri.ts';
import type { CommandIo } from './command-io.ts';
import { CommandLineError, wholeNumber } from './command-line-error.ts';
import { registerApplications } from './service-application.ts';
import { registerTokens } from './service-token.ts';
import { wholeText } from './whole-text.ts';

interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly data?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly faults?: string;
  readonly publicUrl?: string;
  readonly tokenLifetime: number;
  readonly managedIdentity?: string;
}

/** `csteams service`: serves the policy service over HTTP, and keeps its access tokens. */
export function registerService(program: Command, io: CommandIo): void {
  const service = program.command('service').description('Serve the policy service over HTTP; manage who may use it.');
  service
    .command('start')
    .description('Serve until Ctrl-C. The log, a line of JSON for each request, goes to stdout.')
    .addOption(new Option('--port <n>', 'The port; 0 takes any free one.').argParser(wholeNumber('--port', 0, 65_535)).default(8080))
    .option('--host <address>', 'The address to listen on; other machines can reach it only with TLS.', '127.0.0.1')
    .option('--data <file>', "The tenant's file; the sandbox's where absent.")
    .option('--tls-cert <file>', 'The certificate, as PEM.')
    .option('--tls-key <file>', 'Its key, as PEM.')
    .option('--faults <file>', 'Answer a share of the requests with faults, to rehearse them: a YAML file (docs/faults.md).')
    .option('--public-url <url>', 'Where clients reach it, if not at the address it listens on; links in its answers begin with it.', publicUrl)
    .addOption(
      new Option('--token-lifetime <seconds>', 'How long the tokens it signs are valid.').argParser(wholeNumber('--token-lifetime', 1, 86_400)).default(3600),
    )
    .option('--managed-identity <application>', "Give this machine's processes tokens of a registered application, as a managed identity.")
    .action((options: StartOptions) => start(io, options));
  registerTokens(service, io);
  registerApplications(service, io);
}

async function start(io: CommandIo, { data = io.sandbox.file, tlsCert, tlsKey, faults: faultFile, ...options }: StartOptions): Promise<void> {
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw new CommandLineError('A certificate needs its key, and a key its certificate.', 'Give both --tls-cert and --tls-key.');
  }
  const tls = tlsCert === undefined || tlsKey === undefined ? undefined : { certificate: await wholeText(io, tlsCert), key: await wholeText(io, tlsKey) };
  const faults = faultFile === undefined ? undefined : { file: faultFile, text: await wholeText(io, faultFile) };
  let written = Promise.resolve();
  const log = (entry: object): void => {
    written = written.then(() => io.write(`${JSON.stringify(entry)}\n`));
  };
  const serving = await io.service.start({ ...options, data, log, ...(tls && { tls }), ...(faults && { faults }) });
  io.writeError(`Serving ${data} at ${serving.uri}. Stop with Ctrl-C.\n`);
  if (options.managedIdentity !== undefined) {
    io.writeError(`Any process of this machine gets tokens of the application '${options.managedIdentity}', as a managed identity.\n`);
  }
  if (faults) io.writeError(`Faults of ${faults.file} are put in on purpose: this is a rehearsal.\n`);
  const [tokens, applications] = [await io.service.tokens.list(), await io.service.applications.list()];
  if (tokens.length + applications.length === 0) io.writeError('Nobody may use it yet. Make a token: csteams service token new <name> --role admin\n');
  await aborted(io.signal);
  io.writeError('Stopping: requests under way may finish.\n');
  await serving.close();
  await written;
}

/** An origin. Throws InvalidServiceUri or InsecureServiceUri. */
function publicUrl(text: string): string {
  const { origin, pathname } = parseServiceUri(text);
  if (pathname === '/') return origin;
  throw new CommandLineError(`The address '${text}' has a path.`, `Give the host alone: ${origin}.`);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
