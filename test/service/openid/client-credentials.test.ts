import { createHash, createPrivateKey, generateKeyPairSync, randomUUID, sign, X509Certificate } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf, get, post, served, type Served } from '../served.ts';

const configApi = '48ac35b8-9aa8-4d74-927d-1f4a14a0b239';
const scope = `${configApi}/.default`;

let contoso: Served;
let tenant: string;
const admin = { client_id: '', client_secret: '' };
const reader = { client_id: '', client_secret: '' };

beforeAll(async () => {
  contoso = await served();
  const registered = await contoso.tools.applications.create({ name: 'admin', role: 'admin', public: false });
  Object.assign(admin, { client_id: registered.clientId, client_secret: registered.secret });
  const other = await contoso.tools.applications.create({ name: 'reader', role: 'reader', public: false });
  Object.assign(reader, { client_id: other.clientId, client_secret: other.secret });
  const { body } = await get(`${contoso.uri}/contoso.com/v2.0/.well-known/openid-configuration`);
  tenant = String(body['issuer']).split('/')[3] ?? '';
});
afterAll(() => contoso.stop());

const token = (form: Readonly<Record<string, string>>, name = tenant) =>
  post(`${contoso.uri}/${name}/oauth2/v2.0/token`, { grant_type: 'client_credentials', scope, ...form });
const bearer = (text: unknown) => ({ authorization: `Bearer ${String(text)}` });
const tokenFor = async (form: Readonly<Record<string, string>>) => String((await token(form)).body['access_token']);

