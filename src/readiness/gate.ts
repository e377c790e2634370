import type { Evidence } from './evidence.ts';

export type GateState = 'Pass' | 'Fail' | 'Unknown' | 'NotApplicable';

/** What a gate found. */
export interface Judgement {
  readonly state: GateState;
  /** What was found, as a phrase. */
  readonly found: string;
  /** Where the value comes from: `Direct`, `Group Legal (rank 1)`, `Tenant`, `Global`, or who said so; null where there is no value. */
  readonly source: string | null;
  /** A command that mends it, or a comment (`# …`) where only a person can; it can be pasted as it is. null where nothing needs mending. */
  readonly remedy: string | null;
}

/** A condition between people and an encrypted call or meeting. */
export interface Gate<Facts, Name extends string = string> {
  readonly name: Name;
  /** What it asks, as a sentence. */
  readonly asks: string;
  readonly evidence: readonly Evidence[];
  /** The states it can be in. */
  readonly states: readonly GateState[];
  /** The user's own switch: where nobody can read it, the verdict is a conditional yes and not Unknown. */
  readonly switch?: true;
  /** `day`: the day to judge by, `YYYY-MM-DD`. */
  judge(facts: Facts, day: string): Judgement;
}

export const pass = (found: string, source: string | null = null): Judgement => ({ state: 'Pass', found, source, remedy: null });
export const fail = (found: string, source: string | null, remedy: string | null): Judgement => ({ state: 'Fail', found, source, remedy });
export const unknown = (found: string, remedy: string | null = null, source: string | null = null): Judgement => ({ state: 'Unknown', found, source, remedy });
export const notApplicable = (found: string): Judgement => ({ state: 'NotApplicable', found, source: null, remedy: null });
