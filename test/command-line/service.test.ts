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

describe('csteams service start', () => {
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
