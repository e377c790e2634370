import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { served, type Served } from '../service/served.ts';
import { administrator, memoryKeychain, type Administrator } from './administrator.ts';
import { enterCode, signInWithBrowser } from './browser.ts';

let service: Served;
let client: string;
let key: string;
let admin: Administrator;
const ana = 'ana@contoso.com';

beforeAll(async () => {
  service = await served();
  client = (await service.tools.applications.create({ name: 'cli', role: 'none', public: true })).clientId;
  key = await service.tools.tokens.create('ana', 'admin');
});
afterAll(() => service.stop());
afterEach(() => {
  service.clock.ahead = 0;
  admin.remove();
});

const connect = (...more: readonly string[]): readonly string[] => ['Connect-MicrosoftTeams', '-ServiceUri', service.uri, '-ApplicationId', client, ...more];
const tokenRequests = (): number => service.log.filter((entry) => JSON.stringify(entry).includes('oauth2/v2.0/token')).length;
const idIn = (err: string): string => /"id":"(\w+)/.exec(err.replaceAll(/\s/g, ''))?.[1] ?? err;

/** A person whose browser works. */
const withBrowser = (keychain = memoryKeychain()) => ({
  answers: [],
  keychain,
  openBrowser: async (url: string) => {
    void signInWithBrowser(url, ana, key);
    return true;
  },
});

describe('signing in with the browser', () => {
  it('connects as the person, and later runs renew silently', async () => {
    const keychain = memoryKeychain();
    admin = administrator(withBrowser(keychain));
    const { out, err, code } = await admin.run(...connect('-ProfileName', 'main'), '--output', 'json');
    expect([err, code]).toEqual([expect.stringContaining('browser'), 0]);
    expect(JSON.parse(out)).toMatchObject([{ Account: ana, Tenant: 'contoso.com' }]);
    const before = tokenRequests();
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).code).toBe(0);
    expect(tokenRequests()).toBe(before);
    // An hour later the access token is over; the refresh token is not.
    service.clock.ahead = 3_600_000;
    admin.clock.ahead = 3600;
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).err).toBe('');
    expect([...keychain.held.keys()]).toEqual(['main']);
    expect(JSON.stringify(admin.files())).not.toContain('refresh');
  });

  it('renews once where several runs do at once, and loses no refresh token', async () => {
    admin = administrator(withBrowser());
    await admin.run(...connect('-ProfileName', 'main', '--token-store', 'file'));
    for (let hour = 1; hour <= 3; hour++) {
      service.clock.ahead = hour * 3_700_000;
      admin.clock.ahead = hour * 3700;
      const runs = await Promise.all(Array.from({ length: 4 }, () => admin.run('Get-CsTeamsCallParkPolicy')));
      expect(runs.map(({ code, err }) => [code, err])).toEqual(Array(4).fill([0, '']));
    }
  });

  it('prints the address where no browser opens', async () => {
    admin = administrator({
      answers: [],
      openBrowser: async () => false,
      onError: (text) => {
        const url = /http\S+authorize\S+/.exec(text)?.[0];
        if (url !== undefined) void signInWithBrowser(url, ana, key);
      },
    });
    const { err, code } = await admin.run(...connect('-TenantId', 'contoso.com'));
    expect([err, code]).toEqual([expect.stringContaining('-UseDeviceAuthentication'), 0]);
    // There is no keychain: it is said that the sign-in will be forgotten.
    expect(err).toContain('--token-store file');
  });

  it('ends at once when it is stopped', async () => {
    admin = administrator({
      answers: [],
      openBrowser: async () => {
        setTimeout(() => admin.stop(), 20);
        return true;
      },
    });
    expect((await admin.run(...connect())).code).toBe(130);
    expect((await admin.run('profile', 'list')).out).not.toContain('Interactive');
  });

  it.each([
    ['another state', (state: string) => state.slice(0, -4) + 'AAAA'],
    ['no state', () => undefined],
  ])('takes no answer that another website brings with %s', async (_, forge) => {
    const before = tokenRequests();
    admin = administrator({
      answers: [],
      openBrowser: async (url) => {
        const { searchParams } = new URL(url);
        const state = forge(searchParams.get('state') ?? '');
        const body = new URLSearchParams({ code: 'a-planted-code', ...(state !== undefined && { state }) });
        void fetch(searchParams.get('redirect_uri') ?? '', { method: 'POST', body }).catch(() => undefined);
        setTimeout(() => admin.stop(), 500);
        return true;
      },
    });
    const { code, err } = await admin.run(...connect('-ProfileName', 'forged'));
    expect([code, err]).not.toEqual([0, expect.anything()]);
    expect(err).not.toContain('a-planted-code');
    expect(tokenRequests()).toBe(before);
    expect((await admin.run('profile', 'list')).out).not.toContain('forged');
  });

  it('needs a person, and an application', async () => {
    admin = administrator();
    expect(idIn((await admin.run(...connect(), '--error-format', 'json')).err)).toBe('NonInteractivePrompt');
    admin.remove();
    admin = administrator({ answers: [] });
    expect(idIn((await admin.run('Connect-MicrosoftTeams', '-TenantId', 'contoso.com', '--error-format', 'json')).err)).toBe('ApplicationIdMissing');
  });

  it('takes the application from the environment', async () => {
    admin = administrator({ ...withBrowser(), environment: {} });
    admin.environment['CSTEAMS_APPLICATION_ID'] = client;
    expect((await admin.run('Connect-MicrosoftTeams', '-ServiceUri', service.uri, '-AccountId', ana)).code).toBe(0);
  });

  it('is asked for again when what was kept is of no use any more', async () => {
    const keychain = memoryKeychain();
    admin = administrator(withBrowser(keychain));
    await admin.run(...connect('-ProfileName', 'main'));
    keychain.held.clear();
    const { err } = await admin.run('Get-CsTeamsCallParkPolicy', '--error-format', 'json');
    expect([idIn(err), err]).toEqual(['SignInRequired', expect.stringContaining("Connect-MicrosoftTeams -ProfileName 'main'")]);
    expect((await admin.run('Connect-MicrosoftTeams', '-ProfileName', 'main')).code).toBe(0);
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).code).toBe(0);
  });
});

