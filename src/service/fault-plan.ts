/** What can go wrong with a request, as a fault file names it. */
export const faultNames = ['throttle', 'unavailable', 'error', 'gateway-timeout', 'cut', 'truncated', 'html', 'slow', 'delay'] as const;
export type FaultName = (typeof faultNames)[number];

/** A fault and whom it meets. */
export interface FaultRule {
  readonly fault: FaultName;
  /** Of the requests it is for, in [0, 1]. */
  readonly share: number;
  /** The request methods it is for; all where absent. */
  readonly methods?: readonly string[];
  /** The beginning of the paths it is for, in any case; all where absent. */
  readonly path?: string;
  /** For throttle and unavailable: the header as it is sent; no header where absent. */
  readonly retryAfter?: string;
  /** For slow and delay: how long. */
  readonly seconds: number;
  /** For cut, truncated and html: the request was carried out all the same. */
  readonly applied: boolean;
}

export interface FaultPlan {
  /** The same seed meets the same requests, provided that they come in the same order. */
  readonly seed: number;
  readonly rules: readonly FaultRule[];
}
