import { columnWidths } from './column-widths.ts';
import { tableRow, type LaidColumn } from './table-row.ts';
import type { TextMeasure } from './text-measure.ts';

/** The columns of a wide view of so many cells: equal shares of the width. */
export function wideColumns(count: number, width: number): LaidColumn[] {
  return columnWidths(Array<number>(count).fill(0), width).flatMap((share) => (share > 0 ? [{ width: share, align: 'left' as const }] : []));
}

/** How many columns of the widest item fit side by side, with a blank between; at least one. */
export function fittingColumns(items: readonly string[], width: number, measure: TextMeasure): number {
  const widest = Math.max(0, ...items.map((item) => measure.width(item)));
  if (widest === 0) return 2;
  return Math.max(1, Math.ceil((width + 1) / (widest + 1)) - 1);
}

export const wideLine = (items: readonly string[], columns: readonly LaidColumn[], measure: TextMeasure): string => tableRow(items, columns, measure);
