import { loadDefinition } from '../policy/configurations.ts';
import { globalName, newPolicyName, policyIdentity, policyName, sameName } from '../policy/identity.ts';
import { PolicyError } from '../policy/policy-error.ts';
import { initialSettings, type PolicyType } from '../policy/policy-type.ts';
import type { Json, Setting } from '../policy/setting.ts';
import { checkChanges, checkPlace, checkRelations } from '../policy/validation.ts';
import { countAssignments } from './assignments.ts';
import { bodyMembers, ok, parameter, text, type Handler, type ServiceRequest } from './handler.ts';
import { deleteInstance, findInstance, instanceBody, listInstances, lookUpInstance, saveInstance } from './instances.ts';
import { ServiceError } from './service-error.ts';
import type { Database } from './store.ts';

const typeOf = (request: ServiceRequest): Promise<PolicyType> => loadDefinition(parameter(request, 'type'));

/** The type, if its instances can be written in this way: some types have only the instances that every tenant starts with. */
async function typeWith(verb: 'New' | 'Set' | 'Remove', request: ServiceRequest): Promise<PolicyType> {
  const type = await typeOf(request);
  if (type.verbs.includes(verb)) return type;
  throw new ServiceError('MethodNotAllowed', `${writing[verb]} of ${type.name} cannot be done.`, { target: type.name });
}

const writing = { New: 'Making an instance', Set: 'Changing an instance', Remove: 'Removing an instance' } as const;

export const listPolicies: Handler = async (request) => {
  const type = await typeOf(request);
  const instances = await request.store.read((database) => listInstances(database, type));
  return ok(instances.map(instanceBody));
};

export const getPolicy: Handler = async (request) => {
  const type = await typeOf(request);
  const instance = await request.store.read((database) => findInstance(database, type, parameter(request, 'identity')));
  return ok(instanceBody(instance));
};

/** What is not given takes its initial value: a new instance is complete. */
export const createPolicy: Handler = async (request) => {
  const type = await typeWith('New', request);
  const { Identity: identity, ...given } = bodyMembers(request);
  const name = newPolicyName(text(identity, 'Identity'));
  const settings = { ...initialSettings(type), ...checkChanges(type, given) };
  checkRelations(type, settings);
  await request.store.write(async (database) => {
    const existing = await lookUpInstance(database, type, name);
    if (existing) throw new ServiceError('PolicyAlreadyExists', `${type.name} "${existing.name}" exists already.`, { target: existing.name });
    await refuseTaken(database, type, name, settings);
    await saveInstance(database, type, { name, settings });
  });
  return { status: 201, body: instanceBody({ name, settings }) };
};

/** Merges: settings that are not sent stay. */
export const updatePolicy: Handler = async (request) => {
  const type = await typeWith('Set', request);
  const { Identity: identity, ...given } = bodyMembers(request);
  const changes = checkChanges(type, given);
  return request.store.write(async (database) => {
    const { name, settings } = await findInstance(database, type, parameter(request, 'identity'));
    if (identity !== undefined && !(typeof identity === 'string' && sameName(policyName(identity), name))) {
      throw new ServiceError('InvalidRequest', `The body's Identity is not that of "${name}"; an instance cannot be renamed.`, { target: 'Identity' });
    }
    const changed = { name, settings: { ...settings, ...changes } };
    checkPlace(type, changes, name);
    checkRelations(type, changed.settings);
    await refuseTaken(database, type, name, changes);
    if (Object.keys(changes).length > 0) await saveInstance(database, type, changed);
    return ok(instanceBody(changed));
  });
};

/** Global stays and takes its initial values again. */
export const removePolicy: Handler = async (request) => {
  const type = await typeWith('Remove', request);
  return request.store.write(async (database) => {
    const { name } = await findInstance(database, type, parameter(request, 'identity'));
    if (name !== globalName) await refuseWhileAssigned(database, type, name);
    await deleteInstance(database, type, name);
    return { status: 200 };
  });
};

/** Refuses a value that no two instances may have, when another one has it. */
async function refuseTaken(database: Database, type: PolicyType, name: string, settings: Readonly<Record<string, Json>>): Promise<void> {
  const unique = Object.entries(settings).filter(([setting, value]) => value !== null && isUnique(type.settings[setting]));
  if (unique.length === 0) return;
  const others = (await listInstances(database, type)).filter((other) => !sameName(other.name, name));
  for (const [setting, value] of unique) {
    const holder = others.find((other) => other.settings[setting] === value);
    if (holder) throw new PolicyError('InvalidSettingValue', setting, `"${holder.name}" has the same ${setting}; it must be unique.`);
  }
}

const isUnique = (setting: Setting | undefined): boolean => setting?.kind === 'text' && setting.unique === true;

async function refuseWhileAssigned(database: Database, type: PolicyType, name: string): Promise<void> {
  const { users, groups, tenant, numbers } = await countAssignments(database, type.name, name);
  const holders = [
    users > 0 ? counted(users, 'user') : '',
    groups > 0 ? counted(groups, 'group') : '',
    numbers > 0 ? counted(numbers, 'telephone number') : '',
    tenant ? 'the whole tenant' : '',
  ].filter((text) => text !== '');
  if (holders.length === 0) return;
  throw new ServiceError('PolicyInUse', `${type.name} "${name}" is assigned to ${holders.join(', ').replace(/, ([^,]*)$/, ' and $1')}.`, {
    target: policyIdentity(name),
  });
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
