import type { EffectiveSource } from '../policy/effective.ts';
import type { Json } from '../policy/setting.ts';
import type { Client } from './client.ts';

/** What is known of something: its value, that looking it up failed, or that nothing tells it. A failed look-up is never taken for a value. */
export type Finding<T> =
  | {
      readonly kind: 'known';
      readonly value: T;
      /** Who says so, where it is not plain from the value. */
      readonly from?: string;
    }
  /** `error`: its id and message. */
  | { readonly kind: 'failed'; readonly error: string }
  /** `reason`: why nothing tells it, as a sentence. `advice`: what would help, as a command or a comment. */
  | { readonly kind: 'untold'; readonly reason: string; readonly advice?: string };

/** An instance of a policy type with its settings. `name` is bare. */
export interface PolicyFacts {
  readonly name: string;
  readonly settings: Readonly<Record<string, Json>>;
}

/** Where an effective policy comes from. */
export interface Origin {
  readonly source: EffectiveSource;
  /** The group's name, or its id where the name is not known. */
  readonly group: string | null;
  readonly rank: number | null;
}

/** The policy that a user has, as the tenant shows it. */
export interface PolicyInForce {
  readonly policy: PolicyFacts;
  readonly origin: Origin;
  /** All instances of the type: a remedy names one of them. */
  readonly instances: readonly PolicyFacts[];
  /** A change that has been made and does not show yet. */
  readonly coming?: {
    readonly policy: PolicyFacts;
    /** ISO 8601 UTC. */
    readonly since: string;
    readonly due: string;
  };
}

/** Everything that decides about one party of a call. */
export interface PartyFacts {
  /** As the tenant spells it, or as it was given. */
  readonly user: string;
  readonly encryption: Finding<PolicyInForce>;
  readonly recording: Finding<PolicyInForce>;
  readonly updates: Finding<PolicyInForce>;
  readonly client: Finding<Client>;
  /** The user's own switch for encrypted calls. */
  readonly encryptionSwitch: Finding<boolean>;
  /** Whether the user has joined the public preview. */
  readonly previewSwitch: Finding<boolean>;
}

export const callTypes = ['OneToOne', 'Group', 'ScheduledMeeting', 'Pstn'] as const;
export type CallType = (typeof callTypes)[number];

/** A call that two people might make. */
export interface CallFacts {
  readonly callType: CallType;
  readonly caller: PartyFacts;
  readonly callee: PartyFacts;
  /** The day to judge by, `YYYY-MM-DD`. */
  readonly asOf: string;
}
