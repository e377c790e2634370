/** A printed line; `strong` are the leading characters that terminals show bold. */
export interface StyledLine {
  readonly text: string;
  readonly strong: number;
}

export type Line = string | StyledLine;

export const textOf = (line: Line): string => (typeof line === 'string' ? line : line.text);
