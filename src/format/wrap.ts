import type { TextMeasure } from './text-measure.ts';

/** The lines of a text: LF and CRLF end a line, a lone CR is dropped. */
export const linesOf = (text: string): string[] => text.replaceAll('\r', '').split('\n');

/** The first line, with `…` if there are more. */
export function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text : `${text.slice(0, end)}…`;
}

/** Breaks a text into lines of at most `width` cells, between words where it can. Blanks stay at the end of the line they stand on, as in PowerShell. */
export function wrap(text: string, width: number, measure: TextMeasure): string[] {
  return linesOf(text).flatMap((line) => (measure.width(line) <= width ? [line] : wrapLine(line, width, measure)));
}

function wrapLine(line: string, width: number, measure: TextMeasure): string[] {
  const lines: string[] = [];
  let current = '';
  let left = width;
  const add = (piece: string, cells: number): void => {
    if (cells > left) {
      lines.push(current);
      current = '';
      left = width;
    }
    current += piece;
    left -= cells;
  };
  for (const word of line.match(/[^ \t]*[ \t]|[^ \t]+/g) ?? []) {
    const cells = measure.width(word);
    if (cells <= width) add(word, cells);
    else for (const character of measure.split(word)) addCharacter(character);
  }
  lines.push(current);
  return lines;

  /** Of a word that is longer than a line. What is wider than the whole line becomes a question mark. */
  function addCharacter(character: string): void {
    const cells = measure.width(character);
    if (cells > width) add('?', 1);
    else add(character, cells);
  }
}
