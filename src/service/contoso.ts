import { deterministicGuid, randomFrom } from './chance.ts';
import type { Database } from './store.ts';
import { addMember, addNestedGroup, insertGroup, insertUser, newUser } from './directory-rows.ts';

/** Everything in the small Contoso was made at one time, so that transcripts stay true. */
export const contosoCreatedAt = '2024-03-04T09:00:00.000Z';
const domain = 'contoso.com';

type Person = readonly [givenName: string, surname: string, department: string, country: string, more?: { readonly alias?: string; readonly sip?: string }];

/** Two people whose SIP address is not their UPN (a batch by UPN misses them), and two with one name. */
const people: readonly Person[] = [
  ['Ana', 'Bowman', 'Legal', 'Spain'],
  ['Ben', 'Andrews', 'Sales', 'United Kingdom'],
  ['Chloe', 'Legrand', 'Legal', 'France', { sip: 'chloe.legrand' }],
  ['Diego', 'Siciliani', 'Human Resources', 'Italy'],
  ['Emma', 'Larsen', 'Executive Office', 'Denmark'],
  ['Farid', 'Haddad', 'Engineering', 'Germany'],
  ['Grace', 'Okafor', 'Finance', 'United Kingdom'],
  ['Henrik', 'Berg', 'Engineering', 'Sweden'],
  ['Irina', 'Petrova', 'Research', 'Finland'],
  ['Jonas', 'Keller', 'Executive Office', 'Switzerland'],
  ['Kira', 'Novak', 'Marketing', 'Czechia'],
  ['Lee', 'Gu', 'Engineering', 'Singapore', { alias: 'lee' }],
  ['Lee', 'Gu', 'Finance', 'Canada', { alias: 'lee.gu' }],
  ['Miriam', 'Graham', 'Marketing', 'United States'],
  ['Nils', 'Olsen', 'Sales', 'Norway'],
  ['Olivia', 'Wilson', 'Sales', 'United States', { sip: 'olivia.martin' }],
  ['Pradeep', 'Gupta', 'Engineering', 'India'],
  ['Quinn', 'Murphy', 'Customer Care', 'Ireland'],
  ['Rosa', 'Fernandes', 'Customer Care', 'Portugal'],
  ['Samir', 'Aziz', 'Finance', 'United Arab Emirates'],
  ['Tomas', 'Vega', 'Legal', 'Mexico'],
  ['Uma', 'Sato', 'Research', 'Japan'],
  ['Victor', 'Moreau', 'Executive Office', 'France'],
  ['Wen', 'Zhou', 'Research', 'China'],
];

const countryCodes: Readonly<Record<string, string>> = {
  Canada: 'CA',
  China: 'CN',
  Czechia: 'CZ',
  Denmark: 'DK',
  Finland: 'FI',
  France: 'FR',
  Germany: 'DE',
  India: 'IN',
  Ireland: 'IE',
  Italy: 'IT',
  Japan: 'JP',
  Mexico: 'MX',
  Norway: 'NO',
  Portugal: 'PT',
  Singapore: 'SG',
  Spain: 'ES',
  Sweden: 'SE',
  Switzerland: 'CH',
  'United Arab Emirates': 'AE',
  'United Kingdom': 'GB',
  'United States': 'US',
};

/** Direct members by alias. The board is also a group inside Executives, which gives its members nothing: only direct members count. */
const groups: readonly { readonly name: string; readonly mail: string | null; readonly members: readonly string[]; readonly groups?: readonly string[] }[] = [
  { name: 'Board', mail: 'board', members: ['jonas', 'victor'] },
  { name: 'Executives', mail: 'executives', members: ['emma'], groups: ['Board'] },
  { name: 'Legal', mail: 'legal', members: ['ana', 'chloe', 'tomas'] },
  { name: 'Sales', mail: 'sales', members: ['ben', 'nils', 'olivia'] },
  {
    name: 'Europe',
    mail: null,
    members: ['ana', 'ben', 'chloe', 'diego', 'emma', 'farid', 'grace', 'henrik', 'irina', 'jonas', 'kira', 'nils', 'quinn', 'rosa', 'victor'],
  },
];

/** The tenant every sandbox starts with: 24 people, a guest, a resource account and five groups. */
export async function seedContoso(database: Database): Promise<void> {
  const random = randomFrom(365);
  await database.run(
    'INSERT INTO tenant (id, display_name, country, domains) VALUES (?, ?, ?, ?)',
    deterministicGuid(random),
    'Contoso',
    'US',
    JSON.stringify([domain, `contoso.onmicrosoft.com`]),
  );
  const ids = new Map<string, string>();
  for (const [givenName, surname, department, country, { alias = givenName.toLowerCase(), sip = alias } = {}] of people) {
    const id = deterministicGuid(random);
    ids.set(alias, id);
    await insertUser(database, {
      ...newUser(id, `${alias}@${domain}`, contosoCreatedAt),
      sipAddress: `sip:${sip}@${domain}`,
      displayName: `${givenName} ${surname}`,
      givenName,
      surname,
      department,
      country,
      usageLocation: countryCodes[country] ?? null,
    });
  }
  await insertUser(database, {
    ...newUser(deterministicGuid(random), 'xenia_fabrikam.com#EXT#@contoso.onmicrosoft.com', contosoCreatedAt),
    sipAddress: 'sip:xenia@fabrikam.com',
    alias: 'xenia_fabrikam.com#EXT#',
    displayName: 'Xenia Fischer',
    givenName: 'Xenia',
    surname: 'Fischer',
    accountType: 'Guest',
  });
  await insertUser(database, {
    ...newUser(deterministicGuid(random), `helpdesk@${domain}`, contosoCreatedAt),
    displayName: 'Help Desk',
    department: 'Customer Care',
    country: 'Ireland',
    usageLocation: 'IE',
    accountType: 'ResourceAccount',
  });
  for (const { name, mail, members, groups: nested = [] } of groups) {
    const id = deterministicGuid(random);
    ids.set(name, id);
    await insertGroup(database, { id, displayName: name, mail: mail === null ? null : `${mail}@${domain}` });
    for (const member of members) await addMember(database, id, ids.get(member) ?? '');
    for (const member of nested) await addNestedGroup(database, id, ids.get(member) ?? '');
  }
}
