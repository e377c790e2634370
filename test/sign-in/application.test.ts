import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { served, type Served } from '../service/served.ts';
import { administrator, memoryKeychain, type Administrator, type AdministratorOptions } from './administrator.ts';
import { haveOpenssl, makeCertificates, type Certificates } from './certificates.ts';

let service: Served;
let secret: { readonly clientId: string; readonly secret: string };
let certified: string;
let federated: string;
let certificates: Certificates;
let admin: Administrator;

const issuer = 'https://token.actions.githubusercontent.com';
const subject = 'repo:contoso/teams:ref:refs/heads/main';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

const federatedToken = (change: Readonly<Record<string, string>> = {}): Promise<string> =>
  new SignJWT({ jti: randomUUID(), ...change })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(issuer)
    .setSubject(change['sub'] ?? subject)
    .setAudience('api://AzureADTokenExchange')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(keys.privateKey);

beforeAll(async () => {
  service = await served();
  if (haveOpenssl) certificates = makeCertificates(service.folder);
  const { applications } = service.tools;
  const made = await applications.create({ name: 'with a secret', role: 'admin', public: false });
  secret = { clientId: made.clientId, secret: made.secret ?? '' };
  if (haveOpenssl)
    certified = (await applications.create({ name: 'with a certificate', role: 'admin', public: false, certificate: certificates.crt })).clientId;
  const publicKeys = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  federated = (await applications.create({ name: 'federated', role: 'admin', public: false, federation: { issuer, subject, keys: publicKeys } })).clientId;
});
afterAll(() => service.stop());
afterEach(() => admin.remove());

const connect = (id: string, ...more: readonly string[]): readonly string[] => [
  'Connect-MicrosoftTeams',
  '-ServiceUri',
  service.uri,
  '-TenantId',
  'contoso.com',
  '-ApplicationId',
  id,
  ...more,
];

const start = (options: AdministratorOptions = {}): Administrator => (admin = administrator(options));

/** Error id of a run that must fail, by the JSON error format. */
async function idOf(...words: readonly string[]): Promise<string> {
  const { err, code } = await admin.run(...words, '--error-format', 'json');
  expect(code).toBe(3);
  return (JSON.parse(err.slice(err.indexOf('{'))) as { readonly id: string }).id.split(',')[0] ?? '';
}

const works = async (): Promise<void> => expect((await admin.run('Get-CsTeamsCallParkPolicy', '--output', 'json')).out).toContain('Global');

describe('a client secret', () => {
  it('in the environment signs in, and is kept nowhere', async () => {
    start({ environment: { CSTEAMS_CLIENT_SECRET: `${secret.secret}\n` }, keychain: memoryKeychain() });
    const { code, out, err } = await admin.run(...connect(secret.clientId, '-UseClientSecret'), '--output', 'json');
    expect([err, code]).toEqual(['', 0]);
    expect(JSON.parse(out)).toMatchObject([{ Account: secret.clientId, Environment: service.uri, Tenant: 'contoso.com' }]);
    await works();
    expect(admin.printed() + JSON.stringify(admin.files())).not.toContain(secret.secret);
  });

  it('is read from its file by each run, and not copied', async () => {
    start({ keychain: memoryKeychain() });
    writeFileSync(join(admin.home, 'secret.txt'), `${secret.secret}\n`);
    expect((await admin.run(...connect(secret.clientId, '-ClientSecretFile', 'secret.txt'))).code).toBe(0);
    await works();
    const holders = admin.files().filter(([, content]) => content.includes(secret.secret));
    expect(holders.map(([path]) => path)).toEqual([join(admin.home, 'secret.txt')]);
  });

  it('is told of where its file holds none, and nothing is sent', async () => {
    start({});
    const before = service.log.length;
    for (const text of ['', 'two\nlines', 'x'.repeat(10_000)]) {
      writeFileSync(join(admin.home, 'secret.txt'), text);
      expect(await idOf(...connect(secret.clientId, '-ClientSecretFile', 'secret.txt'))).toBe('ClientSecretMissing');
    }
    expect(service.log.length).toBe(before);
  });

  it('that is typed goes to the keychain, and from there to the next run', async () => {
    const keychain = memoryKeychain();
    start({ answers: [secret.secret], keychain });
    expect((await admin.run(...connect(secret.clientId, '-UseClientSecret', '-ProfileName', 'Main'))).err).toBe('Client secret: ');
    await works();
    expect(keychain.held.get('main')).toContain(secret.secret);
    expect(JSON.stringify(admin.files())).not.toContain(secret.secret);
    expect((await admin.run('profile', 'show')).out).toContain('secretsIn');
    await admin.run('Disconnect-MicrosoftTeams');
    expect(keychain.held.size).toBe(0);
  });

  it('that is typed is forgotten without a keychain, which is said, unless a file is wanted', async () => {
    start({ answers: [secret.secret, secret.secret] });
    expect((await admin.run(...connect(secret.clientId, '-UseClientSecret', '-ProfileName', 'main'))).err).toContain('--token-store file');
    expect(await idOf('Get-CsTeamsCallParkPolicy')).toBe('ClientSecretMissing');
    expect((await admin.run(...connect(secret.clientId, '-UseClientSecret', '-ProfileName', 'main', '--token-store', 'file'))).err).toBe('Client secret: ');
    await works();
  });

  it('that is wrong, and an application that is not there, have errors of their own', async () => {
    start({ environment: { CSTEAMS_CLIENT_SECRET: 'a-wrong-secret' } });
    expect(await idOf(...connect(secret.clientId, '-UseClientSecret'))).toBe('ClientSecretInvalid');
    expect(await idOf(...connect('00000000-0000-4000-8000-000000000000', '-UseClientSecret'))).toBe('ApplicationNotFound');
    expect(admin.printed()).not.toContain('a-wrong-secret');
    expect((await admin.run('profile', 'list', '--output', 'json')).out).not.toContain('"tenant",');
  });
});

