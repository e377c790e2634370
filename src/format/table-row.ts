import type { TextMeasure } from './text-measure.ts';
import { firstLine, wrap } from './wrap.ts';

export type Alignment = 'left' | 'right' | 'center';

/** A visible column whose width is decided. */
export interface LaidColumn {
  readonly width: number;
  readonly align: Alignment;
}

/** A cell cut or padded to exactly `width` cells. Right-aligned text keeps its end, any other its beginning. */
export function fit(text: string, { width, align }: LaidColumn, measure: TextMeasure): string {
  const cut = cutTo(firstLine(text), width, align, measure);
  const room = width - measure.width(cut);
  if (room <= 0) return cut;
  if (align === 'right') return ' '.repeat(room) + cut;
  const before = align === 'center' ? Math.floor(room / 2) : 0;
  return ' '.repeat(before) + cut + ' '.repeat(room - before);
}

/** The text in at most `width` cells, with `…` where something was cut off, as far as there is room for it. */
export function cutTo(text: string, width: number, align: Alignment, measure: TextMeasure): string {
  if (measure.width(text) <= width) return text;
  if (align === 'right') return width > 1 ? `…${measure.tail(text, width - 1)}` : measure.tail(text, width);
  return width > 1 ? `${measure.head(text, width - 1)}…` : measure.head(text, width);
}

/** One line of the table, without trailing blanks. */
export function tableRow(cells: readonly string[], columns: readonly LaidColumn[], measure: TextMeasure): string {
  let line = '';
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index];
    if (column) line += (index > 0 ? ' ' : '') + fit(cells[index] ?? '', column, measure);
  }
  return line.trimEnd();
}

/** A row whose cells wrap, cut into rows of one line each. */
export function wrappedRows(cells: readonly string[], columns: readonly LaidColumn[], measure: TextMeasure): string[][] {
  const wrapped = columns.map((column, index) => wrap(cells[index] ?? '', column.width, measure));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) => wrapped.map((lines) => lines[row] ?? ''));
}

/** The header: labels, wrapped where they are wider than their column, and dashes as long as the label. */
export function headerRows(labels: readonly string[], columns: readonly LaidColumn[], measure: TextMeasure): string[][] {
  const dashes = columns.map(({ width }, index) => {
    const label = labels[index] ?? '';
    return '-'.repeat(label === '' ? width : Math.min(width, measure.width(label)));
  });
  return [...wrappedRows(labels, columns, measure), dashes];
}
