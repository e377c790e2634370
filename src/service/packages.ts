import type { PolicyPackageBody } from '../client/routes.ts';
import { loadPolicyType } from '../policy/catalogue.ts';
import { nameKey, newPolicyName } from '../policy/identity.ts';
import { builtInPackages, type PolicyPackage } from '../policy/package.ts';
import { assignableInstance } from './assignments.ts';
import { bodyMembers, noContent, ok, parameter, text, type Handler } from './handler.ts';
import { nearNames } from '../policy/nearest.ts';
import { ServiceError } from './service-error.ts';
import type { Database } from './store.ts';

/** By name. */
export const listPackages: Handler = async ({ store }) => ok((await store.read(allPackages)).map(packageBody));

export const createPackage: Handler = async (request) => {
  const members = bodyMembers(request);
  const name = newPolicyName(text(members['Name'], 'Name'));
  return request.store.write(async (database) => {
    if (await lookUpPackage(database, name)) throw new ServiceError('PolicyAlreadyExists', `The package "${name}" exists already.`, { target: name });
    return { status: 201, body: packageBody(await save(database, name, members)) };
  });
};

/** The list of policies is replaced, not added to. */
export const updatePackage: Handler = async (request) =>
  request.store.write(async (database) => {
    const { name, description } = await customPackage(database, parameter(request, 'package'));
    return ok(packageBody(await save(database, name, { Description: description, ...bodyMembers(request) })));
  });

/** Users keep the policies they got with it. */
export const removePackage: Handler = async (request) => {
  await request.store.write(async (database) => {
    const { name } = await customPackage(database, parameter(request, 'package'));
    await database.run('DELETE FROM packages WHERE name_key = ?', nameKey(name));
    await database.run('DELETE FROM user_packages WHERE package_name = ?', name);
  });
  return noContent;
};

/** The package of that name in any case. Rejects with PolicyNotFound. */
export async function findPackage(database: Database, name: string): Promise<PolicyPackage> {
  const found = await lookUpPackage(database, name);
  if (found) return found;
  const names = (await allPackages(database)).map((one) => one.name);
  throw new ServiceError('PolicyNotFound', `There is no policy package "${name}".`, { target: name, details: nearNames(name, names) });
}

async function lookUpPackage(database: Database, name: string): Promise<PolicyPackage | undefined> {
  return (await allPackages(database)).find((one) => nameKey(one.name) === nameKey(name));
}

async function customPackage(database: Database, name: string): Promise<PolicyPackage> {
  const found = await findPackage(database, name);
  if (!found.builtIn) return found;
  throw new ServiceError('MethodNotAllowed', `The package "${found.name}" is Microsoft's; only custom packages can be changed.`, { target: found.name });
}

async function allPackages(database: Database): Promise<readonly PolicyPackage[]> {
  const rows = await database.all('SELECT name, description, policies FROM packages');
  const custom = rows.map((row): PolicyPackage => ({
    name: String(row['name']),
    description: typeof row['description'] === 'string' ? row['description'] : null,
    builtIn: false,
    policies: JSON.parse(String(row['policies'])) as PolicyPackage['policies'],
  }));
  return [...builtInPackages, ...custom].sort((a, b) => (nameKey(a.name) < nameKey(b.name) ? -1 : 1));
}

/** Every policy must exist and be one that users can have. */
async function save(database: Database, name: string, members: Readonly<Record<string, unknown>>): Promise<PolicyPackage> {
  const { Policies: given, Description: description = null } = members;
  if (typeof given !== 'object' || given === null || Array.isArray(given) || Object.keys(given).length === 0) {
    throw new ServiceError('InvalidRequest', "The body's Policies must be an object of policy types with the names of policies.", { target: 'Policies' });
  }
  const policies: Record<string, string> = {};
  for (const [typeName, policy] of Object.entries(given)) {
    const type = await loadPolicyType(typeName);
    policies[type.name] = (await assignableInstance(database, type, text(policy, typeName), 'user')).name;
  }
  const note = description === null ? null : text(description, 'Description');
  await database.run(
    `INSERT INTO packages (name_key, name, description, policies) VALUES (?, ?, ?, ?)
     ON CONFLICT (name_key) DO UPDATE SET description = excluded.description, policies = excluded.policies`,
    nameKey(name),
    name,
    note,
    JSON.stringify(policies),
  );
  return { name, description: note, builtIn: false, policies };
}

const packageBody = ({ name, description, builtIn, policies }: PolicyPackage): PolicyPackageBody => ({
  Name: name,
  Description: description,
  PackageType: builtIn ? 'Microsoft' : 'Custom',
  Policies: policies,
});
