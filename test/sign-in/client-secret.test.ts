import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { served, type Served } from '../service/served.ts';
import { administrator, type Administrator } from './administrator.ts';

let service: Served;
let application: { readonly clientId: string; readonly secret?: string };
let admin: Administrator;

beforeAll(async () => {
  service = await served();
  application = await service.tools.applications.create({ name: 'automation', role: 'admin', public: false, certificate: undefined, federation: undefined });
});
afterAll(() => service.stop());
afterEach(() => admin.remove());

const connect = (...more: readonly string[]) => [
  'Connect-MicrosoftTeams',
  '-ServiceUri',
  service.uri,
  '-TenantId',
  'contoso.com',
  '-ApplicationId',
  application.clientId,
  ...more,
];

describe('a client secret', () => {
  it('in the environment signs in, and is kept nowhere', async () => {
    admin = administrator({ environment: { CSTEAMS_CLIENT_SECRET: application.secret ?? '' } });
    const { code, out, err } = await admin.run(...connect('-UseClientSecret'), '--debug', '--output', 'json');
    expect([err, code]).toEqual([expect.stringContaining('DEBUG: 200 POST'), 0]);
    expect(JSON.parse(out)).toMatchObject({ Account: application.clientId, Environment: service.uri, Tenant: 'contoso.com' });
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).code).toBe(0);
    expect(admin.printed()).not.toContain(application.secret);
  });
});
