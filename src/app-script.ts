import type { Request } from './command-line.ts';
import type { World } from './world.ts';

/** The text of a script request: given on the command line, from standard input (`-`), or from a file. Rejects when it cannot be read. */
export async function readScript(
  request: Extract<Request, { kind: 'text' | 'file' }>,
  { host, files }: World,
): Promise<{ readonly text: string; readonly name?: string }> {
  if (request.kind === 'file') return { text: await gather(files.read(request.path)), name: request.path };
  if (request.text !== '-' || !host.input) return { text: request.text };
  const { textChunks } = await import('./engine/text-chunks.ts');
  return { text: await gather(textChunks(host.input)) };
}

async function gather(chunks: AsyncIterable<string>): Promise<string> {
  const parts: string[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return parts.join('');
}
