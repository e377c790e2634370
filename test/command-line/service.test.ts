import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { httpTransport } from '../../src/client/http-transport.ts';
import { registerService } from '../../src/command-line/service.ts';
import { terminal, type Terminal } from './terminal.ts';

let shell: Terminal;
afterEach(() => shell.remove());

const uriIn = async (): Promise<string> => {
  let seen = '';
  for (let tries = 0; tries < 500; tries += 1) {
    seen += shell.take().err;
    const uri = /https?:\/\/\S+:\d+/.exec(seen)?.[0];
    if (uri !== undefined) return uri;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`The service did not start: ${seen}`);
};

describe('csteams service token', () => {
  it('prints a new token once, on stdout alone, and keeps only its hash', async () => {
    shell = terminal(registerService);
    const { out, err } = await shell.run('service', 'token', 'new', 'ana', '--role', 'admin');
    expect(out).toMatch(/^cst_[\w-]{43}\n$/);
    expect(err).not.toContain(out.trim());
    expect(readFileSync(join(shell.folder, 'access-tokens.ndjson'), 'utf8')).not.toContain(out.trim());
    expect((await shell.run('service', 'token', 'list')).out).toMatch(/ana +admin/);
  });

  it('makes readers where no role is given, and tells which have expired', async () => {
    let now = new Date('2026-01-01T00:00:00Z');
    shell = terminal(registerService, { json: true, now: () => now });
    await shell.run('service', 'token', 'new', 'ci', '--days', '2');
    expect(JSON.parse((await shell.run('service', 'token', 'list')).out)).toMatchObject([
      { name: 'ci', role: 'reader', expires: '2026-01-03T00:00:00.000Z', expired: false },
    ]);
    now = new Date('2026-01-03T00:00:00Z');
    expect(JSON.parse((await shell.run('service', 'token', 'list')).out)).toMatchObject([{ expired: true }]);
  });

  it('revokes', async () => {
    shell = terminal(registerService);
    await shell.run('service', 'token', 'new', 'ana');
    await shell.run('service', 'token', 'revoke', 'ana');
    expect((await shell.run('service', 'token', 'list')).out).toBe('');
    await expect(shell.run('service', 'token', 'revoke', 'ana')).rejects.toMatchObject({ id: 'AccessTokenNotFound' });
  });

  it.each([
    ['', 'InvalidCommandLine'],
    ['a\nb', 'InvalidCommandLine'],
  ])('refuses the name %j', async (name, id) => {
    shell = terminal(registerService);
    await expect(shell.run('service', 'token', 'new', name)).rejects.toMatchObject({ id });
  });
});

describe('csteams service application', () => {
  it('prints client id and secret once, on stdout alone, and keeps only a hash', async () => {
    shell = terminal(registerService, { json: true });
    const { out, err } = await shell.run('service', 'application', 'new', 'nightly', '--role', 'admin');
    const [clientId = '', secret = ''] = out.split('\n');
    expect(clientId).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(err).not.toContain(secret);
    expect(readFileSync(join(shell.folder, 'applications.ndjson'), 'utf8')).not.toContain(secret);
    expect(JSON.parse((await shell.run('service', 'application', 'list')).out)).toMatchObject([
      { name: 'nightly', clientId, role: 'admin', credential: 'secret', created: expect.any(String) as string },
    ]);
    await expect(shell.run('service', 'application', 'new', 'Nightly')).rejects.toMatchObject({ id: 'ApplicationAlreadyExists' });
    expect((await shell.run('service', 'application', 'remove', clientId)).err).toContain('removed');
    expect((await shell.run('service', 'application', 'list')).err).toBe('There are no applications.\n');
    await expect(shell.run('service', 'application', 'remove', 'nightly')).rejects.toMatchObject({ id: 'ApplicationNotFound' });
  });

  it('gives no secret to those who prove themselves otherwise, or not at all', async () => {
    shell = terminal(registerService, { json: true });
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = join(shell.folder, 'keys.json');
    writeFileSync(key, JSON.stringify({ keys: [publicKey.export({ format: 'jwk' })] }));
    const federation = ['--federated-issuer', 'https://builds.example', '--federated-subject', 'main', '--federated-key', key];
    expect((await shell.run('service', 'application', 'new', 'builds', ...federation)).out).toMatch(/^[\da-f-]{36}\n$/);
    expect((await shell.run('service', 'application', 'new', 'cli', '--public')).out).toMatch(/^[\da-f-]{36}\n$/);
    expect(JSON.parse((await shell.run('service', 'application', 'list')).out)).toMatchObject([
      { name: 'builds', credential: 'issuer https://builds.example' },
      { name: 'cli', role: null, credential: 'none (public)' },
    ]);
  });

  it.each([
    [['x\n'], 'InvalidCommandLine'],
    [['x', '--federated-issuer', 'i'], 'InvalidCommandLine'],
    [['x', '--role', 'owner'], undefined],
  ])('refuses %j', async (words, id) => {
    shell = terminal(registerService);
    await expect(shell.run('service', 'application', 'new', ...words)).rejects.toMatchObject(id === undefined ? { exitCode: 1 } : { id });
  });

  it('refuses a public application with a certificate, and a certificate that is none', async () => {
    shell = terminal(registerService);
    const file = join(shell.folder, 'cert.pem');
    writeFileSync(file, 'x');
    await expect(shell.run('service', 'application', 'new', 'x', '--public', '--certificate', file)).rejects.toMatchObject({ id: 'InvalidCommandLine' });
    await expect(shell.run('service', 'application', 'new', 'x', '--certificate', file)).rejects.toMatchObject({ id: 'CertificateUnreadable' });
  });
});

