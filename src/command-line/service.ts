import { Option, type Command } from 'commander';
import type { CommandIo } from './command-io.ts';
import { CommandLineError, wholeNumber } from './command-line-error.ts';
import { registerTokens } from './service-token.ts';

interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly data?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly faults?: string;
}

/** `csteams service`: serves the policy service over HTTP, and keeps its access tokens. */
export function registerService(program: Command, io: CommandIo): void {
  const service = program.command('service').description('Serve the policy service over HTTP; manage its access tokens.');
  service
    .command('start')
    .description('Serve until Ctrl-C. The log, a line of JSON for each request, goes to stdout.')
    .addOption(new Option('--port <n>', 'The port; 0 takes any free one.').argParser(wholeNumber('--port', 0, 65_535)).default(8080))
    .option('--host <address>', 'The address to listen on; other machines can reach it only with TLS.', '127.0.0.1')
    .option('--data <file>', "The tenant's file; the sandbox's where absent.")
    .option('--tls-cert <file>', 'The certificate, as PEM.')
    .option('--tls-key <file>', 'Its key, as PEM.')
    .option('--faults <file>', 'Answer a share of the requests with faults, to rehearse them: a YAML file (docs/faults.md).')
    .action((options: StartOptions) => start(io, options));
  registerTokens(service, io);
}

async function start(io: CommandIo, { port, host, data = io.sandbox.file, tlsCert, tlsKey, faults: faultFile }: StartOptions): Promise<void> {
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw new CommandLineError('A certificate needs its key, and a key its certificate.', 'Give both --tls-cert and --tls-key.');
  }
  const tls = tlsCert === undefined || tlsKey === undefined ? undefined : { certificate: await wholeText(io, tlsCert), key: await wholeText(io, tlsKey) };
  const faults = faultFile === undefined ? undefined : { file: faultFile, text: await wholeText(io, faultFile) };
  let written = Promise.resolve();
  const log = (entry: object): void => {
    written = written.then(() => io.write(`${JSON.stringify(entry)}\n`));
  };
  const serving = await io.service.start({ port, host, data, log, ...(tls && { tls }), ...(faults && { faults }) });
  io.writeError(`Serving ${data} at ${serving.uri}. Stop with Ctrl-C.\n`);
  if (faults) io.writeError(`Faults of ${faults.file} are put in on purpose: this is a rehearsal.\n`);
  if ((await io.service.tokens.list()).length === 0) io.writeError('Nobody may use it yet. Make a token: csteams service token new <name> --role admin\n');
  await aborted(io.signal);
  io.writeError('Stopping: requests under way may finish.\n');
  await serving.close();
  await written;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function wholeText(io: CommandIo, path: string): Promise<string> {
  let text = '';
  for await (const chunk of io.readText(path)) text += chunk;
  return text;
}
