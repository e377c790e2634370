import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/service/store.ts';
import { claimsOf, get, post, served, type FormAnswer, type Served } from '../served.ts';

const scope = '48ac35b8-9aa8-4d74-927d-1f4a14a0b239/.default';
const ana = 'ana@contoso.com';
const redirect = 'http://localhost:4321/back';

let contoso: Served;
let base: string;
let client: string;
let other: string;
let secretClient: string;
let adminKey: string;
let readerKey: string;

beforeAll(async () => {
  contoso = await served();
  base = `${contoso.uri}/contoso.com/oauth2/v2.0`;
  const create = async (name: string, isPublic: boolean) => (await contoso.tools.applications.create({ name, role: 'none', public: isPublic })).clientId;
  [client, other, secretClient] = [await create('<b>cli</b>', true), await create('other', true), await create('secretive', false)];
  [adminKey, readerKey] = [await contoso.tools.tokens.create('ana', 'admin'), await contoso.tools.tokens.create('ben', 'reader')];
});
afterAll(() => contoso.stop());

const pkce = (verifier = randomBytes(32).toString('base64url')) => ({ verifier, challenge: createHash('sha256').update(verifier).digest('base64url') });
const wholeScope = `${scope} openid profile offline_access`;

function authorizeUrl(challenge: string, change: Readonly<Record<string, string>> = {}): string {
  const query = {
    client_id: client,
    response_type: 'code',
    redirect_uri: redirect,
    scope: wholeScope,
    state: 'a state&<"',
    nonce: 'n-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    client_info: '1',
    ...change,
  };
  return `${base}/authorize?${new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()}`;
}