describe('signing in with a device code', () => {
  it('connects as the person who enters it, at whatever terminal', async () => {
    admin = administrator({ keychain: memoryKeychain(), onError: (text) => void enterCode(service.uri, text, ana, key) });
    const { code, err } = await admin.run(...connect('-UseDeviceAuthentication'));
    expect([err, code]).toEqual([expect.stringContaining(`${service.uri}/devicelogin`), 0]);
    expect((await admin.run('profile', 'show')).out).toContain('DeviceCode');
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).code).toBe(0);
  });

  it('can be refused, and stopped', async () => {
    admin = administrator({ onError: (text) => void enterCode(service.uri, text, ana, key, 'deny') });
    const { err } = await admin.run(...connect('-UseDeviceAuthentication'), '--error-format', 'json');
    expect(idIn(err.slice(err.indexOf('{')))).toBe('SignInCancelled');
    admin.remove();
    const other = administrator({ onError: (text) => text.includes('devicelogin') && setTimeout(() => other.stop(), 20) });
    admin = other;
    expect((await other.run(...connect('-UseDeviceAuthentication'))).code).toBe(130);
  });
});

describe('the keychain', () => {
  it('that is locked later does not lose the connection', async () => {
    const keychain = memoryKeychain();
    admin = administrator(withBrowser(keychain));
    await admin.run(...connect('-ProfileName', 'main'));
    keychain.locked = true;
    const { err } = await admin.run('Get-CsTeamsCallParkPolicy');
    expect(err).toContain('locked');
    keychain.locked = false;
    expect((await admin.run('Get-CsTeamsCallParkPolicy')).err).toBe('');
  });

  it('that refuses leaves the sign-in in memory, unless it was asked for', async () => {
    const keychain = memoryKeychain();
    keychain.locked = true;
    admin = administrator(withBrowser(keychain));
    const { err, code } = await admin.run(...connect('-ProfileName', 'main'));
    expect([err, code]).toEqual([expect.stringContaining('--token-store file'), 0]);
    const asked = await admin.run(...connect('-ProfileName', 'other', '--token-store', 'keychain'), '--error-format', 'json');
    expect(idIn(asked.err.slice(asked.err.indexOf('{')))).toBe('KeychainUnavailable');
  });
});
