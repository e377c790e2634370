import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { served, type Served } from '../service/served.ts';
import { administrator, memoryKeychain, type Administrator } from './administrator.ts';

let contoso: Served;
let fabrikam: Served;
const applications: Record<'contoso' | 'fabrikam', { clientId: string; secret: string }> = {
  contoso: { clientId: '', secret: '' },
  fabrikam: { clientId: '', secret: '' },
};
let admin: Administrator;

beforeAll(async () => {
  [contoso, fabrikam] = await Promise.all([served(), served()]);
  for (const [name, { tools }] of [['contoso', contoso] as const, ['fabrikam', fabrikam] as const]) {
    const { clientId, secret = '' } = await tools.applications.create({ name: 'app', role: 'admin', public: false });
    applications[name] = { clientId, secret };
  }
});
afterAll(() => Promise.all([contoso.stop(), fabrikam.stop()]));
afterEach(() => admin.remove());

const connect = (name: 'contoso' | 'fabrikam', ...more: readonly string[]): readonly string[] => [
  'Connect-MicrosoftTeams',
  '-ServiceUri',
  (name === 'contoso' ? contoso : fabrikam).uri,
  '-TenantId',
  'contoso.com',
  '-ApplicationId',
  applications[name].clientId,
  '-UseClientSecret',
  '-ProfileName',
  name,
  ...more,
];

/** What a token of the sign-in looks like. */
const token = /eyJ[\w-]{20,}\./;

describe('two tenants side by side', () => {
  it('never share a token, under whichever case of their names', async () => {
    const keychain = memoryKeychain();
    admin = administrator({ keychain, answers: [applications.contoso.secret, applications.fabrikam.secret] });
    await admin.run(...connect('contoso'));
    await admin.run(...connect('fabrikam'));
    const [before, after] = [keychain.held.get('contoso'), keychain.held.get('fabrikam')];
    expect(before).toContain(applications.contoso.clientId);
    expect(before).not.toContain(applications.fabrikam.clientId);
    expect(after).not.toContain(applications.contoso.clientId);
    const read = (profile: string) => admin.run('Get-CsTeamsCallParkPolicy', '--profile', profile, '--output', 'json');
    const answers = await Promise.all(['contoso', 'FABRIKAM', 'Contoso', 'fabrikam'].map(read));
    expect(answers.map(({ code, err }) => [code, err])).toEqual(Array(4).fill([0, '']));
    // Each service would refuse the other's tokens.
    expect([contoso, fabrikam].map(({ log }) => log.filter((entry) => /"status":401/.test(JSON.stringify(entry))).length)).toEqual([0, 0]);
  });

  it('each with a file as the place keep theirs apart, and lose nothing when both renew', async () => {
    admin = administrator({ environment: {}, answers: [applications.contoso.secret, applications.fabrikam.secret] });
    await admin.run(...connect('contoso', '--token-store', 'file'));
    await admin.run(...connect('fabrikam', '--token-store', 'file'));
    admin.clock.ahead = 3500;
    const runs = ['contoso', 'fabrikam', 'contoso', 'fabrikam'].map((name) => admin.run('Get-CsTeamsCallParkPolicy', '--profile', name));
    expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect((await admin.run('profile', 'show', 'contoso')).out).toContain('credentials.json');
    await admin.run('profile', 'remove', 'contoso');
    const left = admin.files().find(([path]) => path.endsWith('credentials.json'))?.[1] ?? '';
    expect([left.includes(applications.contoso.secret), left.includes(applications.fabrikam.secret)]).toEqual([false, true]);
  });
});

describe('secrets', () => {
  it('are in no output and no file, whatever is done with --debug', async () => {
    admin = administrator({ keychain: memoryKeychain(), answers: [applications.contoso.secret] });
    await admin.run(...connect('contoso', '--debug'));
    await admin.run(
      '-c',
      'New-CsTeamsCallParkPolicy X -AllowCallPark $true; Grant-CsTeamsCallParkPolicy ana@contoso.com X; Get-CsTeamsCallParkPolicy nothing',
      '--debug',
    );
    await admin.run('Get-CsOnlineUser', 'nobody@contoso.com', '--debug', '--error-format', 'json');
    await admin.run('profile', 'show', '--output', 'json');
    expect(admin.printed()).toContain('DEBUG: ');
    const everything = admin.printed() + JSON.stringify(admin.files());
    expect(everything).not.toContain(applications.contoso.secret);
    expect(everything).not.toMatch(token);
    expect(everything.toLowerCase()).not.toContain('bearer');
  });

  it('that a malicious sign-in service sends back are not repeated, nor does it move the cursor', async () => {
    const planted = 'a-planted-secret';
    const service = createServer((request, response) => {
      const description = `AADSTS7000215: \u001b[31mWrong: ${planted} eyJhbGciOiJub25lIn0.eyJhIjoxfQ.c2ln`;
      request.resume().on('end', () => response.writeHead(401).end(JSON.stringify({ error: 'invalid_client', error_description: description })));
    });
    service.listen(0, '127.0.0.1');
    await once(service, 'listening');
    const address = service.address();
    const uri = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
    try {
      admin = administrator({ environment: { CSTEAMS_CLIENT_SECRET: planted } });
      const words = ['Connect-MicrosoftTeams', '-ServiceUri', uri, '-TenantId', 'contoso.com', '-ApplicationId', 'an-app', '-UseClientSecret', '--debug'];
      const { err, code } = await admin.run(...words);
      expect([err, code]).toEqual([expect.stringContaining('AADSTS7000215'), 3]);
      expect(err).not.toContain(planted);
      expect(err).not.toMatch(/eyJ|\u001b/);
    } finally {
      service.close();
    }
  });

  it('of a served service are asked for, read from a file, or left in the environment', async () => {
    const token = await contoso.tools.tokens.create('operator', 'admin');
    admin = administrator({ answers: [token] });
    const { err } = await admin.run('Connect-MicrosoftTeams', '-ServiceUri', contoso.uri, '-ProfileName', 'served');
    expect(err).toContain('--token-store file');
    expect(JSON.stringify(admin.files())).not.toContain(token);
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).code).toBe(3);
    admin.environment['CSTEAMS_TOKEN'] = token;
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).code).toBe(0);
  });
});

