/** A row of the input as it was given. Rows are numbered from 1, without the header. */
export interface InputRow {
  readonly row: number;
  readonly identity: string;
  readonly policyType: string;
  /** null takes the assignment away. */
  readonly policyName: string | null;
}

/** What a row will do. Change: an assignment is made or taken away. NoChange: it is as wanted. Masked: a group gives the policy already. Invalid: it cannot be done. */
export type RowEffect = 'Change' | 'NoChange' | 'Masked' | 'Invalid';

/** A row of the plan: the user found, what the user has, and what the row will do. */
export interface PlanRow extends InputRow {
  /** The user's object id; null where none was found. */
  readonly id: string | null;
  readonly userPrincipalName: string | null;
  /** The direct assignment before; null: none. */
  readonly before: string | null;
  /** The effective policy before, and where it came from. */
  readonly effectiveBefore: string | null;
  readonly sourceBefore: string | null;
  readonly effect: RowEffect;
  /** Why, where the effect does not say it all. */
  readonly reason: string | null;
}

/**
 * Where a row is. Pending: not sent yet. Unknown: sent, and nobody knows what came of it. Skipped: nothing to do. Undone: the assignment before is back.
 * Kept: not undone, because somebody else has changed it since. UndoFailed: still as the rollout set it.
 */
export type RowState = 'Pending' | 'Succeeded' | 'Failed' | 'Skipped' | 'Unknown' | 'Undone' | 'Kept' | 'UndoFailed';

/** A row with everything there is to say about it. */
export interface RolloutRow extends PlanRow {
  readonly state: RowState;
  /** The state's reason, otherwise the plan's. */
  readonly reason: string | null;
  readonly errorId: string | null;
  readonly correlationId: string | null;
  /** It was read back, and the tenant has it. */
  readonly verified: boolean;
}
