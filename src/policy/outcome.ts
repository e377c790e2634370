import type { Json } from './setting.ts';

/** A value as it is kept, or what is wrong with it. */
export type Outcome = { readonly value: Json } | Refused;

export interface Refused {
  /** What the setting takes, to follow "it takes". */
  readonly problem?: string;
  /** The values there are. */
  readonly valid?: readonly string[];
  /** The part of the value that is wrong, where it is not all of it. */
  readonly culprit?: unknown;
}

export const refusedAs = (problem: string): Refused => ({ problem });
