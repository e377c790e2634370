import { appendFileSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Words that tell of a secret in the line: such a line is never kept in the history. */
const secretWords = /password|asplaintext|token|apikey|secret/i;

/** Whether a line may stand in the history file. Parameters that only name a file (`-TokenFile`) do no harm, but are left out all the same. */
export const mayBeKept = (line: string): boolean => line.trim() !== '' && !secretWords.test(line);

/** So many lines are read. */
export const historyLength = 1000;

/** Lines of earlier shells, in a file for its owner's eyes only. Several shells may add to it at once. */
export interface HistoryFile {
  /** Newest first. */
  read(): string[];
  /** Adds a line at once. */
  add(line: string): void;
}

/** A file that cannot be read or written is no history: the shell goes on without. */
export function historyFile(file: string): HistoryFile {
  const mode = 0o600;
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  return {
    read: () =>
      attempt((): string[] => {
        const lines = readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '');
        chmodSync(file, mode);
        const newest = lines.slice(-historyLength);
        if (lines.length > 2 * historyLength) writeFileSync(file, newest.map((line) => `${line}\n`).join(''), { mode });
        return newest.toReversed();
      }, []),
    add: (line) =>
      attempt(() => {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        appendFileSync(file, `${line}\n`, { mode });
      }, undefined),
  };
}
