import { createGraphServiceClient, GraphRequestAdapter } from '@microsoft/msgraph-sdk';
import '@microsoft/msgraph-sdk-users';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { standIn, type StandIn } from './stand-in.ts';

let contoso: StandIn;
beforeAll(async () => void (contoso = await standIn()));
afterAll(() => contoso.stop());

it("lists users over pages with Microsoft's generated SDK", async () => {
  const token = await contoso.tools.tokens.create('kiota', 'reader');
  const adapter = new GraphRequestAdapter({
    authenticateRequest: (request) => {
      request.headers.add('Authorization', `Bearer ${token}`);
      return Promise.resolve();
    },
  });
  adapter.baseUrl = `${contoso.uri}/v1.0`;
  const { users } = createGraphServiceClient(adapter);
  const names: (string | null | undefined)[] = [];
  let page = await users.get({ queryParameters: { top: 20, select: ['id', 'displayName', 'userPrincipalName'] } });
  while (page) {
    names.push(...(page.value ?? []).map(({ userPrincipalName }) => userPrincipalName));
    page = page.odataNextLink ? await users.withUrl(page.odataNextLink).get() : undefined;
  }
  expect(names).toHaveLength(26);
  expect(names[0]).toBe('ana@contoso.com');
});
