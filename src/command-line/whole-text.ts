import type { CommandIo } from './command-io.ts';

/** All of a file's text. Rejects with an error that has an id. */
export async function wholeText(io: Pick<CommandIo, 'readText'>, path: string): Promise<string> {
  let text = '';
  for await (const chunk of io.readText(path)) text += chunk;
  return text;
}
