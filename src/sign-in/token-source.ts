import type { Resource, TokenSource } from '../client/token-source.ts';

/** A token and when it ends. */
export interface Acquired {
  readonly token: string;
  readonly expires: Date;
}

/** Gets a token. `fresh`: not the one that is known, which a service has rejected. */
export type Acquire = (resource: Resource, fresh: boolean) => Promise<Acquired>;

/** A token that ends sooner is renewed first: a request with all its attempts should end before it. */
const margin = 120_000;

/** A renewal that fails is no error while the token at hand lasts as long. */
const lastMoment = 10_000;

/** Keeps a token for each resource, renews it in time, and once for all who ask meanwhile. */
export function tokenSource(acquire: Acquire, now: () => Date): TokenSource {
  const held = new Map<Resource, Acquired>();
  const pending = new Map<Resource, Promise<Acquired>>();

  async function renew(resource: Resource, known: Acquired | undefined, rejected: string | undefined): Promise<Acquired> {
    try {
      const acquired = await acquire(resource, rejected !== undefined);
      held.set(resource, acquired);
      return acquired;
    } catch (error) {
      if (known && known.token !== rejected && lasts(known, lastMoment)) return known;
      throw error;
    } finally {
      pending.delete(resource);
    }
  }

  const lasts = ({ expires }: Acquired, ms: number): boolean => expires.getTime() - now().getTime() > ms;

  return async (resource, rejected) => {
    const known = held.get(resource);
    if (known && known.token !== rejected && lasts(known, margin)) return known.token;
    const renewing = pending.get(resource) ?? renew(resource, known, rejected);
    pending.set(resource, renewing);
    return (await renewing).token;
  };
}
