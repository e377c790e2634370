import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { traceTo } from '../../src/app-trace.ts';
import { signInRefusal } from '../../src/sign-in/sign-in-refusal.ts';
import { served, type Served } from '../service/served.ts';
import { administrator, type Administrator } from './administrator.ts';

let server: Server;
let uri: string;
let answer: { readonly status: number; readonly body: string };
let admin: Administrator;

beforeAll(async () => {
  server = createServer((request, response) =>
    request.resume().on('end', () => response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  uri = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
});
afterAll(() => void server.close());
afterEach(() => admin.remove());

const application = '2c1f9f0e-3c5e-4a57-9a38-5f0c2a0b7d11';

async function connect(way: string, environment: Readonly<Record<string, string>> = {}, at = uri): Promise<{ readonly id: string; readonly message: string }> {
  admin = administrator({ environment: { CSTEAMS_CLIENT_SECRET: 'a-planted-secret', ...environment } });
  const words = ['-ServiceUri', at, '-TenantId', 'contoso.com', '-ApplicationId', application, ...way.split(' '), '--error-format', 'json'];
  const { err } = await admin.run('Connect-MicrosoftTeams', ...words);
  const { id, message } = JSON.parse(err.slice(err.indexOf('{'))) as { readonly id: string; readonly message: string };
  return { id: id.replace(/,.*/, ''), message };
}

const code = { device_code: 'd', user_code: 'ABC123', verification_uri: 'https://login.example/device', expires_in: 60, interval: 1 };

describe('an odd answer to a request for a token', () => {
  it.each([
    ['a list', 200, '[]', 'no usable token'],
    ['no token', 200, '{}', 'no usable token'],
    ['a number', 200, '{"token_type":"Bearer","expires_in":3599,"access_token":12345}', 'no usable token'],
    ['a line break in it', 200, '{"token_type":"Bearer","expires_in":3599,"access_token":"a\\r\\nb"}', 'no usable token'],
    ['a redirection', 307, '', 'HTTP 307'],
    ['too many requests', 429, '{"error":"x"}', 'is busy or out of order: HTTP 429'],
    ['a page of an error', 503, '<html>', 'is busy or out of order: HTTP 503'],
  ])('is told: %s', async (_, status, body, message) => {
    answer = { status, body };
    expect(await connect('-UseClientSecret')).toEqual({ id: 'SignInFailed', message: expect.stringContaining(message) as string });
  });
});

describe('an odd answer to a request for a device code', () => {
  it.each([
    ['no code', { device_code: 'd' }, 'user_code'],
    ['numbers', { ...code, user_code: 5 }, 'user_code'],
    ['a code that moves the cursor', { ...code, user_code: 'AB\u001b[2J\nCD' }, 'user_code'],
    ['a page that is none', { ...code, verification_uri: 'javascript:alert(1)' }, 'verification_uri'],
    ['an unencrypted page', { ...code, verification_uri: 'http://login.example/' }, 'verification_uri'],
  ])('is told: %s', async (_, body, message) => {
    answer = { status: 200, body: JSON.stringify(body) };
    expect(await connect('-UseDeviceAuthentication')).toEqual({ id: 'SignInFailed', message: expect.stringContaining(message) as string });
  });
});

describe('what the sign-in service refuses a device code for', () => {
  let service: Served;
  beforeAll(async () => {
    service = await served();
  });
  afterAll(() => service.stop());

  it('is told as for other ways to sign in', async () => {
    expect(await connect('-UseDeviceAuthentication', {}, service.uri)).toMatchObject({
      id: 'ApplicationNotFound',
      message: expect.stringContaining('AADSTS700016') as string,
    });
  });
});

describe('the trace', () => {
  it('shows what would steer the terminal', () => {
    const lines: string[] = [];
    traceTo((text) => lines.push(text))({ method: 'GET', url: 'https://x.example/a', ms: 1, attempt: 1, status: 200, correlationId: 'c\u009b31m' });
    expect(lines).toEqual(['DEBUG: 200 GET https://x.example/a in 1 ms, correlation id c<U+009B>31m\n']);
  });
});

describe('what the environment says wrongly', () => {
  it('of where to ask for a token is told', async () => {
    expect(await connect('-UseFederatedToken', { ACTIONS_ID_TOKEN_REQUEST_URL: 'nonsense' })).toEqual({
      id: 'FederatedTokenNotFound',
      message: expect.stringContaining('ACTIONS_ID_TOKEN_REQUEST_URL') as string,
    });
  });

  it('is not taken for an error of Microsoft’s where a machine has no identity', () => {
    admin = administrator();
    const refused = Object.assign(new Error('refused'), { errorCode: 'server_error', errorMessage: 'HTTP 403' });
    expect(signInRefusal(refused, { applicationId: 'of this machine', tenantId: '', profileName: 'machine', managedIdentity: true })).toMatchObject({
      id: 'ManagedIdentityUnavailable',
    });
  });

  it('is told of a federated token that is none', async () => {
    admin = administrator();
    writeFileSync(join(admin.home, 'token'), 'a-secret-of-another-kind');
    const words = ['-ServiceUri', uri, '-TenantId', 'contoso.com', '-ApplicationId', application, '-FederatedTokenFile', 'token'];
    const { err } = await admin.run('Connect-MicrosoftTeams', ...words);
    expect(err).toContain('not a JSON Web Token');
    expect(err).not.toContain('another-kind');
  });
});
