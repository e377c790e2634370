import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf, post, served, type Served } from '../service/served.ts';
import { administrator, type Administrator } from './administrator.ts';

let service: Served;
let application: { readonly clientId: string; readonly secret?: string };
let reader: { readonly clientId: string; readonly secret?: string };
let none: { readonly clientId: string; readonly secret?: string };
let admin: Administrator;

beforeAll(async () => {
  service = await served({}, async ({ applications }) => {
    application = await applications.create({ name: 'machine', role: 'admin', public: false });
    reader = await applications.create({ name: 'reader', role: 'reader', public: false });
    none = await applications.create({ name: 'none', role: 'none', public: false });
    return { managedIdentity: 'machine' };
  });
});
afterAll(() => service.stop());
afterEach(() => admin.remove());

const teams = '48ac35b8-9aa8-4d74-927d-1f4a14a0b239/.default';
const graph = 'https://graph.microsoft.com/.default';

async function token(scope: string, { clientId, secret } = application): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret ?? '', scope };
  return String((await post(`${service.uri}/contoso.com/oauth2/v2.0/token`, form)).body['access_token']);
}

async function idOf(...words: readonly string[]): Promise<string> {
  const { err } = await admin.run(...words, '--error-format', 'json');
  return /"id":\s*"(\w+)/.exec(err)?.[1] ?? err;
}

describe('access tokens', () => {
  const script = (more = ''): string =>
    `$tokens = Get-Content tokens.txt; Connect-MicrosoftTeams -ServiceUri ${service.uri} -AccessTokens $tokens -ProfileName given; ${more}`;
  const withTokens = async (...tokens: readonly string[]): Promise<void> => {
    admin = administrator();
    writeFileSync(join(admin.home, 'tokens.txt'), tokens.join('\n'));
  };

  it('in any order connect a script, and are kept nowhere', async () => {
    const [first, second] = [await token(teams), await token(graph)];
    await withTokens(second, first);
    const { code, err, out } = await admin.run('-c', script('Get-CsTeamsCallParkPolicy'));
    expect([err, code]).toEqual(['', 0]);
    expect(out).toContain('Global');
    const holders = admin.files().filter(([, content]) => content.includes(first));
    expect(holders.map(([path]) => path)).toEqual([join(admin.home, 'tokens.txt')]);
    expect(await idOf('Get-CsTeamsCallParkPolicy')).toBe('SignInRequired');
  });

  it.each([
    ['one', async () => [await token(teams)]],
    ['two for the same', async () => [await token(teams), await token(teams)]],
    ['something else', async () => [await token(teams), 'no-token']],
    ['tokens of different tenants', async () => [await token(teams), forged(await token(graph), { tid: 'other' })]],
    ['an application and a person', async () => [await token(teams), forged(await token(graph), { idtyp: 'user', scp: 'User.Read' })]],
    ['another audience', async () => [await token(teams), forged(await token(graph), { aud: 'https://management.azure.com' })]],
  ])('must not be %s', async (_, tokens) => {
    await withTokens(...(await tokens()));
    expect(await idOf('-c', script())).toBe('InvalidAccessTokens');
  });

  it('must not be over', async () => {
    await withTokens(await token(teams), await token(graph));
    admin.clock.ahead = 7200;
    expect(await idOf('-c', script())).toBe('AccessTokenExpired');
  });

  it('are no words of a command', async () => {
    admin = administrator();
    expect(await idOf('Connect-MicrosoftTeams', '-AccessTokens', 'one,two')).toBe('SecretOnCommandLine');
  });
});

/** With other claims; the signature is wrong, which only a service would see. */
function forged(text: string, change: object): string {
  const [header = '', , signature = ''] = text.split('.');
  return [header, Buffer.from(JSON.stringify({ ...claimsOf(text), ...change })).toString('base64url'), signature].join('.');
}

describe('a managed identity', () => {
  afterEach(() => {
    delete process.env['IDENTITY_ENDPOINT'];
    delete process.env['IDENTITY_HEADER'];
  });

  it('connects as the machine', async () => {
    admin = administrator();
    process.env['IDENTITY_ENDPOINT'] = `${service.uri}/msi/token`;
    process.env['IDENTITY_HEADER'] = 'a-header';
    const { code, err } = await admin.run('Connect-MicrosoftTeams', '-ServiceUri', service.uri, '-Identity', '-ProfileName', 'machine');
    expect([err, code]).toEqual(['', 0]);
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).code).toBe(0);
  });
});

describe('refusals', () => {
  it('name the reason', async () => {
    admin = administrator();
    expect(await idOf('-c', 'Connect-MicrosoftTeams -Credential 1')).toBe('PasswordSignInNotSupported');
    expect(await idOf('Connect-MicrosoftTeams', '-TenantId', 'a', '-ApplicationId', 'b', '-CertificateThumbprint', 'AB')).toBe('CertificateStoreNotSupported');
    expect(await idOf('Connect-MicrosoftTeams', '-CertificateThumbprint', 'AB')).toBe('CertificateStoreNotSupported');
    expect(await idOf('Connect-MicrosoftTeams', '-Identity', '-ManagedServiceSecret', 'x')).toBe('SecretOnCommandLine');
    expect(await idOf('Connect-MicrosoftTeams', '-Identity', '-ManagedServicePort', '1')).toBe('ParameterBindingFailed');
  });

  it('keep an application that has no role yet, and say what it lacks', async () => {
    admin = administrator({ environment: { CSTEAMS_CLIENT_SECRET: none.secret ?? '' } });
    const words = ['Connect-MicrosoftTeams', '-ServiceUri', service.uri, '-TenantId', 'contoso.com', '-ApplicationId', none.clientId, '-UseClientSecret'];
    const { err, code } = await admin.run(...words);
    expect([err, code]).toEqual([expect.stringContaining('The connection is kept'), 0]);
    expect(await idOf('Get-CsTeamsCallParkPolicy')).toBe('Forbidden');
  });

  it('warn of a cloud that is not well known, before anything is sent', async () => {
    admin = administrator({ environment: { CSTEAMS_CLIENT_SECRET: reader.secret ?? '' } });
    const words = ['Connect-MicrosoftTeams', '-ServiceUri', service.uri, '-TenantId', 'contoso.com', '-ApplicationId', reader.clientId, '-UseClientSecret'];
    expect((await admin.run(...words, '-TeamsEnvironmentName', 'TeamsDOD', '-WhatIf')).err).toContain('two public clients disagree');
  });
});
