import { defaultPageSize, maximumPageSize, routePath, type EffectivePolicyAssignmentBody, type UserBody, type UserSourcesBody } from '../client/routes.ts';
import { policyTypeName } from '../policy/catalogue.ts';
import { nameKey } from '../policy/identity.ts';
import { accountTypes, userFrom, type User } from './directory-rows.ts';
import { ok, parameter, type Handler } from './handler.ts';
import { oneOf, wholeNumber } from './query.ts';
import { ServiceError } from './service-error.ts';
import { directPolicies, sourceBody, userSources, type UserScope, type UserSource } from './sources.ts';
import type { Database } from './store.ts';
import { compileUserFilter } from '../policy/user-filter/user-filter.ts';
import type { PolicyOf } from '../policy/user-filter/user-properties.ts';
import { findUser } from './users.ts';

/** Users looked at for one page of a filtered listing; a filter that matches few gives short pages rather than slow ones. */
const scanLimit = 20_000;
const scanBatch = 1000;

type SourcesByType = ReadonlyMap<string, readonly UserSource[]>;
const none: SourcesByType = new Map();

export const getUser: Handler = async (request) => {
  const body = await request.store.read(async (database) => {
    const user = await findUser(database, parameter(request, 'user'));
    const sources = await userSources(database, { clause: 'u.id = ?', parameters: [user.id] }, { seenAt: request.now });
    return userBody(user, sources.get(user.id) ?? none);
  });
  return ok(body);
};

/** By UPN, page by page. */
export const listUsers: Handler = async ({ query, store, now }) => {
  const selection: Selection = {
    after: readToken(query['skipToken']),
    size: wholeNumber(query, 'pageSize', 1, maximumPageSize) ?? defaultPageSize,
    filter: query['filter'] === undefined ? undefined : compileUserFilter(query['filter']),
    accountType: oneOf(query, 'accountType', accountTypes),
  };
  const sourcesOf = query['policySources'] === undefined ? undefined : policyTypeName(query['policySources']);
  return store.read(async (database) => {
    const { users, next } = await selectUsers(database, selection);
    const sources = await userSources(database, between(users), { type: sourcesOf, seenAt: now });
    const bodies = users.map((user) => {
      const byType = sources.get(user.id) ?? none;
      return sourcesOf === undefined ? userBody(user, byType) : sourcesBody(user, byType.get(sourcesOf) ?? []);
    });
    return ok({ users: bodies, ...(next !== undefined && { '@nextLink': nextLink(query, next) }) });
  });
};

interface Selection {
  /** The key of the UPN after which the page begins. */
  readonly after: string;
  readonly size: number;
  readonly filter: { readonly matches: (user: User, policyOf: PolicyOf) => boolean; readonly readsPolicies: boolean } | undefined;
  readonly accountType: string | undefined;
}

/** A page of users that match, and where the next begins; undefined when no user is left. */
export async function selectUsers(
  database: Database,
  { after, size, filter, accountType }: Selection,
): Promise<{ readonly users: readonly User[]; readonly next: string | undefined }> {
  const users: User[] = [];
  let last = after;
  let scanned = 0;
  while (users.length < size && scanned < scanLimit) {
    const batch = await usersAfter(database, last, filter || accountType ? scanBatch : size);
    const direct = filter?.readsPolicies ? await directPolicies(database, between(batch)) : undefined;
    for (const user of batch) {
      if (users.length === size) break;
      scanned += 1;
      last = nameKey(user.userPrincipalName);
      if (accountType !== undefined && user.accountType !== accountType) continue;
      if (filter?.matches(user, (type) => direct?.get(user.id)?.get(type) ?? null) ?? true) users.push(user);
    }
    if (batch.length === 0) break;
  }
  const left = await database.get('SELECT id FROM users WHERE upn_key > ? LIMIT 1', last);
  return { users, next: left && last };
}

const usersAfter = async (database: Database, key: string, count: number): Promise<readonly User[]> =>
  (await database.all('SELECT * FROM users WHERE upn_key > ? ORDER BY upn_key LIMIT ?', key, count)).map(userFrom);

/** The users from the first to the last of a listing by UPN. */
const between = (users: readonly User[]): UserScope => ({
  clause: 'u.upn_key BETWEEN ? AND ?',
  parameters: [nameKey(users[0]?.userPrincipalName ?? ''), nameKey(users.at(-1)?.userPrincipalName ?? '')],
});

export function userBody(user: User, byType: SourcesByType = none): UserBody {
  return {
    objectId: user.id,
    userPrincipalName: user.userPrincipalName,
    sipAddress: user.sipAddress,
    displayName: user.displayName,
    alias: user.alias,
    givenName: user.givenName,
    surname: user.surname,
    department: user.department,
    country: user.country,
    usageLocation: user.usageLocation,
    accountEnabled: user.accountEnabled,
    accountType: user.accountType,
    whenCreated: user.createdAt,
    whenChanged: user.changedAt,
    effectivePolicyAssignments: [...byType].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([type, [winner]]) => (winner ? [winnerBody(type, winner)] : [])),
  };
}

const winnerBody = (policyType: string, { source, policyName, reference }: UserSource): EffectivePolicyAssignmentBody => ({
  policyType,
  policyAssignment: {
    assignmentType: source,
    authority: 'Tenant',
    displayName: policyName,
    policyId: 'Not Yet Supported.',
    groupId: reference,
  },
});

const sourcesBody = ({ id, userPrincipalName, displayName }: User, sources: readonly UserSource[]): UserSourcesBody => ({
  objectId: id,
  userPrincipalName,
  displayName,
  policySources: sources.map(sourceBody),
});

/** The same question from where this page ended. */
function nextLink(query: Readonly<Record<string, string>>, next: string): string {
  return `${routePath('listUsers', {})}?${new URLSearchParams({ ...query, skipToken: Buffer.from(next).toString('base64url') }).toString()}`;
}

/** The key of the UPN after which a page begins. Throws InvalidRequest. */
export function readToken(token: string | undefined): string {
  const key = Buffer.from(token ?? '', 'base64url').toString();
  if (token === undefined || (key !== '' && !key.includes('\0'))) return key;
  throw new ServiceError('InvalidRequest', 'The skipToken is not one that this service gave.', { target: 'skipToken' });
}
