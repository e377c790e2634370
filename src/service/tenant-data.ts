import { deterministicGuid, pick, randomFrom } from './chance.ts';
import { contosoCreatedAt, seedContoso } from './contoso.ts';
import { addMember, insertGroup, insertUser, newUser } from './directory-rows.ts';
import type { Database, Store } from './store.ts';

/** Puts the tenant back to the small Contoso it started as, with no assignment and no policy of its own. */
export function resetTenant(store: Store): Promise<void> {
  return store.write(async (database) => {
    await clear(database);
    await seedContoso(database);
  });
}

export interface GeneratedSize {
  /** Of which the first 26 are the small Contoso's. */
  readonly users: number;
  readonly groups: number;
  /** The same seed gives the same tenant; 1 where absent. */
  readonly seed?: number;
}

/** Puts a tenant of some size in the place of the present one: people with departments and countries, each a member of up to three groups. */
export function generateTenant(store: Store, { users, groups, seed = 1 }: GeneratedSize): Promise<void> {
  return store.write(async (database) => {
    await clear(database);
    await seedContoso(database);
    const random = randomFrom(seed);
    const groupIds = await generateGroups(database, groups, random);
    const present = Number((await database.get('SELECT count(*) AS count FROM users'))?.['count']);
    for (let number = present + 1; number <= users; number += 1) {
      const id = await generateUser(database, number, random);
      for (let memberships = Math.floor(random() * 4); memberships > 0 && groupIds[0] !== undefined; memberships -= 1) {
        await addMember(database, groupIds[Math.floor(random() * groupIds.length)] ?? groupIds[0], id);
      }
    }
  });
}

async function clear(database: Database): Promise<void> {
  const tables = [
    'signals',
    'pending_changes',
    'batch_users',
    'batch_operations',
    'user_packages',
    'packages',
    'number_assignments',
    'user_assignments',
    'group_assignments',
    'tenant_assignments',
    'policies',
    'group_members',
    'nested_groups',
    'groups',
    'users',
    'tenant',
  ];
  for (const table of tables) await database.run(`DELETE FROM ${table}`);
}

const givenNames = [
  'Alba',
  'Bruno',
  'Carla',
  'Dmitri',
  'Elif',
  'Finn',
  'Greta',
  'Hugo',
  'Ines',
  'Jamal',
  'Katja',
  'Luis',
  'Maren',
  'Noor',
  'Oskar',
  'Paula',
] as const;
const surnames = [
  'Abbott',
  'Baker',
  'Costa',
  'Duran',
  'Eriksen',
  'Fischer',
  'Garcia',
  'Hansen',
  'Ito',
  'Jensen',
  'Kowalski',
  'Lopez',
  'Meyer',
  'Nowak',
] as const;
const departments = ['Customer Care', 'Engineering', 'Finance', 'Human Resources', 'Legal', 'Marketing', 'Research', 'Sales'] as const;
const countries: readonly [readonly [string, string], ...(readonly (readonly [string, string])[])] = [
  ['Brazil', 'BR'],
  ['Canada', 'CA'],
  ['France', 'FR'],
  ['Germany', 'DE'],
  ['India', 'IN'],
  ['Japan', 'JP'],
  ['Spain', 'ES'],
  ['United Kingdom', 'GB'],
  ['United States', 'US'],
];

/** One in forty has a SIP address that is not the UPN, and one in fifty is blocked. */
async function generateUser(database: Database, number: number, random: () => number): Promise<string> {
  const id = deterministicGuid(random);
  const givenName = pick(random, givenNames);
  const surname = pick(random, surnames);
  const [country, usageLocation] = pick(random, countries);
  const alias = `${givenName}.${surname}.${number}`.toLowerCase();
  await insertUser(database, {
    ...newUser(id, `${alias}@contoso.com`, contosoCreatedAt),
    ...(random() < 1 / 40 && { sipAddress: `sip:user${number}@contoso.com` }),
    displayName: `${givenName} ${surname} ${number}`,
    givenName,
    surname,
    department: pick(random, departments),
    country,
    usageLocation,
    accountEnabled: random() >= 1 / 50,
  });
  return id;
}

async function generateGroups(database: Database, count: number, random: () => number): Promise<readonly string[]> {
  const rows = await database.all('SELECT id FROM groups ORDER BY display_key');
  const ids = rows.slice(0, count).map((row) => String(row['id']));
  for (let number = ids.length + 1; number <= count; number += 1) {
    const id = deterministicGuid(random);
    await insertGroup(database, { id, displayName: `Group ${number}`, mail: `group${number}@contoso.com` });
    ids.push(id);
  }
  return ids;
}
