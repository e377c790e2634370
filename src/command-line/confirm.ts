import { CommandLineError } from './command-line-error.ts';
import type { CommandIo } from './command-io.ts';

/** True when the person agrees, or did beforehand with --yes. Without a terminal --yes is required (InvalidCommandLine). */
export async function confirm(io: CommandIo, question: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!io.interactive) throw new CommandLineError(`${question} There is nobody to ask.`, 'Add --yes if that is what you want.');
  const answer = await io.readLine(`${question} [y/N] `);
  if (/^\s*y(es)?\s*$/i.test(answer ?? '')) return true;
  io.writeError('Nothing was changed.\n');
  return false;
}
