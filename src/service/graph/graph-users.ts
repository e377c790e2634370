import type { GraphUserBody } from '../../client/graph-routes.ts';
import { nameKey } from '../../policy/identity.ts';
import { userFrom, type User } from '../directory-rows.ts';
import { ok } from '../handler.ts';
import type { Database } from '../store.ts';
import { notInDirectory } from './graph-error.ts';
import { contextOf, named, type GraphHandler } from './graph-request.ts';
import { itemOptionsOf, listOptionsOf, nextLink, type Kind } from './query-options.ts';
import { userPage } from './user-page.ts';

const filtered = [
  'id',
  'userPrincipalName',
  'displayName',
  'givenName',
  'surname',
  'mail',
  'department',
  'country',
  'usageLocation',
  'accountEnabled',
  'userType',
  'createdDateTime',
  'mailNickname',
];
/** Documented: what comes without `$select`, in this order. */
const shown = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

export const userKind: Kind = {
  type: 'microsoft.graph.user',
  properties: [...new Set([...shown, ...filtered, 'imAddresses'])],
  shown,
  filtered,
  directory: true,
};

/** A user with all properties that there are; what the tenant does not know is null. */
export function graphUser(user: User): GraphUserBody & Readonly<Record<string, unknown>> {
  const isGuest = user.accountType === 'Guest';
  return {
    businessPhones: [],
    displayName: user.displayName,
    givenName: user.givenName,
    jobTitle: null,
    mail: isGuest ? user.sipAddress.replace(/^sip:/i, '') : user.userPrincipalName,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: user.surname,
    userPrincipalName: user.userPrincipalName,
    id: user.id,
    accountEnabled: user.accountEnabled,
    department: user.department,
    country: user.country,
    usageLocation: user.usageLocation,
    userType: isGuest ? 'Guest' : 'Member',
    createdDateTime: user.createdAt,
    mailNickname: user.alias,
    imAddresses: [user.sipAddress.replace(/^sip:/i, '')],
  };
}

/** By UPN, page by page. */
export const graphListUsers: GraphHandler = async (request) => {
  const options = listOptionsOf(request, userKind);
  const { users, next, count } = await request.store.read((database) => userPage(database, options, graphUser));
  return ok({
    '@odata.context': contextOf(request, `users${options.suffix}`),
    ...(count !== undefined && { '@odata.count': count }),
    ...nextLink(request, next),
    value: users.map((user) => options.choose(graphUser(user))),
  });
};

export const graphGetUser: GraphHandler = async (request) => {
  const { choose, suffix } = itemOptionsOf(request, userKind);
  const identity = named(request, 'user');
  const user = await request.store.read((database) => userOf(database, identity));
  if (!user) throw notInDirectory(identity);
  return ok({ '@odata.context': contextOf(request, `users${suffix}/$entity`), ...choose(graphUser(user)) });
};

/** The user of that object id or user principal name; Graph knows people by nothing else. */
export async function userOf(database: Database, identity: string): Promise<User | undefined> {
  const key = nameKey(identity);
  const row = await database.get('SELECT * FROM users WHERE id = ? OR upn_key = ?', key, key);
  return row && userFrom(row);
}