describe.runIf(haveOpenssl)('a certificate', () => {
  const pfx = (name: string, ...how: readonly string[]): string => {
    certificates.openssl('pkcs12', '-export', '-inkey', 'app.key', '-in', 'app.crt', '-out', name, ...how);
    return certificates.path(name);
  };

  it('as PEM signs in, and only its path is kept', async () => {
    start();
    const { code, err } = await admin.run(...connect(certified, '-CertificatePath', certificates.pem));
    expect([err, code]).toEqual(['', 0]);
    await works();
    expect(readFileSync(join(admin.home, 'config', 'config.json'), 'utf8')).toContain(certificates.pem);
    expect(JSON.stringify(admin.files())).not.toContain('PRIVATE KEY');
  });

  it('as PEM text in a script signs in, and goes to the keychain; it is no word of a command', async () => {
    const keychain = memoryKeychain();
    start({ keychain });
    const pem = readFileSync(certificates.pem, 'utf8');
    const { err } = await admin.run(...connect(certified, '-Certificate', pem), '--error-format', 'json');
    expect(err).toContain('SecretOnCommandLine');
    writeFileSync(join(admin.home, 'app.pem'), pem);
    const words = connect(certified).slice(1).join(' ');
    expect((await admin.run('-c', `Connect-MicrosoftTeams ${words} -Certificate (Get-Content -Raw app.pem) -ProfileName main`)).err).toBe('');
    await works();
    expect(keychain.held.get('main')).toContain('PRIVATE KEY');
    expect(admin.printed()).not.toContain('PRIVATE KEY');
  });

  it.each([
    ['AES-256', ['-passout', 'pass:pfx-password']],
    ['3DES', ['-passout', 'pass:pfx-password', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
  ])('as PFX with %s signs in, with the password from the environment', async (name, how) => {
    start({ environment: { CSTEAMS_CERTIFICATE_PASSWORD: 'pfx-password' } });
    const { code, err } = await admin.run(...connect(certified, '-Certificate', pfx(`${name}.pfx`, ...how)));
    expect([err, code]).toEqual(['', 0]);
    await works();
    expect(admin.printed() + JSON.stringify(admin.files())).not.toContain('pfx-password');
  });

  it('as PFX without a password signs in', async () => {
    start();
    expect((await admin.run(...connect(certified, '-CertificatePath', pfx('plain.pfx', '-passout', 'pass:')))).code).toBe(0);
  });

  it('is asked for its password, which goes to the keychain', async () => {
    const keychain = memoryKeychain();
    start({ answers: ['pfx-password'], keychain });
    expect((await admin.run(...connect(certified, '-CertificatePath', pfx('asked.pfx', '-passout', 'pass:pfx-password')))).err).toBe(
      "The certificate's password: ",
    );
    await works();
    expect([...keychain.held.values()].join('')).toContain('pfx-password');
  });

  it('says what is wrong with it', async () => {
    start({ environment: { CSTEAMS_CERTIFICATE_PASSWORD: 'not-the-password' } });
    const attempt = (name: string): Promise<string> => idOf(...connect(certified, '-CertificatePath', certificates.path(name)));
    pfx('locked.pfx', '-passout', 'pass:pfx-password');
    expect(await attempt('locked.pfx')).toBe('CertificatePasswordInvalid');
    certificates.openssl('rsa', '-in', 'app.key', '-aes256', '-passout', 'pass:pfx-password', '-out', 'locked.key');
    writeFileSync(certificates.path('locked.pem'), certificates.crt + readFileSync(certificates.path('locked.key'), 'utf8'));
    expect(await attempt('locked.pem')).toBe('CertificatePasswordInvalid');
    expect(await attempt('app.crt')).toBe('CertificateKeyMissing');
    expect(await attempt('app.key')).toBe('CertificateUnreadable');
    expect(await attempt('nothing.pem')).toBe('CertificateUnreadable');
    writeFileSync(certificates.path('empty.pem'), '');
    expect((await admin.run(...connect(certified, '-CertificatePath', certificates.path('empty.pem')))).err).toContain('is empty');
    writeFileSync(certificates.path('junk.pfx'), 'junk');
    expect(await attempt('junk.pfx')).toBe('CertificateUnreadable');
    certificates.openssl('genrsa', '-out', 'other.key', '2048');
    writeFileSync(certificates.path('mismatch.pem'), certificates.crt + readFileSync(certificates.path('other.key'), 'utf8'));
    expect(await attempt('mismatch.pem')).toBe('CertificateKeyMismatch');
    const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    certificates.openssl('req', '-x509', ...ec, '-nodes', '-days', '2', '-subj', '/CN=ec', '-keyout', 'ec.key', '-out', 'ec.crt');
    writeFileSync(certificates.path('ec.pem'), readFileSync(certificates.path('ec.crt'), 'utf8') + readFileSync(certificates.path('ec.key'), 'utf8'));
    expect(await attempt('ec.pem')).toBe('CertificateKeyUnsupported');
    certificates.openssl('pkcs12', '-export', '-inkey', 'ec.key', '-in', 'ec.crt', '-out', 'ec.pfx', '-passout', 'pass:not-the-password');
    expect(await attempt('ec.pfx')).toBe('CertificateKeyUnsupported');
    certificates.openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=b', '-keyout', 'b.key', '-out', 'b.crt');
    writeFileSync(certificates.path('b.pem'), readFileSync(certificates.path('b.crt'), 'utf8') + readFileSync(certificates.path('b.key'), 'utf8'));
    expect(await attempt('b.pem')).toBe('CertificateNotRegistered');
    admin.clock.ahead = 3 * 86_400;
    expect(await attempt('app.pem')).toBe('CertificateExpired');
    admin.clock.ahead = -86_400;
    expect(await attempt('app.pem')).toBe('CertificateNotYetValid');
  });
});

describe('a federated token', () => {
  it('from a file signs in, and is read anew', async () => {
    start();
    writeFileSync(join(admin.home, 'token'), await federatedToken());
    expect((await admin.run(...connect(federated, '-FederatedTokenFile', 'token'))).code).toBe(0);
    await works();
    writeFileSync(join(admin.home, 'token'), await federatedToken({ sub: 'repo:evil/fork' }));
    expect(await idOf('Get-CsTeamsCallParkPolicy')).toBe('FederatedTokenRejected');
  });

  it('from the file of Kubernetes, or nowhere', async () => {
    start();
    expect(await idOf(...connect(federated, '-UseFederatedToken'))).toBe('FederatedTokenNotFound');
    writeFileSync(join(admin.home, 'token'), await federatedToken());
    admin.environment['AZURE_FEDERATED_TOKEN_FILE'] = join(admin.home, 'token');
    expect((await admin.run(...connect(federated, '-UseFederatedToken'))).code).toBe(0);
  });

  it('from GitHub Actions and from Azure Pipelines', async () => {
    const asked: string[] = [];
    const ci = createServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? ''}`);
      void federatedToken().then((token) => response.end(JSON.stringify(request.method === 'GET' ? { value: token } : { oidcToken: token })));
    });
    ci.listen(0, '127.0.0.1');
    await once(ci, 'listening');
    const address = ci.address();
    const uri = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
    try {
      start({ environment: { ACTIONS_ID_TOKEN_REQUEST_URL: `${uri}/github?api-version=2.0`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'github-secret' } });
      expect((await admin.run(...connect(federated, '-UseFederatedToken'))).code).toBe(0);
      expect(asked[0]).toBe('GET /github?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange Bearer github-secret');
      admin.remove();
      asked.length = 0;
      start({ environment: { SYSTEM_OIDCREQUESTURI: `${uri}/azure`, SYSTEM_ACCESSTOKEN: 'azure-secret' } });
      expect(await idOf(...connect(federated, '-UseFederatedToken'))).toBe('FederatedTokenNotFound');
      admin.environment['CSTEAMS_SERVICE_CONNECTION_ID'] = 'a-connection';
      expect((await admin.run(...connect(federated, '-UseFederatedToken'))).code).toBe(0);
      expect(asked[0]).toBe('POST /azure?api-version=7.1&serviceConnectionId=a-connection Bearer azure-secret');
    } finally {
      ci.close();
    }
  });
});
