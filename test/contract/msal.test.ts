import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomUUID, sign, X509Certificate, createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  ConfidentialClientApplication,
  PublicClientApplication,
  type AuthenticationResult,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf, get, served } from '../service/served.ts';
import { approveDevice, signInAt, type Typed } from './browser.ts';
import { makeCertificate, standIn, type StandIn } from './stand-in.ts';

const configApi = '48ac35b8-9aa8-4d74-927d-1f4a14a0b239';
const scopes = [`${configApi}/.default`];
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

let contoso: StandIn;
let ana: Typed;

beforeAll(async () => {
  contoso = await standIn();
  ana = { username: 'ana@contoso.com', key: await contoso.tools.tokens.create('ana', 'admin') };
});
afterAll(() => contoso.stop());

/** The service takes the token. */
async function opens(result: AuthenticationResult | null, path = '/Teams.Tenant/tenants'): Promise<void> {
  expect((await get(`${contoso.uri}${path}`, { authorization: `Bearer ${result?.accessToken ?? ''}` })).status).toBe(200);
}

const register = (name: string, more: object = {}) => contoso.tools.applications.create({ name, role: 'admin', public: false, ...more });

describe('MSAL, for an application', () => {
  it('gets tokens by secret, and the second from its cache', async () => {
    const { clientId, secret = '' } = await register('secret');
    const client = new ConfidentialClientApplication({ auth: { clientId, clientSecret: secret, ...contoso.auth } });
    const first = await client.acquireTokenByClientCredential({ scopes });
    expect(first).toMatchObject({ fromCache: false, tokenType: 'Bearer' });
    await opens(first);
    expect(await client.acquireTokenByClientCredential({ scopes })).toMatchObject({ fromCache: true, accessToken: first?.accessToken });
    await opens(await client.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] }), '/v1.0/users');
  });

  it('tells of a wrong secret in the words it knows', async () => {
    const { clientId } = await register('wrong secret');
    const client = new ConfidentialClientApplication({ auth: { clientId, clientSecret: 'wrong', ...contoso.auth } });
    await expect(client.acquireTokenByClientCredential({ scopes })).rejects.toMatchObject({
      name: 'ServerError',
      errorCode: 'invalid_client',
      errorMessage: expect.stringContaining('AADSTS7000215') as string,
    });
  });

  it.each(['SHA-1', 'SHA-256'])('gets tokens by certificate, named by its %s thumbprint', async (thumbprint) => {
    const { certificate, key } = makeCertificate(contoso.folder, thumbprint);
    const { clientId } = await register(thumbprint, { certificate });
    const raw = new X509Certificate(certificate).raw;
    const named =
      thumbprint === 'SHA-1'
        ? { thumbprint: createHash('sha1').update(raw).digest('hex') }
        : { thumbprintSha256: createHash('sha256').update(raw).digest('hex') };
    const client = new ConfidentialClientApplication({
      auth: { clientId, clientCertificate: { ...named, privateKey: key, x5c: certificate }, ...contoso.auth },
    });
    await opens(await client.acquireTokenByClientCredential({ scopes }));
    // It sends one assertion more than once.
    await opens(await client.acquireTokenByClientCredential({ scopes: [`${contoso.uri}/.default`] }), '/v1.0/organization');
    await opens(await client.acquireTokenByClientCredential({ scopes, skipCache: true }));
  });

  it("gets tokens over plain http, by a network client that puts http and https in each other's place", async () => {
    const plain = await served();
    try {
      const { clientId, secret = '' } = await plain.tools.applications.create({ name: 'plain', role: 'admin', public: false });
      const secure = plain.uri.replace('http:', 'https:');
      const exchange = async <T>(method: string, url: string, { headers = {}, body }: NetworkRequestOptions = {}): Promise<NetworkResponse<T>> => {
        const answer = await fetch(url.replace(secure, plain.uri), { method, headers, ...(body !== undefined && { body }) });
        const text = (await answer.text()).replaceAll(plain.uri, secure);
        return { status: answer.status, headers: Object.fromEntries(answer.headers), body: JSON.parse(text) as T };
      };
      const client = new ConfidentialClientApplication({
        auth: { clientId, clientSecret: secret, authority: `${secure}/contoso.com`, knownAuthorities: [new URL(secure).host] },
        system: {
          networkClient: {
            sendGetRequestAsync: (url, options) => exchange('GET', url, options),
            sendPostRequestAsync: (url, options) => exchange('POST', url, options),
          },
        },
      });
      const result = await client.acquireTokenByClientCredential({ scopes });
      expect((await get(`${plain.uri}/Teams.Tenant/tenants`, { authorization: `Bearer ${result?.accessToken ?? ''}` })).status).toBe(200);
    } finally {
      await plain.stop();
    }
  });

  it('gets tokens by the assertion of a federated issuer', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const [issuer, subject] = ['https://builds.example', 'repo:contoso/teams:main'];
    const keys = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one' }] });
    const { clientId } = await register('builds', { federation: { issuer, subject, keys } });
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const assertion = () => {
      const exp = Math.floor(Date.now() / 1000) + 300;
      const text = `${part({ alg: 'RS256', kid: 'one' })}.${part({ iss: issuer, sub: subject, aud: 'api://AzureADTokenExchange', exp, jti: randomUUID() })}`;
      return Promise.resolve(`${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`);
    };
    const client = new ConfidentialClientApplication({ auth: { clientId, clientAssertion: assertion, ...contoso.auth } });
    await opens(await client.acquireTokenByClientCredential({ scopes }));
  });
});

