import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A part of a document that is made from the code: what stands between `<!-- made: name -->` and `<!-- end -->`. */
export function madePart(document: string, name: string): string {
  return partOf(readFileSync(join(root, document), 'utf8'), name)[1];
}

/** Puts the text there. */
export function makePart(document: string, name: string, text: string): void {
  const file = join(root, document);
  const [before, , after] = partOf(readFileSync(file, 'utf8'), name);
  writeFileSync(file, `${before}${text}${after}`);
}

function partOf(page: string, name: string): readonly [string, string, string] {
  const open = `<!-- made: ${name} -->\n`;
  const start = page.indexOf(open) + open.length;
  const end = page.indexOf('<!-- end -->', start);
  if (start < open.length || end < 0) throw new Error(`there is no part '${name}'`);
  return [page.slice(0, start), page.slice(start, end), page.slice(end)];
}

/** A Markdown table; cells are made safe for it. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n') + '\n';
}
