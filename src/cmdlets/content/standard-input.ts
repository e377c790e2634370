import { ErrorRecord } from '../../engine/error-record.ts';
import { textChunks } from '../../engine/text-chunks.ts';
import type { Value } from '../../engine/value.ts';
import { separatorOf, singleColumn } from './csv-guess.ts';
import { CsvObjects } from './csv-objects.ts';
import { CsvReader, type CsvRecord } from './csv-reader.ts';
import { jsonValues } from './json-stream.ts';
import { linesOf } from './text-lines.ts';

/** There is no telling CSV from plain lines before the first line is there; a longer one is taken as a plain line. */
const longestFirstLine = 1_000_000;

/**
 * What a program wrote to standard input, as values for the pipeline, told apart by looking at its beginning:
 *
 * - `[` opens a JSON array: its elements, one by one.
 * - `{` opens a JSON object: objects one after the other, on lines of their own (NDJSON) or spread over several.
 * - A first line with a comma, semicolon or tab that names at least one column csteams knows (Identity, UserPrincipalName, PolicyName, …) is
 *   the header of CSV: one object a row, all values text.
 * - A first line that is nothing but the name of a column for identities is a heading: the lines below it, as text.
 * - Anything else is plain lines: each one a text without the blanks around it; empty lines are left out.
 *
 * UTF-8, with or without byte order mark, or UTF-16; anything else is UnsupportedEncoding. Empty input gives nothing. JSON that breaks
 * off or is wrong is InvalidJson, a CSV row with more or fewer fields than the header InvalidInput; both name the line. Nothing is kept but the
 * value at hand.
 */
export async function* standardInputValues(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Value, void, undefined> {
  const texts = textChunks(chunks);
  let head = '';
  while (head.length < longestFirstLine && !/\S[^]*[\r\n]/.test(head)) {
    const next = await texts.next();
    if (next.done === true) break;
    head += next.value;
    if (/^\s*[[{]/.test(head)) break;
  }
  if (head.trim() === '') return;
  const all = chained(head, texts);
  if (/^\s*[[{]/.test(head)) {
    yield* jsonValues(all);
    return;
  }
  const firstLine = head.trimStart().split(/\r\n?|\n/, 1)[0] ?? '';
  const separator = separatorOf(firstLine);
  if (separator !== undefined) yield* rows(all, separator);
  else yield* lines(all, singleColumn(firstLine));
}

async function* chained(head: string, rest: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  yield head;
  yield* rest;
}

async function* lines(texts: AsyncIterable<string>, dropFirst: boolean): AsyncGenerator<Value, void, undefined> {
  let dropping = dropFirst;
  for await (const line of linesOf(texts)) {
    const text = line.trim();
    if (text === '') continue;
    if (!dropping) yield text;
    dropping = false;
  }
}

async function* rows(texts: AsyncIterable<string>, separator: string): AsyncGenerator<Value, void, undefined> {
  const reader = new CsvReader(separator);
  const objects = new CsvObjects(undefined, () => undefined);
  const read = (records: readonly CsvRecord[]): readonly Value[] =>
    records.flatMap((record) => {
      const { names } = objects;
      const row = objects.next(record);
      if (row === undefined) return [];
      if (names !== undefined && record.fields.length !== names.length) throw raggedRow(record, names.length);
      return [row];
    });
  for await (const text of texts) yield* read(reader.push(text));
  yield* read(reader.end());
}

const raggedRow = (record: CsvRecord, expected: number): ErrorRecord =>
  new ErrorRecord({
    id: 'InvalidInput',
    category: 'InvalidData',
    terminating: true,
    message: `Line ${record.line} of standard input has ${record.fields.length} fields; the header has ${expected}.`,
    recommendation: 'Look whether the input breaks off there, or put text that contains the separator in quotes.',
  });