describe('MSAL, for a person', () => {
  const publicClient = async (name: string) => {
    const { clientId } = await register(name, { public: true });
    return new PublicClientApplication({ auth: { clientId, ...contoso.auth } });
  };

  it('signs in by device code, then renews in silence, also for Graph', async () => {
    const client = await publicClient('device');
    const result = await client.acquireTokenByDeviceCode({
      scopes,
      deviceCodeCallback: ({ userCode, verificationUri }) => void approveDevice(verificationUri, userCode, ana),
    });
    expect(result?.account).toMatchObject({ username: 'ana@contoso.com', tenantId: contoso.tenant, name: 'Ana Bowman' });
    await opens(result);
    if (!result?.account) throw new Error('no account');
    expect(await client.acquireTokenSilent({ scopes, account: result.account })).toMatchObject({ fromCache: true });
    const renewed = await client.acquireTokenSilent({ scopes, account: result.account, forceRefresh: true });
    expect(renewed).toMatchObject({ fromCache: false });
    expect(renewed.accessToken).not.toBe(result.accessToken);
    await opens(renewed);
    await opens(await client.acquireTokenSilent({ scopes: ['https://graph.microsoft.com/User.Read.All'], account: result.account }), '/v1.0/users');
  });

  it('signs in in the browser', async () => {
    const client = await publicClient('browser');
    const opened: string[] = [];
    const result = await client.acquireTokenInteractive({
      scopes,
      openBrowser: async (url) => {
        opened.push(url);
        await signInAt(url, ana);
      },
    });
    expect(new URL(opened[0] ?? '').searchParams.get('response_mode')).toBe('form_post');
    expect(result.account).toMatchObject({ username: 'ana@contoso.com', homeAccountId: `${String(claimsOf(result.idToken)['oid'])}.${contoso.tenant}` });
    await opens(result);
    await client.getTokenCache().removeAccount(result.account ?? { homeAccountId: '', environment: '', tenantId: '', username: '', localAccountId: '' });
    expect(await client.getTokenCache().getAllAccounts()).toEqual([]);
  });

  it('signs in by way of organizations, and hears of a refusal', async () => {
    const { clientId } = await register('anywhere', { public: true });
    const client = new PublicClientApplication({ auth: { clientId, ...contoso.auth, authority: `${contoso.uri}/organizations` } });
    await opens(await client.acquireTokenInteractive({ scopes, openBrowser: (url) => signInAt(url, ana) }));
    const refuse = async (url: string) => {
      const { searchParams } = new URL(url);
      await fetch(searchParams.get('redirect_uri') ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ error: 'access_denied', state: searchParams.get('state') ?? '' }).toString(),
      });
    };
    await expect(client.acquireTokenInteractive({ scopes, openBrowser: refuse })).rejects.toMatchObject({ errorCode: 'access_denied' });
  });
});

describe('MSAL, for a machine', () => {
  /** MSAL keeps its source for the life of the process, so each has a process of its own. */
  async function machineToken(resource: string, environment: Readonly<Record<string, string>>): Promise<string> {
    const script = `const { ManagedIdentityApplication } = await import('@azure/msal-node');
      const { accessToken } = await new ManagedIdentityApplication().acquireToken({ resource: '${resource}' });
      process.stdout.write(accessToken);`;
    const env = { PATH: process.env['PATH'], ...environment };
    return (await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env })).stdout;
  }

  it('gets the token of an app service, and of a virtual machine', async () => {
    const machine = await served({}, async (tools) => {
      await tools.applications.create({ name: 'machine', role: 'reader', public: false });
      return { managedIdentity: 'machine' };
    });
    try {
      const ofAppService = await machineToken(configApi, { IDENTITY_ENDPOINT: `${machine.uri}/msi/token`, IDENTITY_HEADER: 'x' });
      expect((await get(`${machine.uri}/Teams.Tenant/tenants`, { authorization: `Bearer ${ofAppService}` })).status).toBe(200);
      const ofMachine = await machineToken('https://graph.microsoft.com', { AZURE_POD_IDENTITY_AUTHORITY_HOST: machine.uri });
      expect((await get(`${machine.uri}/v1.0/users`, { authorization: `Bearer ${ofMachine}` })).status).toBe(200);
    } finally {
      await machine.stop();
    }
  });
});
