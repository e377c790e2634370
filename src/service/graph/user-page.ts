import { selectUsers } from '../user-listing.ts';
import type { User } from '../directory-rows.ts';
import type { Database } from '../store.ts';
import type { QueryOptions } from './query-options.ts';

interface UserPage {
  readonly users: readonly User[];
  readonly next: readonly string[] | undefined;
  /** All that match, where that was asked for. */
  readonly count: number | undefined;
}

/** A page of the tenant's users by UPN. `body`: what the filter looks at; `counts`: which users are there at all. */
export async function userPage(
  database: Database,
  { top, test, after, count }: QueryOptions,
  body: (user: User) => Readonly<Record<string, unknown>>,
  isThere: (user: User) => boolean = () => true,
): Promise<UserPage> {
  const filter = { readsPolicies: false, matches: (user: User) => isThere(user) && (test?.(body(user)) ?? true) };
  const found: User[] = [];
  let next: string | undefined = after?.[0] ?? '';
  // Whoever looks for one user reads one page: it is looked on until the page is full or nobody is left.
  while (next !== undefined && found.length < top) {
    const part: Awaited<ReturnType<typeof selectUsers>> = await selectUsers(database, {
      after: next,
      size: top - found.length,
      filter,
      accountType: undefined,
    });
    found.push(...part.users);
    next = part.next;
  }
  return { users: found, next: next === undefined ? undefined : [next], count: count ? await countUsers(database, filter) : undefined };
}

async function countUsers(database: Database, filter: Parameters<typeof selectUsers>[1]['filter']): Promise<number> {
  let total = 0;
  let after: string | undefined = '';
  while (after !== undefined) {
    const { users, next }: Awaited<ReturnType<typeof selectUsers>> = await selectUsers(database, { after, size: 20_000, filter, accountType: undefined });
    total += users.length;
    after = next;
  }
  return total;
}