describe('csteams service start', () => {
  it('signs applications in under its public address, for as long as it is told', async () => {
    shell = terminal(registerService);
    const [clientId = '', secret = ''] = (await shell.run('service', 'application', 'new', 'nightly')).out.split('\n');
    const running = shell.run('service', 'start', '--port', '0', '--public-url', 'https://policies.contoso.com/', '--token-lifetime', '120');
    const uri = await uriIn();
    const metadata = (await (await fetch(`${uri}/contoso.com/v2.0/.well-known/openid-configuration`)).json()) as { readonly token_endpoint: string };
    expect(metadata.token_endpoint).toMatch(/^https:\/\/policies\.contoso\.com\/[\da-f-]{36}\/oauth2\/v2\.0\/token$/);
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret, scope: 'https://policies.contoso.com/.default' };
    const answer = await fetch(`${uri}/contoso.com/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });
    const token = (await answer.json()) as { readonly access_token: string; readonly expires_in: number };
    expect(token.expires_in).toBe(120);
    const headers = { authorization: `Bearer ${token.access_token}` };
    const users = (await (await fetch(`${uri}/v1.0/users?$top=1`, { headers })).json()) as Readonly<Record<string, unknown>>;
    expect(users['@odata.nextLink']).toMatch(/^https:\/\/policies\.contoso\.com\/v1\.0\/users\?/);
    shell.stop.abort();
    expect((await running).out).not.toContain(secret);
  });

  it('serves the tenant to whoever has a token, logs, and stops when told', async () => {
    shell = terminal(registerService);
    const token = (await shell.run('service', 'token', 'new', 'ana')).out.trim();
    const running = shell.run('service', 'start', '--port', '0');
    const http = httpTransport({ serviceUri: await uriIn(), token: () => token, userAgent: 'csteams-test' });
    expect(await http.send({ method: 'GET', path: '/Teams.Tenant/tenants' })).toMatchObject({ status: 200 });
    await http.close();
    shell.stop.abort();
    const { out, err } = await running;
    expect(err).toContain('Stopping');
    expect(JSON.parse(out)).toMatchObject({ method: 'GET', path: '/Teams.Tenant/tenants', status: 200, token: 'ana' });
    expect(out).not.toContain(token);
  });

  it('says how to make the first token', async () => {
    shell = terminal(registerService);
    shell.stop.abort();
    expect((await shell.run('service', 'start', '--port', '0')).err).toContain('csteams service token new');
  });

  it.each([
    [['--host', '0.0.0.0'], 'InsecureServiceUri'],
    [['--port', '70000'], 'InvalidCommandLine'],
    [['--tls-cert', 'x.pem'], 'InvalidCommandLine'],
    [['--public-url', 'http://policies.contoso.com'], 'InsecureServiceUri'],
    [['--public-url', 'https://policies.contoso.com/teams'], 'InvalidCommandLine'],
    [['--public-url', 'nonsense'], 'InvalidServiceUri'],
    [['--token-lifetime', '0'], 'InvalidCommandLine'],
    [['--managed-identity', 'nobody'], 'ApplicationNotFound'],
  ])('refuses %j', async (words, id) => {
    shell = terminal(registerService);
    shell.stop.abort();
    await expect(shell.run('service', 'start', '--port', '0', ...words)).rejects.toMatchObject({ id });
  });

  it('puts faults in on purpose, and refuses a file that it cannot read', async () => {
    shell = terminal(registerService);
    const file = join(shell.folder, 'faults.yaml');
    writeFileSync(file, 'faults:\n  - fault: thunder\n');
    await expect(shell.run('service', 'start', '--port', '0', '--faults', file)).rejects.toMatchObject({ id: 'InvalidFaultFile' });
    writeFileSync(file, 'faults:\n  - { fault: throttle, share: 100%, retryAfter: 7 }\n');
    const token = (await shell.run('service', 'token', 'new', 'ana')).out.trim();
    const running = shell.run('service', 'start', '--port', '0', '--faults', file);
    const http = httpTransport({ serviceUri: await uriIn(), token: () => token, userAgent: 'csteams-test' });
    expect(await http.send({ method: 'GET', path: '/Teams.Tenant/tenants' })).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
    await http.close();
    shell.stop.abort();
    expect(JSON.parse((await running).out)).toMatchObject({ status: 429, fault: 'throttle' });
  });
});
