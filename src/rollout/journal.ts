import { basename, dirname } from 'node:path';
import { LineLog, LineReader, readLines } from './line-log.ts';
import { damagedRollout } from './rollout-error.ts';
import type { RowState } from './row.ts';

/** What is being done to a rollout, or was. */
export type RunKind = 'run' | 'undo';
/** How it ended: everything was looked at, the operator stopped it, or too much went wrong. */
export type RunEnd = 'completed' | 'stopped' | 'errors';

/** One line of the journal. */
export type JournalLine =
  | { readonly begin: RunKind; readonly time: string }
  | { readonly end: RunEnd; readonly time: string; readonly why?: string }
  /** These rows may be sent from now on: after a crash nobody knows about them. */
  | { readonly claim: readonly number[] }
  /** These were claimed and not sent after all: they are as they were before. */
  | { readonly release: readonly number[] }
  /** A batch with these rows is submitted under this name. */
  | { readonly batch: string; readonly type: string; readonly policy: string | null; readonly rows: readonly number[] }
  | { readonly submitted: string; readonly operation: string }
  | { readonly batched: string }
  | RowLine
  | { readonly verified: readonly number[] };

/** What became of a row. */
export type RowLine = { readonly row: number; readonly state: RowState } | FailedRowLine;

interface FailedRowLine {
  readonly row: number;
  readonly state: RowState;
  readonly message: string;
  readonly error: string;
  readonly correlation?: string | undefined;
}

export interface OpenBatch {
  readonly name: string;
  readonly type: string;
  readonly policy: string | null;
  readonly rows: readonly number[];
  readonly operation?: string;
}

const codes: readonly RowState[] = ['Pending', 'Succeeded', 'Failed', 'Unknown', 'Undone', 'Kept', 'UndoFailed'];
const codeOf = new Map(codes.map((state, code) => [state, code]));
const claimed = 64;
const verifiedBit = 128;

/** No rollout has more: in memory each takes nine bytes. */
const mostRows = 100_000_000;

/** A reason longer than this is cut: it is read again at its place, and some services answer pages. */
const longestMessage = 2000;

/**
 * What was done with each row: kept in memory as a byte and an offset for each, on disk as lines. Reading the lines again gives the same, however the
 * process that wrote them ended.
 */
export class Journal {
  readonly #file: string;
  #bytes: Uint8Array = new Uint8Array(1024);
  /** Where the line about a row's state begins, -1 for none. */
  #offsets: Float64Array = new Float64Array(1024).fill(-1);
  readonly #batches = new Map<string, OpenBatch>();
  #log: LineLog | undefined;
  #lastRun: { kind: RunKind; end?: RunEnd; why?: string; began: string; ended?: string } | undefined;

  /** Throws RolloutDamaged: of a journal with a line missing nobody knows what was sent. */
  constructor(file: string) {
    this.#file = file;
    this.#read();
  }

  get lastRun(): { readonly kind: RunKind; readonly end?: RunEnd; readonly why?: string; readonly began: string; readonly ended?: string } | undefined {
    return this.#lastRun;
  }

  get openBatches(): readonly OpenBatch[] {
    return [...this.#batches.values()];
  }

  stateOf(row: number): RowState {
    return codes[(this.#bytes[row] ?? 0) & 31] ?? 'Pending';
  }

  /** It may have been sent, and no line says what came of it. */
  isClaimed(row: number): boolean {
    return ((this.#bytes[row] ?? 0) & claimed) !== 0;
  }

  isVerified(row: number): boolean {
    return ((this.#bytes[row] ?? 0) & verifiedBit) !== 0;
  }

  /** The line that says the row's state; undefined where none does. */
  lineOf(row: number, reader: LineReader): RowLine | undefined {
    this.#log?.flush();
    const offset = this.#offsets[row] ?? -1;
    return offset < 0 ? undefined : (JSON.parse(reader.at(offset)) as RowLine);
  }

  /** For `lineOf`; the caller closes it. undefined when there is nothing to read. */
  reader(): LineReader | undefined {
    this.#log?.flush();
    return this.#lastRun === undefined ? undefined : new LineReader(this.#file);
  }

  write(line: JournalLine): void {
    this.#log ??= new LineLog(this.#file);
    const kept = 'message' in line ? { ...line, message: line.message.slice(0, longestMessage) } : line;
    this.#apply(kept, this.#log.append(kept));
  }

  /** What was written is on the disk. */
  async commit(): Promise<void> {
    await this.#log?.commit();
  }

  async close(): Promise<void> {
    await this.#log?.close();
    this.#log = undefined;
  }

  #read(): void {
    let number = 0;
    for (const { text, offset } of readLines(this.#file)) {
      number += 1;
      try {
        this.#apply(JSON.parse(text) as JournalLine, offset);
      } catch {
        throw damagedRollout(basename(dirname(this.#file)), `line ${number} of ${this.#file} cannot be read.`);
      }
    }
  }

  #apply(line: JournalLine, offset: number): void {
    if ('begin' in line) this.#lastRun = { kind: line.begin, began: line.time };
    else if ('end' in line) {
      if (this.#lastRun) this.#lastRun = { ...this.#lastRun, end: line.end, ended: line.time, ...(line.why !== undefined && { why: line.why }) };
    } else if ('claim' in line) for (const row of line.claim) this.#set(row, (this.#get(row) & ~verifiedBit) | claimed, -1);
    else if ('release' in line) for (const row of line.release) this.#set(row, this.#get(row) & ~claimed, -1);
    else if ('batch' in line) {
      this.#batches.set(line.batch, { name: line.batch, type: line.type, policy: line.policy, rows: line.rows });
      for (const row of line.rows) this.#set(row, this.#get(row) | claimed, -1);
    } else if ('submitted' in line) {
      const batch = this.#batches.get(line.submitted);
      if (batch) this.#batches.set(batch.name, { ...batch, operation: line.operation });
    } else if ('batched' in line) this.#batches.delete(line.batched);
    else if ('verified' in line) for (const row of line.verified) this.#bytes[row] = this.#get(row) | verifiedBit;
    else this.#set(line.row, codeOf.get(line.state) ?? 0, offset);
  }

  #get(row: number): number {
    return this.#bytes[row] ?? 0;
  }

  /** Throws RangeError for what is no row's number. */
  #set(row: number, byte: number, offset: number): void {
    if (!Number.isInteger(row) || row < 1 || row > mostRows) throw new RangeError(`${row}`);
    if (row >= this.#bytes.length) {
      const length = Math.max(row + 1, this.#bytes.length * 2);
      const bytes = new Uint8Array(length);
      bytes.set(this.#bytes);
      const offsets = new Float64Array(length).fill(-1);
      offsets.set(this.#offsets);
      [this.#bytes, this.#offsets] = [bytes, offsets];
    }
    this.#bytes[row] = byte;
    if (offset >= 0) this.#offsets[row] = offset;
  }
}
