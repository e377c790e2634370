import type { Json } from '../policy/setting.ts';

/** What a write was about. `rank`: a group's place. */
export type ChangeTarget =
  | { readonly kind: 'user'; readonly id: string; readonly name: string }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'tenant' }
  | { readonly kind: 'policy'; readonly name: string }
  | { readonly kind: 'batch'; readonly users: readonly string[] };

/** A write to a tenant. Times are ISO 8601 UTC. Names and settings of policies only: nothing secret can be in it. */
export interface Change {
  readonly id: string;
  readonly time: string;
  readonly profile: string;
  /** Who ran csteams, as this machine knows them. */
  readonly who: string;
  readonly action: 'Assign' | 'Create' | 'Update' | 'Remove';
  readonly policyType: string;
  readonly target: ChangeTarget;
  /** The policy's name for an assignment, settings by name for a definition; null: there was, or is, nothing. */
  readonly before: Json;
  readonly after: Json;
  readonly correlationId: string | null;
}

/** Pending: begun, and nobody knows what came of it. */
export type ChangeOutcome = 'Succeeded' | 'Failed' | 'Pending';

export interface RecordedChange extends Change {
  readonly outcome: ChangeOutcome;
}

/** What the one who changes something knows; the rest is filled in. */
export type ChangeDetails = Omit<Change, 'time' | 'profile' | 'who'>;
