import { randomUUID } from 'node:crypto';
import { nameKey } from '../policy/identity.ts';
import { accountTypes, addMember, insertGroup, insertUser, newUser, sipKey, userFrom, type AccountType, type User } from './directory-rows.ts';
import { ServiceError } from './service-error.ts';
import type { Database, Store } from './store.ts';
import { findUser } from './users.ts';

/** A row of a CSV file with a header; names of columns in any case. */
export type ImportRow = Readonly<Record<string, string>>;

export interface ImportResult {
  readonly usersAdded: number;
  readonly usersChanged: number;
  readonly groupsAdded: number;
  readonly membersAdded: number;
}

/**
 * Adds users, or changes those whose UPN is known, and puts users into groups; all or nothing. Columns of users: UserPrincipalName (or UPN), and
 * optionally Id, DisplayName, SipAddress, Alias, GivenName, Surname, Department, Country, UsageLocation, AccountEnabled, AccountType. Of groups, a row
 * per member: Group (a name; or DisplayName), and optionally Mail and Member (any identity of a user). Rejects with InvalidRequest, which names file and row.
 */
export function importUsers(
  store: Store,
  users: AsyncIterable<ImportRow>,
  groups?: AsyncIterable<ImportRow>,
  now: () => Date = () => new Date(),
): Promise<ImportResult> {
  return store.write(async (database) => {
    const result = { usersAdded: 0, usersChanged: 0, groupsAdded: 0, membersAdded: 0 };
    await eachRow('users', users, async (cell) => {
      if (await importUser(database, cell, now().toISOString())) result.usersAdded += 1;
      else result.usersChanged += 1;
    });
    if (groups === undefined) return result;
    await eachRow('groups', groups, async (cell) => {
      const { added, member } = await importMember(database, cell);
      if (added) result.groupsAdded += 1;
      if (member) result.membersAdded += 1;
    });
    return result;
  });
}

/** A cell of the row by any of its column's names; undefined when empty. */
type Cell = (...columns: readonly [string, ...string[]]) => string | undefined;

async function eachRow(file: string, rows: AsyncIterable<ImportRow>, take: (cell: Cell) => Promise<void>): Promise<void> {
  let number = 0;
  for await (const row of rows) {
    number += 1;
    const cells = new Map(Object.entries(row).map(([name, value]) => [name.trim().toLowerCase(), value.trim()]));
    try {
      await take((...columns) => columns.map((column) => cells.get(column.toLowerCase())).find((value) => value !== undefined && value !== ''));
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      throw new ServiceError('InvalidRequest', `Row ${number} of the ${file}: ${error.message}`, {
        target: `row ${number}`,
        recommendation: error.recommendation,
        cause: error,
      });
    }
  }
}

const refused = (message: string) => new ServiceError('InvalidRequest', message);

/** True when the user is new. What the row does not say stays as it was. */
async function importUser(database: Database, cell: Cell, now: string): Promise<boolean> {
  const userPrincipalName = cell('UserPrincipalName', 'UPN');
  if (userPrincipalName === undefined) throw refused('it has no UserPrincipalName.');
  if (/[\p{Cc}\s/]/u.test(userPrincipalName) || userPrincipalName.length > 256)
    throw refused(`'${userPrincipalName.slice(0, 80)}' cannot be a UserPrincipalName.`);
  const row = await database.get('SELECT * FROM users WHERE upn_key = ?', nameKey(userPrincipalName));
  const before = row ? userFrom(row) : newUser(guid(cell('Id', 'ObjectId')) ?? randomUUID(), userPrincipalName, now);
  const sip = cell('SipAddress', 'SIP');
  const user: User = {
    ...before,
    userPrincipalName,
    sipAddress: sip === undefined ? before.sipAddress : `sip:${sip.replace(/^sip:/i, '')}`,
    alias: cell('Alias') ?? before.alias,
    displayName: cell('DisplayName', 'Name') ?? before.displayName,
    givenName: cell('GivenName', 'FirstName') ?? before.givenName,
    surname: cell('Surname', 'LastName') ?? before.surname,
    department: cell('Department') ?? before.department,
    country: cell('Country') ?? before.country,
    usageLocation: cell('UsageLocation') ?? before.usageLocation,
    accountEnabled: flag(cell('AccountEnabled', 'Enabled')) ?? before.accountEnabled,
    accountType: accountType(cell('AccountType')) ?? before.accountType,
    changedAt: now,
  };
  const taken = await database.get(
    'SELECT upn FROM users WHERE (sip_key = ? OR id = ?) AND upn_key <> ?',
    sipKey(user.sipAddress),
    user.id,
    nameKey(userPrincipalName),
  );
  if (taken) throw refused(`${String(taken['upn'])} has the same SIP address or object id.`);
  await insertUser(database, user);
  return !row;
}

async function importMember(database: Database, cell: Cell): Promise<{ readonly added: boolean; readonly member: boolean }> {
  const name = cell('Group', 'DisplayName', 'Name');
  const mail = cell('Mail', 'Email') ?? null;
  if (name === undefined) throw refused('it has no Group.');
  const known =
    (mail === null ? undefined : await database.get('SELECT id FROM groups WHERE mail_key = ?', nameKey(mail))) ??
    (await database.get('SELECT id FROM groups WHERE display_key = ? OR mail_key = ? ORDER BY id LIMIT 1', nameKey(name), nameKey(name)));
  const id = known ? String(known['id']) : randomUUID();
  if (!known) await insertGroup(database, { id, displayName: name, mail });
  const member = cell('Member', 'UserPrincipalName', 'User');
  if (member !== undefined) await addMember(database, id, (await findUser(database, member)).id);
  return { added: !known, member: member !== undefined };
}

function guid(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) return text.toLowerCase();
  throw refused(`'${text}' is not an object id.`);
}

function flag(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (/^(true|false|yes|no|1|0)$/i.test(text)) return /^(true|yes|1)$/i.test(text);
  throw refused(`'${text}' is neither true nor false.`);
}

function accountType(text: string | undefined): AccountType | undefined {
  if (text === undefined) return undefined;
  const known = accountTypes.find((type) => type.toLowerCase() === text.toLowerCase());
  if (known !== undefined) return known;
  throw refused(`'${text}' is not an account type; there are ${accountTypes.join(', ')}.`);
}
