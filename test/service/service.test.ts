import { describe, expect, it } from 'vitest';
import { handlers } from '../../src/service/api.ts';
import { createService } from '../../src/service/service.ts';
import type { Store } from '../../src/service/store.ts';
import { openStore } from '../../src/service/store.ts';
import { routes } from '../../src/client/routes.ts';
import { configurations, contoso, sendTo } from './tenant.ts';

const clock = { now: () => new Date(0) };
const correlation = 'x-ms-correlation-id';

describe('the service', () => {
  it('answers every route of the table', () => expect(Object.keys(handlers).sort()).toEqual(Object.keys(routes).sort()));

  it('repeats a correlation id, and makes one up where there is none that can be repeated', async () => {
    const service = createService({ store: await openStore(':memory:'), clock, newCorrelationId: () => 'made-up' });
    const ask = async (id?: string) =>
      (await service({ method: 'GET', path: '/nowhere', ...(id !== undefined && { headers: { [correlation]: id } }) })).headers[correlation];
    expect(await ask('0b5c1b1e-1111-4222-8333-444455556666')).toBe('0b5c1b1e-1111-4222-8333-444455556666');
    expect(await ask()).toBe('made-up');
    expect(await ask('a\r\nset-cookie: b')).toBe('made-up');
    expect(await ask('x'.repeat(65))).toBe('made-up');
  });

  it('tells where it is', async () => {
    const service = createService({ store: await openStore(':memory:'), clock, baseUrl: () => 'https://policies.contoso.com:8443' });
    expect((await service({ method: 'GET', path: '/Teams.Tenant/serviceDiscovery' })).body).toEqual({
      Endpoints: { ConfigApiEndpoint: 'policies.contoso.com:8443', AdminServiceEndpoint: 'policies.contoso.com:8443' },
      Headers: { 'X-MS-Forest': '0A' },
    });
  });

  it('refuses unknown paths and methods', async () => {
    const send = await contoso();
    expect(await send('GET', '/Skype.Policy/nothing')).toMatchObject({ status: 404, error: { code: 'RouteNotFound' } });
    const refused = await send('PATCH', configurations);
    expect(refused).toMatchObject({ status: 405, error: { code: 'MethodNotAllowed' } });
    expect(refused.headers['allow']?.split(', ').sort()).toEqual(['GET', 'POST']);
  });

  it('tells a failure of its own to the operator, not to the client', async () => {
    const fail = () => Promise.reject(new Error('secret detail'));
    const store: Store = { read: fail, write: fail, close: () => Promise.resolve() };
    const failures: unknown[] = [];
    const send = sendTo(store, { onFailure: (failure) => failures.push(failure) });
    const answer = await send('GET', configurations);
    expect(answer).toMatchObject({ status: 500, error: { code: 'ServiceError' } });
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(failures).toEqual([new Error('secret detail')]);
  });

  it('gives bodies that survive JSON unchanged', async () => {
    const send = await contoso();
    for (const path of [configurations, '/Teams.User/users', '/Teams.User/users/ana', '/Teams.Directory/groups', '/Teams.Tenant/tenants', '/nowhere']) {
      const { body } = await send('GET', path);
      expect(JSON.parse(JSON.stringify(body))).toStrictEqual(body);
    }
  });

  it('keeps requests that come at once apart', async () => {
    const send = await contoso();
    const names = Array.from({ length: 30 }, (_, index) => `P${index}`);
    const answers = await Promise.all([...names, ...names].map((Identity) => send('POST', configurations, { Identity })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(30);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(30);
  });
});