const hidden = ({ text }: FormAnswer, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
const whole = (text: string): string => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

async function signIn(change: Readonly<Record<string, string>> = {}, form: Readonly<Record<string, string>> = {}, challenge = pkce().challenge) {
  const shown = await get(authorizeUrl(challenge, change));
  return post(`${base}/authorize`, { flow: hidden(shown, 'flow'), username: ana, key: adminKey, action: 'sign-in', ...form });
}

const location = (answer: FormAnswer) => new URL(answer.headers.get('location') ?? 'http://nowhere.invalid');

async function codeFor(verifier: string): Promise<string> {
  return location(await signIn({}, {}, pkce(verifier).challenge)).searchParams.get('code') ?? '';
}

const redeem = (code: string, verifier: string, change: Readonly<Record<string, string>> = {}) =>
  post(`${base}/token`, {
    grant_type: 'authorization_code',
    client_id: client,
    code,
    code_verifier: verifier,
    redirect_uri: redirect,
    client_info: '1',
    ...change,
  });
const refresh = (token: unknown, change: Readonly<Record<string, string>> = {}) =>
  post(`${base}/token`, { grant_type: 'refresh_token', client_id: client, refresh_token: String(token), ...change });
const tenants = (token: unknown) => get(`${contoso.uri}/Teams.Tenant/tenants`, { authorization: `Bearer ${String(token)}` });

describe('the sign-in page', () => {
  it('is plain, safe, and needs nothing from elsewhere', async () => {
    const { status, headers, text } = await get(authorizeUrl(pkce().challenge, { login_hint: '"><script>alert(1)</script>' }));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-frame-options')).toBe('DENY');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:4321");
    expect(policy).not.toContain('script-src');
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<b>');
    expect(whole(text)).toContain('alert(1)');
  });

  it('gives a code once, to the redirect address, with the state', async () => {
    const { verifier, challenge } = pkce();
    const answer = await signIn({}, {}, challenge);
    expect(answer.status).toBe(303);
    const to = location(answer);
    expect(`${to.origin}${to.pathname}`).toBe(redirect);
    expect(to.searchParams.get('state')).toBe('a state&<"');
    const { status, body } = await redeem(to.searchParams.get('code') ?? '', verifier);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, refresh_token: expect.any(String) as string });
    expect(claimsOf(body['access_token'])).toMatchObject({
      upn: ana,
      idtyp: 'user',
      scp: 'user_impersonation',
      wids: ['69091246-20e8-4a56-aa4d-066075b2a7a8'],
      appid: client,
    });
    const id = claimsOf(body['id_token']);
    expect(id).toMatchObject({ aud: client, nonce: 'n-1', preferred_username: ana, name: 'Ana Bowman' });
    const info = JSON.parse(Buffer.from(String(body['client_info']), 'base64url').toString()) as object;
    expect(info).toEqual({ uid: id['oid'], utid: id['tid'] });
    expect((await tenants(body['access_token'])).status).toBe(200);
    expect((await redeem(to.searchParams.get('code') ?? '', verifier)).body).toMatchObject({ error: 'invalid_grant', error_codes: [54005] });
  });

  it('posts the answer when asked to, with a button for browsers without scripts', async () => {
    const answer = await signIn({ response_mode: 'form_post' });
    expect(answer.status).toBe(200);
    expect(whole(hidden(answer, 'state'))).toBe('a state&<"');
    expect(hidden(answer, 'code')).not.toBe('');
    expect(answer.text).toContain('<button>Continue</button>');
    expect(whole(answer.text)).toContain(`action="${redirect}"`);
    const script = /<script>(.*)<\/script>/.exec(answer.text)?.[1] ?? '';
    expect(answer.headers.get('content-security-policy')).toContain(createHash('sha256').update(script).digest('base64'));
  });

  it('tells the client of a refusal, and of a request that makes no sense', async () => {
    expect(location(await signIn({}, { action: 'cancel' })).searchParams.get('error')).toBe('access_denied');
    const error = async (change: Readonly<Record<string, string>>) => location(await get(authorizeUrl(pkce().challenge, change))).searchParams.get('error');
    expect(await error({ response_type: 'token' })).toBe('unsupported_response_type');
    expect(await error({ code_challenge: '' })).toBe('invalid_request');
    expect(await error({ code_challenge_method: 'plain' })).toBe('invalid_request');
    expect(await error({ scope: 'https://evil.example/.default' })).toBe('invalid_resource');
    expect(await error({ scope: 'User.Read.All 48ac35b8-9aa8-4d74-927d-1f4a14a0b239/user_impersonation' })).toBe('invalid_request');
    expect(await error({ prompt: 'none' })).toBe('interaction_required');
  });

  it.each([
    { redirect_uri: 'https://evil.example/' },
    { redirect_uri: 'http://localhost.evil.example/' },
    { redirect_uri: 'http://localhost@evil.example/' },
    { redirect_uri: 'http://user@localhost/' },
    { redirect_uri: 'javascript:alert(1)' },
    { redirect_uri: 'http://localhost/#x' },
    { redirect_uri: '' },
    { client_id: '00000000-0000-0000-0000-000000000000' },
    { client_id: '' },
    { response_mode: 'fragment' },
  ])('leads nowhere for %j', async (change) => {
    const { status, headers, text } = await get(authorizeUrl(pkce().challenge, change));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(headers.get('location')).toBeNull();
    expect(text).not.toContain('<form');
  });

  it('is not for applications that have a secret', async () =>
    expect((await get(authorizeUrl(pkce().challenge, { client_id: secretClient }))).status).toBe(401));

  it('takes no form from elsewhere, and none twice', async () => {
    const shown = await get(authorizeUrl(pkce().challenge));
    const form = { flow: hidden(shown, 'flow'), username: ana, key: adminKey, action: 'sign-in' };
    expect((await post(`${base}/authorize`, form, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post(`${base}/authorize`, form, { origin: 'null' })).status).toBe(403);
    expect((await post(`${base}/authorize`, { ...form, flow: 'x' })).status).toBe(400);
    expect((await post(`${base}/authorize`, form, { origin: contoso.uri })).status).toBe(303);
    expect((await post(`${base}/authorize`, form, { origin: contoso.uri })).status).toBe(400);
  });

  it('does not tell which of user and key is wrong, and takes its time', async () => {
    const started = performance.now();
    const wrongUser = await signIn({}, { username: '<i>nobody</i>@contoso.com' });
    const wrongKey = await signIn({}, { key: 'cst_wrong' });
    expect(performance.now() - started).toBeGreaterThan(500);
    expect(wrongUser.text).toContain('AADSTS50126');
    expect(wrongKey.text).toContain('AADSTS50126');
    expect(wrongUser.text).not.toContain('<i>');
    expect(whole(wrongUser.text)).toContain('<i>nobody</i>');
    expect(JSON.stringify(contoso.log)).not.toContain('cst_');
  });
});

