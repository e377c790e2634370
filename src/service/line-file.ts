import { statSync } from 'node:fs';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lineFileError } from './serving-error.ts';

/** What a file of lines amounts to, and how a line is added. Both reject with StoreDamaged, StoreReadOnly or StoreFull where the file gives cause. */
export interface LineFile<Line, State> {
  /** Sees at once what another process added. */
  readonly read: () => Promise<State>;
  readonly append: (line: Line) => Promise<void>;
}

interface Lines<Line, State> {
  /** What it is called in messages: `token file`. */
  readonly called: string;
  readonly isLine: (entry: unknown) => entry is Line;
  readonly fold: (lines: readonly Line[]) => State;
}

/**
 * A file for its owner's eyes only, one JSON object a line. Lines are only ever added, which two processes can do at once;
 * a line that cannot be read closes the door (StoreDamaged), since it might have been a revocation.
 */
export function lineFile<Line extends object, State>(file: string, { called, isLine, fold }: Lines<Line, State>): LineFile<Line, State> {
  let cached: { readonly stamp: string; readonly state: State } | undefined;
  const guard = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw lineFileError(error, file, called);
    }
  };
  const parse = (text: string): readonly Line[] =>
    text.split('\n').flatMap((line, index) => {
      if (line === '') return [];
      const entry = parseLine(line);
      if (isLine(entry)) return [entry];
      throw lineFileError('StoreDamaged', `${file}, line ${index + 1}`, called);
    });
  return {
    async read() {
      const stamp = await guard(() => stampOf(file));
      if (cached?.stamp !== stamp) cached = { stamp, state: fold(stamp === '' ? [] : parse(await guard(() => readFile(file, 'utf8')))) };
      return cached.state;
    },
    append: (line) =>
      guard(async () => {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
      }),
  };
}

/** Changes whenever the file does: it only grows. Empty when there is no file. */
function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : '';
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
