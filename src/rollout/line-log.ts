import { closeSync, fdatasync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { rolloutFileError } from './rollout-error.ts';

const sync = promisify(fdatasync);

/** Bytes that wait at most before they are written. */
const block = 32 * 1024;

/**
 * A file of JSON lines that only grows. What `flush` has written survives the end of the process, what `commit` has written survives the machine's. A line
 * that was cut off by such an end is removed when the file is opened again. Throws RolloutNotWritable where the file cannot be written.
 */
export class LineLog {
  readonly #file: string;
  readonly #descriptor: number;
  #waiting: string[] = [];
  /** Bytes that wait, and bytes in the file without them. */
  #size = 0;
  #written: number;

  constructor(file: string) {
    this.#file = file;
    try {
      this.#descriptor = openSync(file, 'a+', 0o600);
    } catch (thrown) {
      throw rolloutFileError(thrown, file);
    }
    removeTornLine(this.#descriptor);
    this.#written = fstatSync(this.#descriptor).size;
  }

  /** Gives where the line will begin, in bytes. */
  append(line: object): number {
    const text = `${JSON.stringify(line)}\n`;
    const offset = this.#written + this.#size;
    this.#waiting.push(text);
    this.#size += Buffer.byteLength(text);
    if (this.#size >= block) this.flush();
    return offset;
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    const bytes = Buffer.from(this.#waiting.join(''));
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(this.#descriptor, bytes, written);
    } catch (thrown) {
      // What went in of it would stand before its own repetition.
      if (fstatSync(this.#descriptor).size > this.#written) ftruncateSync(this.#descriptor, this.#written);
      throw rolloutFileError(thrown, this.#file);
    }
    this.#waiting = [];
    this.#written += this.#size;
    this.#size = 0;
  }

  /** Everything appended so far is on the disk. */
  async commit(): Promise<void> {
    this.flush();
    await sync(this.#descriptor).catch((thrown: unknown) => {
      throw rolloutFileError(thrown, this.#file);
    });
  }

  async close(): Promise<void> {
    try {
      await this.commit();
    } finally {
      closeSync(this.#descriptor);
    }
  }
}

function removeTornLine(descriptor: number): void {
  const { size } = fstatSync(descriptor);
  const piece = Buffer.alloc(4096);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - piece.length);
    const length = readSync(descriptor, piece, 0, end - start, start);
    const at = piece.subarray(0, length).lastIndexOf(10);
    if (at >= 0) {
      if (start + at + 1 < size) ftruncateSync(descriptor, start + at + 1);
      return;
    }
    end = start;
  }
  if (size > 0) ftruncateSync(descriptor, 0);
}

/** A line and where it begins, in bytes. */
export interface ReadLine {
  readonly text: string;
  readonly offset: number;
}

/** The complete lines of a file, one after the other; none when there is no file. Flat in memory, whatever the file's size. */
export function* readLines(file: string): Generator<ReadLine, void, undefined> {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    const piece = Buffer.alloc(256 * 1024);
    let rest: Buffer = Buffer.alloc(0);
    let offset = 0;
    for (let at = 0; ;) {
      const length = readSync(descriptor, piece, 0, piece.length, at);
      if (length === 0) return;
      at += length;
      const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, piece.subarray(0, length)]) : piece.subarray(0, length);
      let start = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
        yield { text: bytes.toString('utf8', start, end), offset: offset + start };
        start = end + 1;
      }
      offset += start;
      rest = Buffer.from(bytes.subarray(start));
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Reads single lines at offsets that `readLines` gave. */
export class LineReader {
  readonly #descriptor: number;
  #buffer = Buffer.alloc(8192);

  constructor(file: string) {
    this.#descriptor = openSync(file, 'r');
  }

  at(offset: number): string {
    for (;;) {
      const length = readSync(this.#descriptor, this.#buffer, 0, this.#buffer.length, offset);
      const end = this.#buffer.subarray(0, length).indexOf(10);
      if (end >= 0) return this.#buffer.toString('utf8', 0, end);
      if (length < this.#buffer.length) return this.#buffer.toString('utf8', 0, length);
      this.#buffer = Buffer.alloc(this.#buffer.length * 2);
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