it('lets nobody in, or stay, who is blocked', async () => {
  const block = async (enabled: boolean) => {
    const store = await openStore(join(contoso.folder, 'tenant.db'));
    await store.write((database) => database.run('UPDATE users SET account_enabled = ? WHERE upn_key = ?', enabled ? 1 : 0, 'ben@contoso.com'));
    await store.close();
  };
  const { verifier, challenge } = pkce();
  const code = location(await signIn({}, { username: 'ben@contoso.com' }, challenge)).searchParams.get('code') ?? '';
  const { body } = await redeem(code, verifier);
  await block(false);
  try {
    expect((await signIn({}, { username: 'ben@contoso.com' })).text).toContain('AADSTS50057');
    expect((await refresh(body['refresh_token'])).body).toMatchObject({ error_codes: [50173] });
  } finally {
    await block(true);
  }
});

describe('a code', () => {
  it('is good for its verifier, application and redirect address only', async () => {
    const { verifier } = pkce();
    expect((await redeem(await codeFor(verifier), pkce().verifier)).body).toMatchObject({ error: 'invalid_grant', error_codes: [501481] });
    expect((await redeem(await codeFor(verifier), '')).body).toMatchObject({ error_codes: [501481] });
    expect((await redeem(await codeFor(verifier), verifier, { redirect_uri: 'http://localhost:4321/other' })).body).toMatchObject({ error_codes: [500112] });
    expect((await redeem(await codeFor(verifier), verifier, { client_id: other })).body).toMatchObject({ error_codes: [70008] });
    expect((await redeem('nonsense', verifier)).body).toMatchObject({ error_codes: [70008] });
    expect((await redeem(await codeFor(verifier), verifier, { client_secret: 'x' })).body).toMatchObject({ error_codes: [700025] });
  });

  it('expires', async () => {
    const { verifier } = pkce();
    const code = await codeFor(verifier);
    contoso.clock.ahead = 601_000;
    try {
      expect((await redeem(code, verifier)).body).toMatchObject({ error_codes: [70008] });
    } finally {
      contoso.clock.ahead = 0;
    }
  });
});

describe('a refresh token', () => {
  const fresh = async () => {
    const { verifier } = pkce();
    return (await redeem(await codeFor(verifier), verifier)).body;
  };

  it('gives new tokens, also of another API, once', async () => {
    const first = (await fresh())['refresh_token'];
    const { body } = await refresh(first, { scope: 'User.Read.All openid' });
    expect(claimsOf(body['access_token'])).toMatchObject({ aud: 'https://graph.microsoft.com', scp: 'User.Read.All', upn: ana });
    expect((await refresh(first)).body).toMatchObject({ error: 'invalid_grant', error_codes: [70000] });
    expect((await refresh(body['refresh_token'])).status).toBe(200);
    expect((await refresh('nonsense')).status).toBe(400);
  });

  it('is for one application', async () => expect((await refresh((await fresh())['refresh_token'], { client_id: other })).status).toBe(400));

  it('ends with the access token that was shown at sign-in, as what it gave does', async () => {
    const key = await contoso.tools.tokens.create('short', 'reader');
    const { verifier, challenge } = pkce();
    const code = location(await signIn({}, { key }, challenge)).searchParams.get('code') ?? '';
    const { body } = await redeem(code, verifier);
    expect(claimsOf(body['access_token'])).toMatchObject({ wids: ['f2ef992c-3afb-46b9-b7cf-a126ee74c451'] });
    expect((await tenants(body['access_token'])).status).toBe(200);
    await contoso.tools.tokens.revoke('short');
    expect((await tenants(body['access_token'])).status).toBe(401);
    expect((await refresh(body['refresh_token'])).body).toMatchObject({ error_codes: [50173] });
  });
});

