import type { CommandIo } from './command-io.ts';

/** Prints objects with the same members: as columns under their names, or as JSON when that was asked for. */
export async function printRows(io: CommandIo, rows: readonly Readonly<Record<string, string | boolean | null>>[]): Promise<void> {
  if (io.json) {
    await io.write(`${JSON.stringify(rows, undefined, 2)}\n`);
    return;
  }
  const [first] = rows;
  if (!first) return;
  const { default: width } = await import('string-width');
  const names = Object.keys(first);
  const lines = [names, names.map((name) => '-'.repeat(name.length)), ...rows.map((row) => names.map((name) => cell(row[name])))];
  const widths = names.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ''))));
  for (const line of lines) {
    const padded = line.map((text, column) => text + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(text))));
    await io.write(`${padded.join('  ').trimEnd()}\n`);
  }
}

/** Names may come from a service: nothing in them reaches the terminal as a command to it. */
export const printable = (text: string): string => text.replace(/\p{C}/gu, '\u{FFFD}');

const cell = (value: string | boolean | null | undefined): string => (value === true ? '*' : typeof value === 'string' ? printable(value) : '');