describe('kept secrets', () => {
  it('are not given to a profile that was changed to name another service', async () => {
    admin = administrator({ keychain: memoryKeychain(), answers: [applications.contoso.secret] });
    await admin.run(...connect('contoso'));
    const config = join(admin.home, 'config', 'config.json');
    writeFileSync(config, readFileSync(config, 'utf8').replace(contoso.uri, fabrikam.uri));
    const before = fabrikam.log.length;
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).err).toContain('There is no client secret');
    expect(fabrikam.log.length).toBe(before);
  });
});

describe('a connection', () => {
  it('that lost its application sends its secret nowhere', async () => {
    admin = administrator({ environment: { CSTEAMS_CLIENT_SECRET: applications.contoso.secret } });
    await admin.run(...connect('contoso'));
    const config = join(admin.home, 'config', 'config.json');
    writeFileSync(config, readFileSync(config, 'utf8').replace('"applicationId"', '"applicationIdentity"'));
    const before = contoso.log.length;
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).err).toContain('names no application');
    expect(contoso.log.length).toBe(before);
  });

  it('whose name cannot be is refused before anything is sent or kept', async () => {
    const keychain = memoryKeychain();
    admin = administrator({ keychain, environment: { CSTEAMS_CLIENT_SECRET: applications.contoso.secret } });
    const before = contoso.log.length;
    for (const name of ['sandbox', 'x'.repeat(65)]) {
      const { err } = await admin.run(...connect('contoso').slice(0, -1), name, '--error-format', 'json');
      expect(err).toContain('InvalidProfileName');
    }
    expect([contoso.log.length, keychain.held.size]).toEqual([before, 0]);
  });

  it('leaves no secrets behind when its profile cannot be written', async () => {
    const keychain = memoryKeychain();
    admin = administrator({ keychain, answers: [applications.contoso.secret] });
    const set = keychain.set.bind(keychain);
    keychain.set = async (account, text) => {
      await set(account, text);
      mkdirSync(join(admin.home, 'config', 'config.json'), { recursive: true });
    };
    expect((await admin.run(...connect('contoso'))).err).toContain('config.json');
    expect(keychain.held.size).toBe(0);
  });

  it('signs in anew where the tokens it kept cannot be read', async () => {
    const keychain = memoryKeychain();
    admin = administrator({ keychain, answers: [applications.contoso.secret] });
    await admin.run(...connect('contoso'));
    const kept = JSON.parse(keychain.held.get('contoso') ?? '') as Record<string, string>;
    keychain.held.set('contoso', JSON.stringify({ ...kept, tokens: '{cut' }));
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).err).toBe('');
  });
});

describe('a profile', () => {
  it('says how to print, unless the command line does', async () => {
    admin = administrator({ environment: { CSTEAMS_CLIENT_SECRET: applications.contoso.secret } });
    await admin.run(...connect('contoso'));
    await admin.run('profile', 'set', 'CONTOSO', 'output', 'json');
    await admin.run('profile', 'set', 'contoso', 'error-format', 'json');
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).out).toMatch(/^\[/);
    expect((await admin.run('Get-CsTeamsCallParkPolicy', '--output', 'csv')).out).toMatch(/^"?Identity/);
    expect((await admin.run('Get-CsTeamsCallParkPolicy', 'nothing')).err).toMatch(/^\{/);
    expect((await admin.run('Get-CsTeamsCallParkPolicy', 'nothing', '--error-format', 'text')).err).not.toMatch(/^\{/);
    expect((await admin.run('Get-CsTeamsCallParkPolicy', '--profile', 'sandbox')).out).not.toMatch(/^\[/);
  });
});
