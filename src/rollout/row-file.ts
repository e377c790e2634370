import { readLines } from './line-log.ts';
import { damagedRollout } from './rollout-error.ts';
import type { InputRow, PlanRow } from './row.ts';

/** Ends a file of rows: without it the file is not whole. */
export interface EndLine {
  readonly end: number;
}

/** The rows of an input or plan file, in order. Throws RolloutDamaged. */
export function* rowsIn<Row extends InputRow = PlanRow>(file: string, rollout: string): Generator<Row, void, undefined> {
  let expected = 1;
  for (const { text } of readLines(file)) {
    const line = parsed<Row>(text);
    if (line !== undefined && 'end' in line) return;
    if (line?.row !== expected) {
      throw damagedRollout(rollout, `row ${expected} is missing in ${file}.`);
    }
    expected += 1;
    yield line;
  }
}

/** The number of rows of a whole file; undefined as long as it is not whole. */
export function wholeCount(file: string): number | undefined {
  let last: string | undefined;
  for (const { text } of readLines(file)) last = text;
  const line = last === undefined ? undefined : parsed<InputRow>(last);
  return line !== undefined && 'end' in line ? line.end : undefined;
}

function parsed<Row extends InputRow>(text: string): Row | EndLine | undefined {
  try {
    return JSON.parse(text) as Row | EndLine;
  } catch {
    return undefined;
  }
}
