import type { Value } from '../engine/value.ts';
import type { FormatOptions, FormatRequest } from './format-request.ts';
import { FormatRecord, type FormatPacket } from './format-record.ts';
import { Formatter } from './formatter.ts';
import type { LayoutOptions } from './line-layout.ts';
import { textOf } from './line.ts';
import { TextRenderer } from './text-renderer.ts';

/**
 * The lines that `values` are printed as, without line ends: for Out-String, Out-File and redirections. An object that is a text of
 * several lines is one element.
 */
export async function* textLines(values: AsyncIterable<Value>, options: FormatOptions & LayoutOptions): AsyncGenerator<string, void, undefined> {
  const lines: string[] = [];
  const renderer = new TextRenderer({ shape: 'default' }, options, (line) => lines.push(textOf(line)));
  for await (const value of values) {
    await renderer.accept(value);
    yield* lines.splice(0);
  }
  await renderer.end();
  yield* lines;
}

/** What a Format cmdlet writes to the pipeline. */
export async function* formatRecords(
  values: AsyncIterable<Value>,
  request: FormatRequest,
  options: FormatOptions,
): AsyncGenerator<FormatRecord, void, undefined> {
  const packets: FormatPacket[] = [];
  const formatter = new Formatter(request, options, (packet) => packets.push(packet));
  for await (const value of values) {
    await formatter.accept(value);
    for (const packet of packets.splice(0)) yield new FormatRecord(packet);
  }
  await formatter.end();
  for (const packet of packets) yield new FormatRecord(packet);
}