describe('a device code', () => {
  const start = async () => (await post(`${base}/devicecode`, { client_id: client, scope: wholeScope })).body;
  const poll = (code: unknown, grant = 'urn:ietf:params:oauth:grant-type:device_code', id = client) =>
    post(`${base}/token`, { grant_type: grant, client_id: id, device_code: String(code) });
  const page = (form: Readonly<Record<string, string>>) => post(`${contoso.uri}/devicelogin`, form);

  it('waits for a person, then gives tokens once', async () => {
    const device = await start();
    expect(device).toMatchObject({ verification_uri: `${contoso.uri}/devicelogin`, expires_in: 900, interval: 1 });
    expect(device['message']).toContain(device['user_code']);
    expect((await poll(device['device_code'])).body).toMatchObject({ error: 'authorization_pending', error_codes: [70016] });
    expect((await poll(device['device_code'], 'device_code')).body).toMatchObject({ error: 'slow_down' });
    expect((await get(`${contoso.uri}/devicelogin`)).text).toContain('user_code');
    const typed = String(device['user_code']).toLowerCase().replace(/(...)/g, '$1-');
    const asked = await page({ user_code: typed });
    expect(whole(asked.text)).toContain("'<b>cli</b>' wants to use ConfigAPI of Contoso");
    expect((await page({ user_code: typed, username: ana, key: readerKey, action: 'sign-in' })).text).toContain('Signed in');
    const { status, body } = await poll(device['device_code'], 'device_code');
    expect(status).toBe(200);
    expect(claimsOf(body['access_token'])).toMatchObject({ upn: ana, wids: ['f2ef992c-3afb-46b9-b7cf-a126ee74c451'] });
    expect((await poll(device['device_code'])).body).toMatchObject({ error: 'invalid_grant' });
    expect((await page({ user_code: typed })).status).toBe(400);
  });

  it('can be refused, expires, and is for one application', async () => {
    const refused = await start();
    await page({ user_code: String(refused['user_code']), action: 'deny' });
    expect((await poll(refused['device_code'])).body).toMatchObject({ error: 'access_denied', error_codes: [65004] });
    const late = await start();
    expect((await poll(late['device_code'], 'device_code', other)).body).toMatchObject({ error: 'invalid_grant' });
    contoso.clock.ahead = 901_000;
    try {
      expect((await page({ user_code: String(late['user_code']) })).status).toBe(400);
      expect((await poll(late['device_code'])).body).toMatchObject({ error: 'expired_token', error_codes: [70020] });
    } finally {
      contoso.clock.ahead = 0;
    }
  });

  it('is not approved by a wrong key or from another site', async () => {
    const device = await start();
    const form = { user_code: String(device['user_code']), username: ana, key: 'cst_no', action: 'sign-in' };
    expect((await page(form)).text).toContain('AADSTS50126');
    expect((await post(`${contoso.uri}/devicelogin`, { ...form, key: adminKey }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await poll(device['device_code'])).body).toMatchObject({ error: 'authorization_pending' });
    expect((await post(`${base}/devicecode`, { client_id: secretClient, scope })).body).toMatchObject({ error_codes: [7000218] });
  });
});

describe('the identity of the machine', () => {
  it('is there only where the service was started so, and not for pages', async () => {
    const url = (uri: string, path: string) => `${uri}${path}?api-version=2019-08-01&resource=${encodeURIComponent('https://graph.microsoft.com/')}`;
    expect((await get(url(contoso.uri, '/msi/token'), { 'x-identity-header': 'x' })).status).toBe(404);
    const machine = await served({}, async (tools) => {
      await tools.applications.create({ name: 'machine', role: 'reader', public: false });
      return { managedIdentity: 'machine' };
    });
    try {
      expect((await get(url(machine.uri, '/msi/token'))).status).toBe(400);
      for (const [path, headers] of [
        ['/msi/token', { 'x-identity-header': 'x' }],
        ['/metadata/identity/oauth2/token/', { metadata: 'true' }],
      ] as const) {
        const { body } = await get(url(machine.uri, path), headers);
        expect(body).toMatchObject({ token_type: 'Bearer', resource: 'https://graph.microsoft.com/' });
        expect(claimsOf(body['access_token'])).toMatchObject({ idtyp: 'app', aud: 'https://graph.microsoft.com' });
      }
      expect((await get(`${url(machine.uri, '/msi/token')}&client_id=${client}`, { 'x-identity-header': 'x' })).status).toBe(400);
    } finally {
      await machine.stop();
    }
    await expect(served({ managedIdentity: 'nobody' })).rejects.toMatchObject({ id: 'ApplicationNotFound' });
  });
});
