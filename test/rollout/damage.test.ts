import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rolloutSummary } from '../../src/rollout/rollout-rows.ts';
import { runRollout } from '../../src/rollout/run.ts';
import { undoRollout } from '../../src/rollout/undo.ts';
import { rolloutTenant, type RolloutTenant } from './rollout-tenant.ts';

let tenant: RolloutTenant;
beforeEach(async () => {
  tenant = await rolloutTenant();
});
afterEach(() => tenant.remove());

const done = async () => {
  const files = await tenant.create('p', [{ identity: 'ana@contoso.com' }, { identity: 'ben@contoso.com' }]);
  await tenant.plan(files);
  await runRollout(tenant.options(files));
  tenant.requests.length = 0;
  return files;
};

it.each([
  ['garbage', 'garb}age'],
  ['zeros', '\0\0\0\0'],
  ['null', 'null'],
  ['a number', '5'],
  ['a row beyond all rows', '{"row":99999999999,"state":"Failed"}'],
  ['a row that is none', '{"row":-1,"state":"Failed"}'],
  ['another program', '{"level":"info"}'],
])('a journal with %s in the middle is said to be damaged, and nothing is sent', async (_, line) => {
  const files = await done();
  const whole = readFileSync(files.journal, 'utf8');
  const second = whole.indexOf('\n') + 1;
  writeFileSync(files.journal, `${whole.slice(0, second)}${line}\n${whole.slice(second)}`);
  const damaged = expect.objectContaining({ id: 'RolloutDamaged', target: 'p', message: expect.stringContaining('line 2 of') as string }) as Error;
  expect(() => rolloutSummary(files, tenant.options(files).header)).toThrow(damaged);
  await expect(runRollout(tenant.options(files))).rejects.toEqual(damaged);
  await expect(undoRollout(tenant.options(files))).rejects.toEqual(damaged);
  expect(tenant.requests).toEqual([]);
});

it('a plan that lost its end after the run is not made again from what the rollout itself has set', async () => {
  const files = await done();
  truncateSync(files.plan, 500);
  await expect(tenant.plan(files)).rejects.toMatchObject({ id: 'RolloutDamaged' });
  expect(tenant.requests).toEqual([]);
});

it('a journal that lost its last line says nothing wrong', async () => {
  const files = await done();
  appendFileSync(files.journal, '{"row":1,"sta');
  expect(rolloutSummary(files, tenant.options(files).header).states.Succeeded).toBe(2);
});
