import { format, resolveConfig } from 'prettier';
import { beforeAll, describe, expect, it } from 'vitest';
import { operationsByCmdlet, type Operation } from './operations.ts';
import { routesPage } from './routes-page.ts';

describe('the page of routes', () => {
  const file = new URL('../../docs/routes.md', import.meta.url).pathname;
  let operations: ReadonlyMap<string, readonly Operation[]>;
  beforeAll(async () => {
    operations = await operationsByCmdlet();
  });

  it('is up to date', async () => {
    const page = await format(routesPage(operations), { ...(await resolveConfig(file)), filepath: file });
    await expect(page).toMatchFileSnapshot(file);
  });

  it('says of each cmdlet all that it asks for', () => {
    expect(operations.get('Grant-Cs<PolicyType>')).toEqual(expect.arrayContaining(['assignToUser', 'assignToGroup', 'assignToTenant']));
    expect(operations.get('Get-CsUserPolicyAssignment')).toEqual(['getUserAssignments']);
  });
});
