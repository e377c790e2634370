import { globalName, nameKey, policyIdentity, policyName } from '../policy/identity.ts';
import { nearNames } from '../policy/nearest.ts';
import { initialSettings, type PolicyType } from '../policy/policy-type.ts';
import type { Json } from '../policy/setting.ts';
import type { PolicyBody } from '../client/routes.ts';
import { forgetPolicy } from './propagation.ts';
import { ServiceError } from './service-error.ts';
import type { Database, Row } from './store.ts';

/** A policy instance with all its settings. `name` is bare. */
export interface Instance {
  readonly name: string;
  readonly settings: Readonly<Record<string, Json>>;
}

export const instanceBody = ({ name, settings }: Instance): PolicyBody => ({ Identity: policyIdentity(name), ...settings });

/** All instances of a type: Global first, then by name. */
export async function listInstances(database: Database, type: PolicyType): Promise<readonly Instance[]> {
  const rows = await database.all('SELECT name, name_key, settings, deleted FROM policies WHERE type = ?', type.name);
  const stored = new Set(rows.map((row) => row['name_key']));
  const given = givenNames(type).filter((name) => !stored.has(nameKey(name)));
  const instances = [...given.map((name) => givenInstance(type, name)), ...rows.filter((row) => row['deleted'] === 0).map((row) => storedInstance(type, row))];
  return instances.sort((a, b) => Number(b.name === globalName) - Number(a.name === globalName) || (nameKey(a.name) < nameKey(b.name) ? -1 : 1));
}

/** The instance of that identity (`Global`, `Tag:X` or `X`, any case), or undefined. */
export async function lookUpInstance(database: Database, type: PolicyType, identity: string): Promise<Instance | undefined> {
  const key = nameKey(policyName(identity));
  const row = await database.get('SELECT name, settings, deleted FROM policies WHERE type = ? AND name_key = ?', type.name, key);
  if (row) return row['deleted'] === 0 ? storedInstance(type, row) : undefined;
  const name = givenNames(type).find((given) => nameKey(given) === key);
  return name === undefined ? undefined : givenInstance(type, name);
}

/** The instance of that identity. Rejects with PolicyNotFound. */
export async function findInstance(database: Database, type: PolicyType, identity: string): Promise<Instance> {
  const instance = await lookUpInstance(database, type, identity);
  if (instance) return instance;
  const name = policyName(identity);
  const names = (await listInstances(database, type)).map((other) => other.name);
  throw new ServiceError('PolicyNotFound', `${type.name} "${name}" not found.`, { target: name, details: nearNames(name, names) });
}

/** Writes all settings of an instance, new or not. */
export async function saveInstance(database: Database, type: PolicyType, { name, settings }: Instance): Promise<void> {
  await database.run(
    `INSERT INTO policies (type, name_key, name, settings, deleted) VALUES (?, ?, ?, ?, 0)
     ON CONFLICT (type, name_key) DO UPDATE SET name = excluded.name, settings = excluded.settings, deleted = 0`,
    type.name,
    nameKey(name),
    name,
    JSON.stringify(settings),
  );
}

/** Takes an instance away. One that the type gives stays as a row that hides it; Global comes back as it was at first. */
export async function deleteInstance(database: Database, type: PolicyType, name: string): Promise<void> {
  await forgetPolicy(database, type.name, name);
  if (name !== globalName && givenNames(type).includes(name)) {
    await database.run(
      `INSERT INTO policies (type, name_key, name, settings, deleted) VALUES (?, ?, ?, '{}', 1)
       ON CONFLICT (type, name_key) DO UPDATE SET settings = '{}', deleted = 1`,
      type.name,
      nameKey(name),
      name,
    );
  } else {
    await database.run('DELETE FROM policies WHERE type = ? AND name_key = ?', type.name, nameKey(name));
  }
}

/** The instances that a tenant has without anybody having made them. */
const givenNames = (type: PolicyType): readonly string[] => [globalName, ...Object.keys(type.builtIn)];

const givenInstance = (type: PolicyType, name: string): Instance => ({ name, settings: initialSettings(type, name) });

/** A row has the settings that were known when it was written; later ones take their initial value. */
function storedInstance(type: PolicyType, row: Row): Instance {
  const settings = JSON.parse(String(row['settings'])) as Readonly<Record<string, Json>>;
  return {
    name: String(row['name']),
    settings: Object.fromEntries(Object.entries(initialSettings(type)).map(([name, value]) => [name, settings[name] ?? value])),
  };
}