describe('discovery', () => {
  it.each(['contoso.com', 'contoso.onmicrosoft.com', 'CONTOSO.COM'])('knows the tenant as %s', async (name) => {
    const { body } = await get(`${contoso.uri}/${name}/v2.0/.well-known/openid-configuration`);
    expect(body).toMatchObject({
      issuer: `${contoso.uri}/${tenant}/v2.0`,
      token_endpoint: `${contoso.uri}/${tenant}/oauth2/v2.0/token`,
      authorization_endpoint: `${contoso.uri}/${tenant}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${contoso.uri}/${tenant}/oauth2/v2.0/devicecode`,
      jwks_uri: `${contoso.uri}/${tenant}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'form_post'],
      code_challenge_methods_supported: ['S256'],
    });
  });

  it('has no tenant in particular for common and organizations', async () => {
    for (const name of ['common', 'organizations']) {
      const { body } = await get(`${contoso.uri}/${name}/v2.0/.well-known/openid-configuration`);
      expect(body).toMatchObject({ issuer: `${contoso.uri}/{tenantid}/v2.0`, token_endpoint: `${contoso.uri}/${name}/oauth2/v2.0/token` });
    }
  });

  it('refuses other tenants', async () => {
    const { status, body } = await get(`${contoso.uri}/fabrikam.com/v2.0/.well-known/openid-configuration`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] });
  });

  it('tells about its own instance only', async () => {
    const instance = (of: string) => get(`${contoso.uri}/common/discovery/instance?api-version=1.1&authorization_endpoint=${encodeURIComponent(of)}`);
    expect((await instance(`${contoso.uri}/${tenant}/oauth2/v2.0/authorize`)).body).toMatchObject({
      tenant_discovery_endpoint: `${contoso.uri}/${tenant}/v2.0/.well-known/openid-configuration`,
    });
    expect((await instance('https://evil.example/common/oauth2/v2.0/authorize')).body).toMatchObject({ error_codes: [50049] });
  });

  it('publishes public keys only, and keeps the private one for its owner', async () => {
    const { body } = await get(`${contoso.uri}/${tenant}/discovery/v2.0/keys`);
    expect(body).toMatchObject({ keys: [{ kty: 'RSA', use: 'sig', kid: expect.any(String) as string }] });
    expect(JSON.stringify(body)).not.toContain('"d"');
    if (getuid) expect(statSync(join(contoso.folder, 'signing-key.pem')).mode & 0o777).toBe(0o600);
  });
});

describe('a token by secret', () => {
  it('is for the API that was asked for, with the claims of an application', async () => {
    const { status, body, headers } = await token(admin);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(claimsOf(body['access_token'])).toMatchObject({
      aud: configApi,
      iss: `${contoso.uri}/${tenant}/v2.0`,
      tid: tenant,
      appid: admin.client_id,
      azp: admin.client_id,
      azpacr: '1',
      idtyp: 'app',
      wids: ['69091246-20e8-4a56-aa4d-066075b2a7a8'],
    });
  });

  it.each(['https://graph.microsoft.com/.default', '00000003-0000-0000-c000-000000000000/.default'])('is for Graph by %s', async (graph) => {
    const claims = claimsOf(await tokenFor({ ...admin, scope: graph }));
    expect(claims).toMatchObject({ roles: expect.arrayContaining(['TeamsPolicyUserAssign.ReadWrite.All']) as string[] });
    expect(claims['aud']).toBe(graph.replace('/.default', ''));
  });

  it('opens the API it is for, and no other', async () => {
    const config = await tokenFor(admin);
    const graph = await tokenFor({ ...admin, scope: `${contoso.uri}/.default` });
    expect((await get(`${contoso.uri}/Teams.Tenant/tenants`, bearer(config))).status).toBe(200);
    expect(await get(`${contoso.uri}/Teams.Tenant/tenants`, bearer(graph))).toMatchObject({ status: 401, body: { error: { code: 'Unauthorized' } } });
    expect(await get(`${contoso.uri}/v1.0/users`, bearer(config))).toMatchObject({
      status: 401,
      body: { error: { code: 'InvalidAuthenticationToken', message: 'Access token validation failure. Invalid audience.' } },
    });
  });

  it('lets a reader read only', async () => {
    const headers = bearer(await tokenFor(reader));
    expect((await get(`${contoso.uri}/Teams.Tenant/tenants`, headers)).status).toBe(200);
    const { status } = await fetch(`${contoso.uri}/Skype.Policy/tenants/policies/TeamsMeetingPolicy`, {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"PolicyName":null}',
    });
    expect(status).toBe(403);
  });

  it('is refused everything when nobody gave the application a role', async () => {
    const { clientId, secret = '' } = await contoso.tools.applications.create({ name: 'forgotten', role: 'none', public: false });
    const text = await tokenFor({ client_id: clientId, client_secret: secret });
    expect(claimsOf(text)).not.toHaveProperty('wids');
    const { status, body } = await get(`${contoso.uri}/Teams.Tenant/tenants`, bearer(text));
    expect(status).toBe(403);
    expect(JSON.stringify(body)).toContain('directory role');
  });

  it('stops when the application is removed', async () => {
    const { clientId, secret = '' } = await contoso.tools.applications.create({ name: 'short', role: 'admin', public: false });
    const text = await tokenFor({ client_id: clientId, client_secret: secret });
    expect((await get(`${contoso.uri}/Teams.Tenant/tenants`, bearer(text))).status).toBe(200);
    await contoso.tools.applications.remove('short');
    expect((await get(`${contoso.uri}/Teams.Tenant/tenants`, bearer(text))).status).toBe(401);
    expect((await token({ client_id: clientId, client_secret: secret })).body).toMatchObject({ error: 'unauthorized_client', error_codes: [700016] });
  });

  it('expires', async () => {
    const text = await tokenFor(admin);
    contoso.clock.ahead = 3_601_000;
    try {
      const { status, headers } = await get(`${contoso.uri}/Teams.Tenant/tenants`, bearer(text));
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toContain('expired');
    } finally {
      contoso.clock.ahead = 0;
    }
  });

  it.each([
    [{ client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    [{ client_secret: '' }, 401, 'invalid_client', 7000215],
    [{ client_id: randomUUID() }, 400, 'unauthorized_client', 700016],
    [{ client_id: '' }, 400, 'invalid_request', 900144],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    [{ grant_type: 'constructor' }, 400, 'unsupported_grant_type', 70003],
    [{ grant_type: '' }, 400, 'invalid_request', 900144],
    [{ scope: 'User.Read.All' }, 400, 'invalid_scope', 1002012],
    [{ scope: 'https://evil.example/.default' }, 400, 'invalid_resource', 500011],
    [{ scope: '' }, 400, 'invalid_request', 900144],
  ])('is refused for %j', async (change, status, error, number) => {
    const answered = await token({ ...admin, ...change });
    expect(answered.status).toBe(status);
    expect(answered.body).toMatchObject({
      error,
      error_codes: [number],
      error_description: expect.stringMatching(
        new RegExp(`^AADSTS${number}: .+ Trace ID: [\\w-]+ Correlation ID: [\\w-]+ Timestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ$`),
      ) as string,
      timestamp: expect.any(String) as string,
      trace_id: expect.any(String) as string,
      correlation_id: expect.any(String) as string,
    });
    expect(answered.body).not.toHaveProperty('access_token');
  });

  it('needs a tenant', async () => expect((await token(admin, 'common')).body).toMatchObject({ error_codes: [50059] }));

  it('answers GET with 405, and what is no form with 415', async () => {
    expect((await get(`${contoso.uri}/${tenant}/oauth2/v2.0/token`)).status).toBe(405);
    expect((await post(`${contoso.uri}/${tenant}/oauth2/v2.0/token`, '{}', { 'content-type': 'application/json' })).status).toBe(415);
  });

  it('refuses a parameter that is there twice, and a form of 10 MB', async () => {
    const url = `${contoso.uri}/${tenant}/oauth2/v2.0/token`;
    expect((await post(url, 'grant_type=client_credentials&grant_type=refresh_token')).body).toMatchObject({ error: 'invalid_request' });
    // The rest of what is too large is not read: the connection may end before the answer is seen.
    const large = await post(url, `grant_type=${'x'.repeat(10 * 1024 * 1024)}`).catch(() => ({ status: 413 }));
    expect(large.status).toBe(413);
  });

  it('keeps secrets out of the log and the file', () => {
    expect(JSON.stringify(contoso.log)).not.toContain(admin.client_secret);
    const file = join(contoso.folder, 'applications.ndjson');
    expect(readFileSync(file, 'utf8')).not.toContain(admin.client_secret);
    if (getuid) expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

const hostile = {
  none: (claims: object) => `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`,
  hmac: (claims: object) => `${part({ alg: 'HS256' })}.${part(claims)}.${Buffer.from('x'.repeat(32)).toString('base64url')}`,
  stranger: (claims: object) =>
    signed({ alg: 'RS256' }, claims, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
};

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signed(header: object, claims: object, key: string): string {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), createPrivateKey(key)).toString('base64url')}`;
}

describe('a forged token', () => {
  it.each(Object.entries(hostile))('is refused: %s', async (_, forge) => {
    const claims = claimsOf(await tokenFor(admin));
    expect((await get(`${contoso.uri}/Teams.Tenant/tenants`, bearer(forge(claims)))).status).toBe(401);
  });

  it.each([
    ['iss', 'https://evil.example/v2.0'],
    ['aud', 'https://graph.microsoft.com'],
    ['nbf', 4_000_000_000],
    ['exp', 1],
    ['exp', undefined],
    ['appid', randomUUID()],
  ])('is refused although signed here: %s is %s', async (claim, value) => {
    const key = readFileSync(join(contoso.folder, 'signing-key.pem'), 'utf8');
    const claims = claimsOf(await tokenFor(admin));
    expect((await get(`${contoso.uri}/Teams.Tenant/tenants`, bearer(signed({ alg: 'RS256' }, claims, key)))).status).toBe(200);
    expect((await get(`${contoso.uri}/Teams.Tenant/tenants`, bearer(signed({ alg: 'RS256' }, { ...claims, [claim]: value }, key)))).status).toBe(401);
  });
});

describe('a token by assertion', () => {
  let key: string;
  let x5t: string;
  let clientId: string;
  const type = { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' };

  beforeAll(async () => {
    const [keyFile, certificateFile] = [join(contoso.folder, 'app.key'), join(contoso.folder, 'app.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', keyFile, '-out', certificateFile, '-subj', '/CN=app'], {
      stdio: 'ignore',
    });
    key = readFileSync(keyFile, 'utf8');
    const certificate = readFileSync(certificateFile, 'utf8');
    x5t = createHash('sha1').update(new X509Certificate(certificate).raw).digest('base64url');
    clientId = (await contoso.tools.applications.create({ name: 'signer', role: 'admin', public: false, certificate })).clientId;
  });

  const now = () => Math.floor(Date.now() / 1000);
  const claims = () => ({
    iss: clientId,
    sub: clientId,
    aud: `${contoso.uri}/${tenant}/oauth2/v2.0/token`,
    jti: randomUUID(),
    nbf: now(),
    exp: now() + 600,
  });
  const ask = (assertion: string, client = clientId) => token({ client_id: client, client_assertion: assertion, ...type });

  it('is given for a signature by the registered certificate', async () => {
    const { status, body } = await ask(signed({ alg: 'RS256', x5t }, claims(), key));
    expect(status).toBe(200);
    expect(claimsOf(body['access_token'])).toMatchObject({ azpacr: '2', appid: clientId });
    expect((await ask(signed({ alg: 'RS256', kid: Buffer.from(x5t, 'base64url').toString('hex').toUpperCase() }, claims(), key))).status).toBe(200);
  });

  it.each<readonly [string, object, object, number]>([
    ['no thumbprint', {}, {}, 700027],
    ['another thumbprint', { x5t: 'AAAA' }, {}, 700027],
    ['another audience', {}, { aud: 'https://evil.example' }, 700023],
    ['expired', {}, { exp: 1000 }, 700024],
    ['not yet valid', {}, { nbf: 4_000_000_000, exp: 4_000_000_600 }, 700024],
    ['valid for years', {}, { exp: 4_000_000_000 }, 700024],
    ['another subject', {}, { sub: randomUUID() }, 700021],
    ['another issuer', {}, { iss: randomUUID() }, 700021],
  ])('is refused with %s', async (what, header, change, number) => {
    const x5tOrNone = what === 'no thumbprint' ? {} : { x5t };
    const { status, body } = await ask(signed({ alg: 'RS256', ...x5tOrNone, ...header }, { ...claims(), ...change }, key));
    expect(status).toBe(401);
    expect(body).toMatchObject({ error: 'invalid_client', error_codes: [number] });
  });

  it('is refused for the signature of a stranger, none at all, and nonsense', async () => {
    expect((await ask(hostile.stranger(claims()))).status).toBe(401);
    expect((await ask(hostile.none(claims()))).status).toBe(401);
    expect((await ask('nonsense')).status).toBe(401);
  });

  it('is refused for a second assertion with the id of a first', async () => {
    const first = claims();
    expect((await ask(signed({ alg: 'RS256', x5t }, first, key))).status).toBe(200);
    expect((await ask(signed({ alg: 'RS256', x5t }, { ...first, exp: first.exp + 1 }, key))).status).toBe(401);
  });

  it('is refused to an application that was registered with a secret', async () => {
    expect((await ask(signed({ alg: 'RS256', x5t }, { ...claims(), iss: admin.client_id, sub: admin.client_id }, key), admin.client_id)).body).toMatchObject({
      error_codes: [700021],
    });
    expect((await token({ client_id: clientId, client_secret: 'x' })).body).toMatchObject({ error_codes: [7000215] });
  });

  it('is given for what a federated issuer signs of the subject', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const issuerKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const [issuer, subject] = ['https://builds.example', 'repo:contoso/teams:main'];
    const keys = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256' }] });
    const made = await contoso.tools.applications.create({ name: 'builds', role: 'reader', public: false, federation: { issuer, subject, keys } });
    const said = { iss: issuer, sub: subject, aud: 'api://AzureADTokenExchange', exp: now() + 600, jti: 'one' };
    const exchange = (change: object, header: object = { alg: 'RS256', kid: 'k1' }) => ask(signed(header, { ...said, ...change }, issuerKey), made.clientId);
    expect((await exchange({})).status).toBe(200);
    expect((await exchange({ iss: 'https://evil.example' })).body).toMatchObject({ error_codes: [700211] });
    expect((await exchange({ sub: 'repo:evil/teams:main' })).body).toMatchObject({ error_codes: [700213] });
    expect((await exchange({ aud: 'api://other' })).body).toMatchObject({ error_codes: [700023] });
    expect((await exchange({ jti: 'two' }, { alg: 'RS256', kid: 'k2' })).body).toMatchObject({ error_codes: [700027] });
  });

  it('wants certificates and keys that are such', async () => {
    const create = (more: object) => contoso.tools.applications.create({ name: 'bad', role: 'admin', public: false, ...more });
    await expect(create({ certificate: 'x' })).rejects.toMatchObject({ id: 'CertificateUnreadable' });
    for (const keys of ['{', '{"keys":[]}', '{"keys":[{"kty":"oct","k":"AAAA"}]}', 'x'])
      await expect(create({ federation: { issuer: 'i', subject: 's', keys } })).rejects.toMatchObject({ id: 'KeysUnreadable' });
  });
});

describe('the signing key', () => {
  it('is refused when it is damaged, and not replaced', async () => {
    const other = await served();
    try {
      const { clientId, secret = '' } = await other.tools.applications.create({ name: 'a', role: 'admin', public: false });
      writeFileSync(join(other.folder, 'signing-key.pem'), 'nonsense');
      const answered = await post(`${other.uri}/contoso.com/oauth2/v2.0/token`, {
        grant_type: 'client_credentials',
        scope,
        client_id: clientId,
        client_secret: secret,
      });
      expect(answered.status).toBe(500);
      expect(readFileSync(join(other.folder, 'signing-key.pem'), 'utf8')).toBe('nonsense');
      expect(other.log).toMatchObject([{ reason: expect.stringContaining('damaged') as string }]);
    } finally {
      await other.stop();
    }
  });
});
