/** A JSON value, as settings travel on the wire and lie in the store. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One setting of a policy type. `initial` is its value in a fresh instance; absent means "not set", printed as empty. */
export type Setting = (
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number; readonly unit?: string }
  | { readonly kind: 'text'; readonly maxLength?: number; readonly pattern?: string }
) & {
  /** A sentence. */
  readonly help: string;
  readonly initial?: Json;
  /** Verbs that take it; Set and New where absent. */
  readonly verbs?: readonly ('Set' | 'New')[];
  /** Values people try by mistake (lower case), with what to say. */
  readonly hints?: Readonly<Record<string, string>>;
};
