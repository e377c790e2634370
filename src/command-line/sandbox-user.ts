import type { Command } from 'commander';
import { platforms, readClient, clientText } from '../readiness/client.ts';
import type { CommandIo } from './command-io.ts';
import { CommandLineError, wholeNumber } from './command-line-error.ts';

interface UserOptions {
  readonly e2eeSwitch?: string;
  readonly preview?: string;
  readonly client?: string;
}

/** `csteams sandbox user` and `sandbox config`: what a real tenant hides, so that it can be rehearsed. */
export function registerSandboxUser(sandbox: Command, io: CommandIo): void {
  sandbox
    .command('user')
    .description('Tell the built-in tenant what no interface of a real one tells of a user.')
    .argument('<identity>', 'Object id, user principal name, SIP address, alias or display name.')
    .option('--e2ee-switch <on|off|unknown>', "The user's own switch for encrypted calls.")
    .option('--preview <on|off|unknown>', 'Whether the user has joined the public preview.')
    .option('--client <client>', `${platforms.slice(0, -3).join(', ')}, perhaps with a version; or unknown.`)
    .action(async (identity: string, { e2eeSwitch, preview, client }: UserOptions) => {
      const user = await io.sandbox.user(identity, {
        encryptionSwitch: onOff(e2eeSwitch),
        previewSwitch: onOff(preview),
        client: clientIn(client),
      });
      io.writeError(`The sandbox knows that of ${user} now.\n`);
    });

  sandbox
    .command('config')
    .description('Print, or set, how the built-in tenant behaves.')
    .option('--propagation-seconds <n>', 'How long changed assignments take to show; 0 for not at all.', wholeNumber('--propagation-seconds', 0, 604_800))
    .action(async ({ propagationSeconds }: { propagationSeconds?: number }) => {
      const settings = await io.sandbox.config({ propagationSeconds });
      await io.write(io.json ? `${JSON.stringify(settings)}\n` : `propagation-seconds ${settings.propagationSeconds}\n`);
    });
}

/** null: not known. */
function onOff(word: string | undefined): boolean | null | undefined {
  switch (word?.toLowerCase()) {
    case undefined:
      return undefined;
    case 'on':
      return true;
    case 'off':
      return false;
    case 'unknown':
      return null;
    default:
      throw new CommandLineError(`'${word}' is neither on nor off.`, 'Give on, off or unknown.');
  }
}

function clientIn(words: string | undefined): string | null | undefined {
  if (words === undefined) return undefined;
  if (words.toLowerCase() === 'unknown') return null;
  const found = readClient(words);
  if (!found) throw new CommandLineError(`'${words}' is no client.`, `Give one of ${platforms.join(', ')}, perhaps with a version behind it, or unknown.`);
  return clientText(found);
}
