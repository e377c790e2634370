/** Names that were asked for, with the moment (ms since 1970) and the state of the tenant, as far as it can be told, that they belong to. */
export interface KeptNames {
  readonly at: number;
  readonly stamp: string;
  readonly names: readonly string[];
}

/** Where names are kept between two Tabs, or between two processes. */
export interface NameCache {
  get(key: string): KeptNames | undefined;
  set(key: string, kept: KeptNames): void;
}

export interface TenantNamesOptions {
  readonly cache: NameCache;
  readonly now: () => number;
  /** Asks the tenant. What it rejects with counts as no names. */
  readonly ask: (key: string) => Promise<readonly string[]>;
  /** Changes when the tenant does; '' where nothing tells. */
  readonly stamp: () => string;
  /** Told when the tenant did not answer in time. */
  readonly onLate?: (key: string) => void;
  readonly sleep: (ms: number) => Promise<void>;
}

/** How long a line editor may be held up. */
const patienceMs = 150;
/** How long names are good for where no stamp tells that the tenant has changed. */
const freshMs = 120_000;

/**
 * Names from the tenant, from the cache while they are fresh. Never waits longer than 150 ms: then the old names serve, or none, and the
 * answer is kept for the next time.
 */
export function tenantNames({ cache, now, ask, stamp, onLate, sleep }: TenantNamesOptions): (key: string) => Promise<readonly string[]> {
  const asked = new Map<string, Promise<readonly string[] | undefined>>();
  const refresh = (key: string, current: string): Promise<readonly string[] | undefined> => {
    const existing = asked.get(key);
    if (existing) return existing;
    const answer = ask(key).then(
      (names) => {
        cache.set(key, { at: now(), stamp: current, names });
        return names;
      },
      () => undefined,
    );
    asked.set(key, answer);
    void answer.then(() => asked.delete(key));
    return answer;
  };
  return async (key) => {
    const kept = cache.get(key);
    const current = stamp();
    if (kept?.stamp === current && now() - kept.at < freshMs) return kept.names;
    const late = Symbol('late');
    const answer = await Promise.race([refresh(key, current), sleep(patienceMs).then((): typeof late => late)]);
    if (answer === late) onLate?.(key);
    return typeof answer === 'symbol' || answer === undefined ? (kept?.names ?? []) : answer;
  };
}

/** Names kept for as long as the shell runs. */
export const memoryCache = (): NameCache => new Map<string, KeptNames>();
