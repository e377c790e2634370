import { TextDecoder } from 'node:util';
import { ErrorRecord } from './error-record.ts';

/**
 * The text of a file, or of standard input where `path` is absent, in chunks. The byte order mark chooses UTF-16 (either order) or UTF-8;
 * without one the bytes must be UTF-8, or UTF-16 that begins with ASCII. Rejects with UnsupportedEncoding when they are not.
 */
export async function* textChunks(bytes: AsyncIterable<Uint8Array>, path?: string): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array();
  const decode = (chunk: Uint8Array | undefined): string => {
    try {
      return (decoder ??= new TextDecoder(encodingOf(head), { fatal: true })).decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      throw unsupported(path, cause);
    }
  };
  for await (const chunk of bytes) {
    if (decoder === undefined && head.length + chunk.length < 3) {
      head = Buffer.concat([head, chunk]);
      continue;
    }
    if (decoder === undefined) {
      head = head.length > 0 ? Buffer.concat([head, chunk]) : chunk;
      yield decode(head);
    } else yield decode(chunk);
  }
  if (decoder === undefined && head.length > 0) yield decode(head);
  const rest = decode(undefined);
  if (rest !== '') yield rest;
}

const unsupported = (path: string | undefined, cause: unknown): ErrorRecord =>
  new ErrorRecord({
    id: 'UnsupportedEncoding',
    category: 'InvalidData',
    message: `${path === undefined ? 'Standard input' : `'${path}'`} is neither UTF-8 nor UTF-16 with a byte order mark.`,
    recommendation: path === undefined ? 'Convert it to UTF-8 first, for example with iconv.' : 'Save it as UTF-8 (in Excel: "CSV UTF-8").',
    ...(path === undefined ? { terminating: true } : { target: path }),
    cause,
  });

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const [first, second, third, fourth = 0] = head;
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second !== 0 && third === 0) return 'utf-16be';
  return 'utf-8';
}
