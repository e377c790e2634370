import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, fstatSync, writeSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import type { Change, ChangeDetails, ChangeOutcome, RecordedChange } from './change.ts';
import { HistoryError, historyNotWritable } from './history-error.ts';

/** Everything that was written to tenants from here, oldest first. */
export interface ChangeHistory {
  /** Notes a change before it is sent. Throws HistoryNotWritable, as `done` does. */
  begin(change: ChangeDetails, profile: string): void;
  end(id: string, outcome: 'Succeeded' | 'Failed'): void;
  /** Notes a change that was made. */
  done(change: ChangeDetails, profile: string): void;
  list(): Iterable<RecordedChange>;
}

/** `outcome` stands in the line itself where the change was noted after it was made. */
type Line = (Change & { readonly outcome?: 'Succeeded' }) | { readonly of: string; readonly outcome: 'Succeeded' | 'Failed' };

/**
 * The history in one file for its owner's eyes only: lines that are only ever added, each in one piece, so that several processes can write at once and the
 * end of one costs at most the line it was writing.
 */
export function changeLog(file: string, now: () => Date): ChangeHistory {
  const who = userInfo().username;
  let descriptor: number | undefined;
  const append = (line: Line): void => {
    try {
      // Open to the end of the process: one write for each line, at the end of the file, whoever else writes.
      descriptor ??= openToAppend(file);
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
    } catch (thrown) {
      // Opened anew, what went in of the line is ended before the next one.
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
      throw historyNotWritable(file, thrown);
    }
  };
  /** Without it the outcome stays open, which is no reason to call a change that was made a failure. */
  const end = (id: string, outcome: 'Succeeded' | 'Failed'): void => {
    try {
      append({ of: id, outcome });
    } catch (thrown) {
      if (!(thrown instanceof HistoryError)) throw thrown;
    }
  };
  return {
    begin: (change, profile) => append({ ...change, time: now().toISOString(), profile, who }),
    end,
    done: (change, profile) => append({ ...change, time: now().toISOString(), profile, who, outcome: 'Succeeded' }),
    *list() {
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
      const outcomes = new Map<string, ChangeOutcome>();
      for (const text of lines) {
        const line = parsed(text);
        if (line && 'of' in line) outcomes.set(line.of, line.outcome);
      }
      for (const text of lines) {
        const line = parsed(text);
        if (line && !('of' in line)) yield { ...line, outcome: outcomes.get(line.id) ?? line.outcome ?? 'Pending' };
      }
    },
  };
}

/** Makes the folder, and ends a line that a process could not end. */
function openToAppend(file: string): number {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const descriptor = openSync(file, 'a+', 0o600);
  const { size } = fstatSync(descriptor);
  const last = Buffer.alloc(1);
  if (size > 0 && readSync(descriptor, last, 0, 1, size - 1) === 1 && last[0] !== 10) writeSync(descriptor, '\n');
  return descriptor;
}

/** A line that was cut off, or that csteams has not written, says nothing. */
function parsed(text: string): Line | undefined {
  if (text === '') return undefined;
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line !== 'object' || line === null) return undefined;
    return 'of' in line || ('time' in line && 'target' in line && typeof line.target === 'object') ? (line as Line) : undefined;
  } catch {
    return undefined;
  }
}
