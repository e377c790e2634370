/** Between columns stands one blank. */
export const separator = 1;

/**
 * The widths that make a table fit into `tableWidth` cells, as PowerShell finds them. A wish of 0 means undecided: those columns share
 * what the others leave. If the sum is too wide, the last visible column shrinks to what is left, or is hidden (-1) when nothing is,
 * and so on to the left.
 */
export function columnWidths(wishes: readonly number[], tableWidth: number): number[] {
  const widths = wishes.map((wish) => (wish === 0 ? 1 : wish));
  shareRoom(widths, wishes, tableWidth);
  for (let last = widths.length - 1; last >= 0 && totalWidth(widths) > tableWidth; last--) {
    const shrunk = (widths[last] ?? 0) - (totalWidth(widths) - tableWidth);
    widths[last] = shrunk >= 1 ? shrunk : -1;
  }
  return widths;
}

function shareRoom(widths: number[], wishes: readonly number[], tableWidth: number): void {
  const undecided = wishes.flatMap((wish, index) => (wish === 0 ? [index] : []));
  let room = undecided.length === 0 ? 0 : tableWidth - totalWidth(widths);
  for (let turn = 0; room > 0; turn++, room--) {
    const index = undecided[turn % undecided.length] ?? 0;
    widths[index] = (widths[index] ?? 0) + 1;
  }
}

function totalWidth(widths: readonly number[]): number {
  const visible = widths.filter((width) => width > 0);
  return visible.reduce((sum, width) => sum + width, 0) + separator * Math.max(visible.length - 1, 0);
}
