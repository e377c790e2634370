import type { PolicyClient } from '../client/policy-client.ts';
import { sameName } from '../policy/identity.ts';
import type { Breaker, BreakerOptions } from './breaker.ts';
import type { Journal, RunEnd } from './journal.ts';
import type { RolloutFiles, RolloutHeader } from './rollout-folder.ts';
import type { PlanRow } from './row.ts';
import { rowsIn } from './row-file.ts';

/** Direct: a request for each row. Batch: the service does it in the background. Auto: batches where they are possible and worth it. */
export type Engine = 'Auto' | 'Direct' | 'Batch';

export type Stage = 'run' | 'verify' | 'undo';

export interface RunOptions extends BreakerOptions {
  readonly files: RolloutFiles;
  readonly header: RolloutHeader;
  readonly policies: PolicyClient;
  /** Rows worked on at once. */
  readonly limit: number;
  readonly signal: AbortSignal;
  readonly clock: { now(): Date; sleep(ms: number, signal?: AbortSignal): Promise<void> };
  readonly engine: Engine;
  readonly verify: boolean;
  /** Rows that failed before are tried again. */
  readonly retryFailed?: boolean;
  readonly onProgress?: (stage: Stage, counts: { readonly done: number; readonly failed: number }) => void;
  /** The tenant has taken a row's change on. `found`: it was seen there later, and may have been reported by an earlier process. */
  readonly onChange?: (row: PlanRow, after: string | null, found?: boolean) => void;
}

export interface RunResult {
  readonly end: RunEnd;
  /** Why it did not get to the end. */
  readonly why?: string;
}

/** What the steps of a run share. */
export interface Run extends RunOptions {
  readonly journal: Journal;
  readonly breaker: Breaker;
}

/** The rows of the plan that change something and of which the condition holds, read as they are needed. */
export function* rowsOf({ files, header }: Pick<RunOptions, 'files' | 'header'>, condition: (row: PlanRow) => boolean): Generator<PlanRow, void, undefined> {
  for (const row of rowsIn(files.plan, header.name)) if (row.effect === 'Change' && condition(row)) yield row;
}

/** The tenant has what was planned. */
export const holds = (assigned: string | null, planned: string | null): boolean =>
  planned === null ? assigned === null : assigned !== null && sameName(assigned, planned);
