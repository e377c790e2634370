import { Journal } from './journal.ts';
import type { RolloutFiles, RolloutHeader } from './rollout-folder.ts';
import { isLockedElsewhere, lockHolder } from './rollout-lock.ts';
import type { PlanRow, RolloutRow, RowEffect, RowState } from './row.ts';
import { rowsIn, wholeCount } from './row-file.ts';

/** Where a rollout as a whole is. */
export type RolloutStatus = 'Incomplete' | 'Planning' | 'Planned' | 'Running' | 'Interrupted' | 'Stopped' | 'Completed' | 'UndoInterrupted' | 'Undone';

/** Rows by what they will do, and by what became of them. */
export interface RolloutSummary {
  readonly header: RolloutHeader;
  readonly status: RolloutStatus;
  /** Why it is not finished; null where there is nothing to say. */
  readonly reason: string | null;
  /** The process that works on it. */
  readonly pid: number | null;
  readonly rows: number;
  readonly effects: Readonly<Record<RowEffect, number>>;
  readonly states: Readonly<Record<RowState, number>>;
  readonly verified: number;
  readonly began: string | null;
  readonly ended: string | null;
}

/** Every row with what became of it, in the order of the input. */
export function* rolloutRows(files: RolloutFiles, name: string): Generator<RolloutRow, void, undefined> {
  const journal = new Journal(files.journal);
  const reader = journal.reader();
  const running = isLockedElsewhere(files.folder);
  try {
    for (const planned of rowsIn(files.plan, name)) {
      const line = reader && journal.lineOf(planned.row, reader);
      yield {
        ...planned,
        state: stateOf(planned, journal, running),
        ...(line && 'message' in line
          ? { reason: line.message, errorId: line.error, correlationId: line.correlation ?? null }
          : { reason: planned.reason, errorId: planned.effect === 'Invalid' ? 'RolloutRowInvalid' : null, correlationId: null }),
        verified: journal.isVerified(planned.row),
      };
    }
  } finally {
    reader?.close();
  }
}

/** A row that changes nothing is skipped; an invalid one has failed before it began. A claim without a line is the sign of a process that ended in the middle, unless it is at it still. */
function stateOf({ row, effect }: PlanRow, journal: Journal, running: boolean): RowState {
  if (effect === 'Invalid') return 'Failed';
  if (effect !== 'Change') return 'Skipped';
  const state = journal.stateOf(row);
  return journal.isClaimed(row) && state === 'Pending' && !running ? 'Unknown' : state;
}

export function rolloutSummary(files: RolloutFiles, header: RolloutHeader): RolloutSummary {
  const journal = new Journal(files.journal);
  const effects: Record<RowEffect, number> = { Change: 0, NoChange: 0, Masked: 0, Invalid: 0 };
  const states: Record<RowState, number> = { Pending: 0, Succeeded: 0, Failed: 0, Skipped: 0, Unknown: 0, Undone: 0, Kept: 0, UndoFailed: 0 };
  const pid = lockHolder(files.folder) ?? null;
  const running = isLockedElsewhere(files.folder);
  let rows = 0;
  let verified = 0;
  for (const planned of rowsIn(files.plan, header.name)) {
    rows += 1;
    effects[planned.effect] += 1;
    states[stateOf(planned, journal, running)] += 1;
    if (journal.isVerified(planned.row)) verified += 1;
  }
  const { lastRun } = journal;
  return {
    header,
    status: pid === null ? statusOf(files, journal) : 'Running',
    reason: lastRun?.why ?? null,
    pid,
    rows,
    effects,
    states,
    verified,
    began: lastRun?.began ?? null,
    ended: lastRun?.ended ?? null,
  };
}

function statusOf(files: RolloutFiles, { lastRun }: Journal): RolloutStatus {
  if (wholeCount(files.input) === undefined) return 'Incomplete';
  if (wholeCount(files.plan) === undefined) return 'Planning';
  if (!lastRun) return 'Planned';
  if (lastRun.kind === 'undo') return lastRun.end === 'completed' ? 'Undone' : 'UndoInterrupted';
  if (lastRun.end === undefined) return 'Interrupted';
  return lastRun.end === 'completed' ? 'Completed' : 'Stopped';
}
