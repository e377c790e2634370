import { nameKey } from '../policy/identity.ts';
import type { UserBody } from '../client/routes.ts';
import type { Database, Row } from './store.ts';

export type AccountType = UserBody['accountType'];
export const accountTypes: readonly AccountType[] = ['User', 'ResourceAccount', 'Guest', 'SfBOnPremUser', 'IneligibleUser'];

/** A user as the store keeps it. Times are ISO 8601 UTC; `sipAddress` has its `sip:`. */
export interface User {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly sipAddress: string;
  readonly alias: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly department: string | null;
  readonly country: string | null;
  readonly usageLocation: string | null;
  readonly accountEnabled: boolean;
  readonly accountType: AccountType;
  readonly createdAt: string;
  readonly changedAt: string;
}

export interface Group {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string | null;
}

/** A user of whom only the UPN is known. */
export function newUser(id: string, userPrincipalName: string, createdAt: string): User {
  const alias = userPrincipalName.replace(/@.*$/, '');
  return {
    id,
    userPrincipalName,
    sipAddress: `sip:${userPrincipalName}`,
    alias,
    displayName: alias,
    givenName: null,
    surname: null,
    department: null,
    country: null,
    usageLocation: null,
    accountEnabled: true,
    accountType: 'User',
    createdAt,
    changedAt: createdAt,
  };
}

/** What SIP addresses are compared by: with or without `sip:`. */
export const sipKey = (address: string): string => nameKey(address.replace(/^sip:/i, ''));

/** Adds a user, or replaces what is known of the user with that id. */
export async function insertUser(database: Database, user: User): Promise<void> {
  await database.run(
    `INSERT INTO users (id, upn, upn_key, sip_address, sip_key, alias, alias_key, display_name, display_key, given_name, surname, department, country,
       usage_location, account_enabled, account_type, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET upn = excluded.upn, upn_key = excluded.upn_key, sip_address = excluded.sip_address, sip_key = excluded.sip_key,
       alias = excluded.alias, alias_key = excluded.alias_key, display_name = excluded.display_name, display_key = excluded.display_key,
       given_name = excluded.given_name, surname = excluded.surname, department = excluded.department, country = excluded.country,
       usage_location = excluded.usage_location, account_enabled = excluded.account_enabled, account_type = excluded.account_type,
       changed_at = excluded.changed_at`,
    user.id,
    user.userPrincipalName,
    nameKey(user.userPrincipalName),
    user.sipAddress,
    sipKey(user.sipAddress),
    user.alias,
    nameKey(user.alias),
    user.displayName,
    nameKey(user.displayName),
    user.givenName,
    user.surname,
    user.department,
    user.country,
    user.usageLocation,
    user.accountEnabled ? 1 : 0,
    user.accountType,
    user.createdAt,
    user.changedAt,
  );
}

export async function insertGroup(database: Database, { id, displayName, mail }: Group): Promise<void> {
  await database.run(
    'INSERT INTO groups (id, display_name, display_key, mail, mail_key) VALUES (?, ?, ?, ?, ?)',
    id,
    displayName,
    nameKey(displayName),
    mail,
    mail === null ? null : nameKey(mail),
  );
}

export async function addMember(database: Database, groupId: string, userId: string): Promise<void> {
  await database.run('INSERT INTO group_members (user_id, group_id) VALUES (?, ?) ON CONFLICT DO NOTHING', userId, groupId);
}

/** Puts one group inside another; its members do not become direct members. */
export async function addNestedGroup(database: Database, groupId: string, memberId: string): Promise<void> {
  await database.run('INSERT INTO nested_groups (member_id, group_id) VALUES (?, ?) ON CONFLICT DO NOTHING', memberId, groupId);
}

const text = (row: Row, column: string): string => String(row[column] ?? '');
const textOrNull = (row: Row, column: string): string | null => (row[column] === null ? null : text(row, column));

export const userFrom = (row: Row): User => ({
  id: text(row, 'id'),
  userPrincipalName: text(row, 'upn'),
  sipAddress: text(row, 'sip_address'),
  alias: text(row, 'alias'),
  displayName: text(row, 'display_name'),
  givenName: textOrNull(row, 'given_name'),
  surname: textOrNull(row, 'surname'),
  department: textOrNull(row, 'department'),
  country: textOrNull(row, 'country'),
  usageLocation: textOrNull(row, 'usage_location'),
  accountEnabled: row['account_enabled'] === 1,
  accountType: accountTypes.find((type) => type === row['account_type']) ?? 'User',
  createdAt: text(row, 'created_at'),
  changedAt: text(row, 'changed_at'),
});

export const groupFrom = (row: Row): Group => ({ id: text(row, 'id'), displayName: text(row, 'display_name'), mail: textOrNull(row, 'mail') });
