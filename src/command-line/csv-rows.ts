import { pipeline, Readable } from 'node:stream';
import type { CommandIo, CsvRow } from './command-io.ts';
import { CommandLineError } from './command-line-error.ts';

/** The rows of a CSV file with a header, separated by commas, semicolons or tabs. Rejects with InvalidCsv, naming file and line. */
export async function* csvRows(io: CommandIo, path: string): AsyncGenerator<CsvRow, void, undefined> {
  const { parse } = await import('csv-parse');
  const { head, whole } = await firstLine(io.readText(path));
  const parser = parse({
    columns: (header: readonly string[]) => checkedHeader(header, path),
    delimiter: separatorOf(head),
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    trim: true,
  });
  // A failing file ends the parser with its error, which the loop below meets.
  pipeline(Readable.from(whole), parser, () => undefined);
  try {
    for await (const row of parser as AsyncIterable<CsvRow>) yield row;
  } catch (error) {
    throw csvError(error, path);
  }
}

/** The text up to its first line break, and the same text from its beginning. */
async function firstLine(chunks: AsyncIterable<string>): Promise<{ head: string; whole: AsyncIterable<string> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head = '';
  while (!/[\r\n]/.test(head)) {
    const next: IteratorResult<string, unknown> = await iterator.next();
    if (next.done === true) break;
    head += next.value;
  }
  const start = head;
  async function* whole(): AsyncGenerator<string, void, undefined> {
    yield start;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head: /^[^\r\n]*/.exec(head)?.[0] ?? '', whole: whole() };
}

/** Excel writes semicolons in half of the world. */
function separatorOf(header: string): string {
  const unquoted = header.replace(/"[^"]*"/g, '');
  const count = (separator: string): number => unquoted.split(separator).length;
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

function checkedHeader(header: readonly string[], path: string): string[] {
  const seen = new Set<string>();
  for (const name of header) {
    if (seen.has(name.toLowerCase()))
      throw new CommandLineError(`${path} has two columns named '${name}'.`, 'Rename or remove one of them.', { id: 'InvalidCsv' });
    seen.add(name.toLowerCase());
  }
  return [...header];
}

function csvError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string' || !error.code.startsWith('CSV_')) return error;
  const line = 'lines' in error && typeof error.lines === 'number' ? `, line ${error.lines}` : '';
  return new CommandLineError(`${path}${line}: ${error.message}.`, 'Mend the file; nothing was imported.', { id: 'InvalidCsv', cause: error });
}
