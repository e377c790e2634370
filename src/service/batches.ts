import { deterministicGuid } from './chance.ts';
import { maximumBatchUsers, type BatchOperationBody, type BatchUserBody } from '../client/routes.ts';
import { loadPolicyType } from '../policy/catalogue.ts';
import { nameKey } from '../policy/identity.ts';
import { assignableInstance } from './assignments.ts';
import { bodyMembers, grantedPolicy, ok, parameter, text, type Handler } from './handler.ts';
import { oneOf } from './query.ts';
import { ServiceError } from './service-error.ts';
import type { Database, Row } from './store.ts';

/** How long a batch is remembered. Documented. */
const historyDays = 30;

const statuses = ['NotStarted', 'InProgress', 'Completed'] as const;

/** Takes a batch on and answers its id; the work is done in the background. */
export const submitBatch: Handler = async (request) => {
  const { store, query, now, caller } = request;
  const members = bodyMembers(request);
  const type = await loadPolicyType(text(members['PolicyType'], 'PolicyType'));
  if (!type.batchAssignment) throw notSupported(type.name);
  const users = identities(members['Identity']);
  const granted = grantedPolicy({ PolicyName: null, ...members });
  const id = deterministicGuid(Math.random);
  await store.write(async (database) => {
    const name = granted === null ? null : (await assignableInstance(database, type, granted, 'user')).name;
    await database.run('DELETE FROM batch_operations WHERE created_at < ?', since(now));
    await database.run(
      'INSERT INTO batch_operations (id, name, type, policy_name, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      query['operationName'] ?? null,
      type.name,
      name,
      now.toISOString(),
      caller,
    );
    for (const [place, identity] of users.entries()) {
      await database.run("INSERT INTO batch_users (operation_id, place, identity, state) VALUES (?, ?, ?, 'NotStarted')", id, place, identity);
    }
  });
  request.startBatches();
  return ok({ OperationId: id });
};

/** The batches of the last 30 days, newest first, without their users. */
export const listBatches: Handler = async ({ store, query, now, startBatches }) => {
  const status = oneOf(query, 'status', statuses);
  startBatches();
  const rows = await store.read((database) => operations(database, 'o.created_at >= ?', since(now)));
  return ok(rows.map(operationBody).filter(({ OverallStatus }) => status === undefined || OverallStatus === status));
};

export const getBatch: Handler = async (request) => {
  const id = parameter(request, 'operation');
  request.startBatches();
  const body = await request.store.read(async (database) => {
    const [operation] = await operations(database, 'o.id = ? AND o.created_at >= ?', id.toLowerCase(), since(request.now));
    if (!operation) throw notFound(id);
    const users = await database.all('SELECT identity, state, result FROM batch_users WHERE operation_id = ? ORDER BY place', id.toLowerCase());
    return { ...operationBody(operation), UserState: users.map(userBody) };
  });
  return ok(body);
};

const since = (now: Date): string => new Date(now.getTime() - historyDays * 24 * 60 * 60 * 1000).toISOString();

/** The users without those named twice. */
function identities(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw new ServiceError('InvalidRequest', "The body's Identity must be a list.", { target: 'Identity' });
  const users = new Map<string, string>();
  for (const item of value as readonly unknown[]) {
    const identity = text(item, 'Identity').trim();
    if (identity === '') throw new ServiceError('InvalidRequest', "The body's Identity has an empty item.", { target: 'Identity' });
    const key = nameKey(identity.replace(/^sip:/i, ''));
    if (!users.has(key)) users.set(key, identity);
  }
  if (users.size === 0) throw new ServiceError('InvalidRequest', 'The batch has no users.', { target: 'Identity' });
  if (users.size <= maximumBatchUsers) return [...users.values()];
  throw new ServiceError('BatchTooLarge', `The batch has ${users.size} users; at most ${maximumBatchUsers} are allowed.`, {
    target: 'Identity',
    recommendation: 'Split the users over several batches. Start-CsPolicyRollout does that by itself.',
  });
}

const notSupported = (type: string): ServiceError =>
  new ServiceError('BatchNotSupported', `Policies of the type ${type} cannot be assigned in batches.`, {
    target: type,
    recommendation: `Pipe the users to Grant-Cs${type}, or use Start-CsPolicyRollout, which does either.`,
  });

const notFound = (id: string): ServiceError =>
  new ServiceError('BatchOperationNotFound', `There is no batch '${id}' of the last ${historyDays} days.`, {
    target: id,
    recommendation: 'Get-CsBatchPolicyAssignmentOperation lists those there are.',
  });

const operations = (database: Database, condition: string, ...parameters: readonly string[]): Promise<readonly Row[]> =>
  database.all(
    `SELECT o.*, count(u.place) AS users, sum(u.state = 'Completed') AS completed, sum(u.state = 'InProgress') AS in_progress,
       sum(u.state = 'Completed' AND u.result <> 'Success') AS errors
     FROM batch_operations o JOIN batch_users u ON u.operation_id = o.id WHERE ${condition} GROUP BY o.id ORDER BY o.created_at DESC, o.id`,
    ...parameters,
  );

function operationBody(row: Row): BatchOperationBody {
  const [users, completed, inProgress] = [Number(row['users']), Number(row['completed']), Number(row['in_progress'])];
  return {
    OperationId: String(row['id']),
    OperationName: orNull(row['name']),
    OverallStatus: row['completed_at'] !== null ? 'Completed' : completed + inProgress > 0 ? 'InProgress' : 'NotStarted',
    CreatedBy: String(row['created_by']),
    CreatedTime: String(row['created_at']),
    CompletedTime: orNull(row['completed_at']),
    CompletedCount: completed,
    ErrorCount: Number(row['errors']),
    InProgressCount: inProgress,
    NotStartedCount: users - completed - inProgress,
  };
}

const userBody = (row: Row): BatchUserBody => ({
  Id: String(row['identity']),
  Result: orNull(row['result']),
  State: statuses.find((state) => state === row['state']) ?? 'NotStarted',
});

const orNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
