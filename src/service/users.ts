import { nameKey } from '../policy/identity.ts';
import { nearNames } from '../policy/nearest.ts';
import { sipKey, userFrom, type User } from './directory-rows.ts';
import { ServiceError } from './service-error.ts';
import type { Database } from './store.ts';

/** What an identity may be, in the order of the attempts. Only names may belong to several users. */
const lookUps = ['id = ?', 'upn_key = ?', 'sip_key = ?', 'alias_key = ?', 'display_key = ?'] as const;

/** The user of that object id, UPN, SIP address (with or without `sip:`), alias or display name. Rejects with UserNotFound and AmbiguousIdentity. */
export async function findUser(database: Database, identity: string): Promise<User> {
  for (const condition of lookUps) {
    const key = condition === 'sip_key = ?' ? sipKey(identity) : nameKey(identity);
    const [row, ...others] = await database.all(`SELECT * FROM users WHERE ${condition} ORDER BY upn_key LIMIT 10`, key);
    if (row && others.length === 0) return userFrom(row);
    if (row) throw ambiguous(identity, [row, ...others].map(userFrom));
  }
  throw new ServiceError('UserNotFound', `User "${identity}" not found.`, { target: identity, details: await nearUsers(database, identity) });
}

function ambiguous(identity: string, users: readonly User[]): ServiceError {
  const candidates = users.map(({ userPrincipalName }) => userPrincipalName);
  return new ServiceError('AmbiguousIdentity', `"${identity}" is the name of several users: ${candidates.join(', ')}.`, {
    target: identity,
    recommendation: `Give the user principal name: one of ${candidates.join(', ')}.`,
    details: users.map(({ id }) => id),
  });
}

/** A typing error is seldom in the first letters: those who share them are compared. */
async function nearUsers(database: Database, identity: string): Promise<readonly string[]> {
  const key = sipKey(identity);
  const start = key.slice(0, 2);
  if (start.length < 2) return [];
  const rows = await database.all('SELECT upn FROM users WHERE upn_key >= ? AND upn_key < ? ORDER BY upn_key LIMIT 500', start, `${start}\u{10ffff}`);
  return nearNames(
    key,
    rows.map((row) => String(row['upn'])),
  );
}
