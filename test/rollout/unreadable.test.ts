import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RolloutFiles } from '../../src/rollout/rollout-folder.ts';
import { runRollout } from '../../src/rollout/run.ts';
import { undoRollout } from '../../src/rollout/undo.ts';
import { encryption, rolloutTenant, type RolloutTenant } from './rollout-tenant.ts';

let tenant: RolloutTenant;
beforeEach(async () => {
  tenant = await rolloutTenant({ users: 60 });
});
afterEach(() => tenant.remove());

const planned = async (count: number): Promise<RolloutFiles> => {
  const rows: { identity: string }[] = [];
  for await (const { id } of tenant.policies.listUsers({ limit: count })) rows.push({ identity: id });
  const files = await tenant.create('p', rows);
  await tenant.plan(files);
  return files;
};
const states = (files: RolloutFiles) => tenant.rows(files).map(({ state }) => state);
const gone = { status: 404, headers: {}, body: { error: { code: 'UserNotFound', message: 'Gone.' } } };
const down = { status: 504, headers: {} };
const isReading = (method: string, path: string, id: string | null): boolean => method === 'GET' && path.includes(id ?? '?');

it('a user removed after the run is said to be unknown, and does not end the reading of the others', async () => {
  const files = await planned(3);
  const [first] = tenant.rows(files);
  tenant.through = (request, next) => (isReading(request.method, request.path, first?.id ?? null) ? Promise.resolve(gone) : next(request));
  expect(await runRollout(tenant.options(files))).toEqual({ end: 'completed' });
  expect(states(files)).toEqual(['Unknown', 'Succeeded', 'Succeeded']);
  expect(tenant.rows(files)[0]).toMatchObject({ errorId: 'UserNotFound', reason: 'Gone.' });
  // Whoever resumes later is not held up by it either.
  expect(await runRollout(tenant.options(files))).toEqual({ end: 'completed' });
  expect(states(files)).toEqual(['Failed', 'Succeeded', 'Succeeded']);
});

it('a row that cannot be read back now is unknown, and settled later', async () => {
  const files = await planned(3);
  const [, second] = tenant.rows(files);
  tenant.through = (request, next) => (isReading(request.method, request.path, second?.id ?? null) ? Promise.resolve(down) : next(request));
  expect(await runRollout(tenant.options(files))).toEqual({ end: 'completed' });
  expect(states(files)).toEqual(['Succeeded', 'Unknown', 'Succeeded']);
  tenant.through = (request, next) => next(request);
  await runRollout(tenant.options(files));
  expect(states(files)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
});

it('a service that goes away stops the run, says so, and leaves every row accounted for', async () => {
  const files = await planned(60);
  let left = 20;
  tenant.through = (request, next) => (request.method === 'PATCH' && left-- > 0 ? next(request) : Promise.resolve(down));
  const { end, why } = await runRollout(tenant.options(files));
  expect([end, why]).toEqual(['errors', 'The service failed 25 times in a row.']);
  const inState = (...wanted: string[]) => states(files).filter((state) => wanted.includes(state)).length;
  expect([inState('Succeeded'), inState('Unknown', 'Pending')]).toEqual([20, 40]);
  tenant.through = (request, next) => next(request);
  await runRollout(tenant.options(files));
  expect(states(files).every((state) => state === 'Succeeded')).toBe(true);
});

it('a service that goes away while rows are read back stops the reading, for the next to go on', async () => {
  const files = await planned(60);
  tenant.through = (request, next) => (request.method === 'GET' ? Promise.resolve(down) : next(request));
  expect(await runRollout(tenant.options(files))).toEqual({ end: 'errors', why: 'The service failed 25 times in a row.' });
  expect(states(files).every((state) => state === 'Succeeded')).toBe(true);
  tenant.through = (request, next) => next(request);
  expect(await runRollout(tenant.options(files))).toEqual({ end: 'completed' });
  expect(tenant.rows(files).every(({ verified }) => verified)).toBe(true);
});

it('policies that are not there any more do not make an undo blame the service', async () => {
  await tenant.policies.createPolicy(encryption, { Identity: 'Old' });
  const users: string[] = [];
  for await (const { id } of tenant.policies.listUsers({ limit: 40 })) users.push(id);
  for (const user of users) await tenant.policies.assignToUser(encryption, user, 'Old');
  const files = await planned(40);
  await runRollout(tenant.options(files));
  await tenant.policies.removePolicy(encryption, 'Old');
  expect(await undoRollout(tenant.options(files))).toEqual({ end: 'completed' });
  expect(states(files)).toEqual(users.map(() => 'UndoFailed'));
});

it('a row whose outcome is not known is not sent again over what somebody else has assigned since', async () => {
  const files = await planned(2);
  const [first, second] = tenant.rows(files);
  tenant.through = () => Promise.resolve(down);
  await runRollout(tenant.options(files));
  expect(states(files)).toEqual(['Unknown', 'Unknown']);
  tenant.through = (request, next) => next(request);
  await tenant.policies.assignToUser(encryption, first?.id ?? '', 'UserControlled');
  await runRollout(tenant.options(files));
  expect(states(files)).toEqual(['Failed', 'Succeeded']);
  expect(await Promise.all([first, second].map((row) => tenant.policyOf(row?.id ?? '')))).toEqual(['UserControlled', 'Disabled']);
});
