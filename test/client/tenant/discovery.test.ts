import { describe, expect, it } from 'vitest';
import { withDiscovery } from '../../../src/client/tenant/discovery.ts';
import type { Request, Response } from '../../../src/client/transport.ts';

const answering = (discovery: () => Response | Promise<Response>) => {
  const requests: Request[] = [];
  const send = withDiscovery(async (request) => {
    requests.push(request);
    return request.path === '/Teams.Tenant/serviceDiscovery' ? discovery() : { status: 200, headers: {}, body: [] };
  });
  return { requests, send };
};
const get = { method: 'GET', path: '/Teams.User/users', headers: { 'x-ms-correlation-id': '1' } } as const;
const answer = (forest: unknown): Response => ({
  status: 200,
  headers: {},
  body: { Endpoints: { ConfigApiEndpoint: 'evil.example' }, Headers: { 'X-MS-Forest': forest } },
});

describe('the discovery of a tenant', () => {
  it('is made once, before the first request, and named in all that follow', async () => {
    const { requests, send } = answering(() => answer('0A'));
    await Promise.all([send(get), send(get)]);
    expect(requests.map(({ path }) => path)).toEqual(['/Teams.Tenant/serviceDiscovery', get.path, get.path]);
    expect(requests[0]?.headers).toEqual({ 'x-ms-correlation-id': '1' });
    expect(requests[1]?.headers).toEqual({ 'x-ms-correlation-id': '1', 'x-ms-forest': '0A', 'x-authz-scope': 'tenant' });
  });

  it.each([
    ['a refusal', () => ({ status: 403, headers: {} })],
    ['no connection', () => Promise.reject(new Error('cut'))],
    ['an odd forest', () => answer('0A\r\nx-evil: 1')],
    ['none', () => ({ status: 200, headers: {}, body: null })],
  ])('does no harm with %s', async (_, discovery) => {
    const { requests, send } = answering(discovery);
    expect((await send(get)).status).toBe(200);
    expect(requests[1]?.headers).toEqual({ 'x-ms-correlation-id': '1' });
  });
});
