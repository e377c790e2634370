import type { LetterBoxes, Role } from './signalling.ts';

/** A call to rehearse. */
export interface RehearsalPlan {
  readonly boxes: LetterBoxes;
  /** Features that an encrypted call does without. */
  readonly givenUp: readonly string[];
  /** Features that somebody asks for during the call. */
  readonly askFor: readonly string[];
  /** Somebody holds the service and steps in between. */
  readonly intruder: boolean;
  /** Somebody changes the fingerprint in the offer on its way. */
  readonly alterFingerprint: boolean;
}

/** What one end shows. */
export interface RehearsedEnd {
  readonly role: Role;
  /** The shield has a lock. */
  readonly lock: boolean;
  /** 20 digits in groups of four; null without encryption from end to end. */
  readonly checkNumber: string | null;
  /** SHA-256 of the certificates on the wire, in hex; null without encryption from end to end. */
  readonly ownFingerprint: string | null;
  readonly remoteFingerprint: string | null;
  /** What it heard the other say. */
  readonly heard: readonly string[];
}

/** What became of a rehearsed call. */
export interface Rehearsal {
  readonly encrypted: boolean;
  readonly ends: readonly [caller: RehearsedEnd, callee: RehearsedEnd];
  /** null without encryption from end to end. */
  readonly numbersMatch: boolean | null;
  /** What somebody in between heard; null without an intruder. */
  readonly intruderHeard: readonly string[] | null;
  /** Datagrams that went through the relay; 0 where an intruder took its place. */
  readonly relayedPackets: number;
  /** Whether what was said can be found in the relay's copy. */
  readonly relayHeard: boolean;
  /** Whether the service, which sees the signals, can read the relay's copy. */
  readonly serviceHeard: boolean;
  readonly asked: readonly { readonly feature: string; readonly granted: boolean; readonly reason: string }[];
  /** From the first signal until both ends are connected, in milliseconds. */
  readonly connectMs: number;
}

/** What the two say. */
export const said: Readonly<Record<Role, string>> = {
  caller: 'The offer is four million, and nobody else must know.',
  callee: 'Understood. We sign on Friday at nine.',
};

/** Whether the words can be read in the copies as they are. */
export const contains = (copies: readonly Buffer[], words: readonly string[]): boolean => words.some((text) => copies.some((copy) => copy.includes(text)));
