import type { LaidColumn } from './table-row.ts';

/** Draws rows of one-line cells that are already cut to their columns. */
export type DrawTable = (rows: readonly (readonly string[])[], columns: readonly LaidColumn[]) => string[];

/** More rows than this are written by `tableRow`: cli-table3 compares every cell with every earlier row. Both give the same bytes. */
export const smallTableRows = 100;

/** cli-table3 with PowerShell's look: no borders, one blank between columns, no colours of its own. */
export async function loadSmallTable(): Promise<DrawTable> {
  const { default: Table } = await import('cli-table3');
  return (rows, columns) => {
    const table = new Table({
      chars: borderless,
      style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
      colWidths: columns.map(({ width }) => width),
      colAligns: columns.map(({ align }) => align),
    });
    for (const row of rows) table.push([...row]);
    return table
      .toString()
      .split('\n')
      .map((line) => line.trimEnd());
  };
}

const borderless = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};
