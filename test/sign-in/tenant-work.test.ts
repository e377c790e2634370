import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { served, type Served } from '../service/served.ts';
import { administrator, type Administrator } from './administrator.ts';

const type = 'TeamsEnhancedEncryptionPolicy';

/** What is done with a tenant once one is signed in: the whole application against a service that stands in for Microsoft's. */
describe('in a tenant', () => {
  let service: Served;
  let applications: Readonly<Record<'admin' | 'reader', { readonly clientId: string; readonly secret?: string }>>;
  let admin: Administrator;

  beforeAll(async () => {
    service = await served();
    const make = (role: 'admin' | 'reader') => service.tools.applications.create({ name: role, role, public: false });
    applications = { admin: await make('admin'), reader: await make('reader') };
  });
  afterAll(() => service.stop());
  beforeEach(() => connectAs('admin'));
  afterEach(() => admin.remove());

  async function connectAs(role: 'admin' | 'reader'): Promise<void> {
    const { clientId, secret = '' } = applications[role];
    admin = administrator({ environment: { CSTEAMS_CLIENT_SECRET: secret } });
    const words = ['-ServiceUri', service.uri, '-TenantId', 'contoso.com', '-ApplicationId', clientId, '-UseClientSecret', '-ProfileName', 'contoso'];
    expect((await admin.run('Connect-MicrosoftTeams', ...words, '--token-store', 'file')).err).toBe('');
    service.log.length = 0;
  }

  /** `METHOD /path` of what the service was asked. */
  const asked = (): string[] =>
    (service.log as { readonly method?: string; readonly path?: string }[]).map(({ method = '', path = '' }) => `${method} ${path}`);
  const count = (part: string): number => asked().filter((line) => line.includes(part)).length;

  it('asks Graph for the id of a policy once, and for a token once, though every change is noted', async () => {
    admin.clock.ahead = 3500;
    const { err, code } = await admin.run('-c', `'ana@contoso.com','ben@contoso.com','emma@contoso.com' | Grant-Cs${type} -PolicyName UserControlled`);
    expect(code).toBe(0);
    expect([count('getPolicyId'), count('userAssignments/assign'), count('/oauth2/v2.0/token')]).toEqual([1, 3, 1]);
    expect(err.match(/Accepted/g)).toHaveLength(1);
    const { out } = await admin.run('Get-CsChangeHistory', '--output', 'json');
    expect((JSON.parse(out) as { readonly CorrelationId: string }[]).map(({ CorrelationId }) => CorrelationId)).toHaveLength(3);
  });

  it('asks the policy service for the same when told to, by the command line or by the profile', async () => {
    await admin.run(`Grant-Cs${type}`, 'ana@contoso.com', 'UserControlled', '--api', 'configapi');
    expect(count('/v1.0/')).toBe(0);
    await admin.run('profile', 'set', 'contoso', 'api', 'configapi');
    await admin.run('Get-CsUserPolicyAssignment', '-Identity', 'ana@contoso.com');
    expect(count('/v1.0/')).toBe(0);
    await admin.run('Get-CsUserPolicyAssignment', '-Identity', 'ana@contoso.com', '--api', 'graph');
    expect(count('/v1.0/')).toBeGreaterThan(0);
  });

  it('warns of an unverified route once a run, until its user corrects it', async () => {
    const twice = `Grant-Cs${type} -Global -PolicyName UserControlled; Grant-Cs${type} -Global -PolicyName $null`;
    expect((await admin.run('-c', twice)).err.match(/has not been verified/g)).toHaveLength(1);
    await admin.run('profile', 'route', 'contoso', 'grantToTenant', 'PATCH /Skype.Policy/tenants/policies/{type}');
    expect((await admin.run('-c', twice)).err).not.toContain('has not been verified');
    await admin.run('profile', 'route', 'contoso', 'grantToTenant', 'PUT /Skype.Policy/elsewhere/{type}');
    expect((await admin.run('-c', twice, '--error-format', 'json')).err).toContain(`/Skype.Policy/elsewhere/${type}`);
  });

  it('sends the forest of the tenant, found out once a run', async () => {
    await admin.run('-c', `Get-Cs${type}; Get-Cs${type} Global`);
    expect(count('serviceDiscovery')).toBe(1);
  });

  it.each(['graph', 'configapi'])('rolls out, reads back and undoes over %s', async (api) => {
    writeFileSync(join(admin.home, 'users.csv'), 'UserPrincipalName\nana@contoso.com\nben@contoso.com\nnobody@contoso.com\n');
    await admin.run('-c', `'ana@contoso.com','ben@contoso.com' | Grant-Cs${type} -PolicyName $null`);
    const rollout = [`New-CsPolicyRollout`, 'pilot', '-Path', 'users.csv', '-PolicyType', type, '-PolicyName', 'UserControlled', '--api', api];
    expect((await admin.run(...rollout)).code).toBe(0);
    const started = await admin.run('Start-CsPolicyRollout', 'pilot', '-Confirm:$false', '--api', api, '--output', 'json');
    expect(JSON.parse(started.out)).toMatchObject([{ Succeeded: 2, Failed: 1, Verified: 2, Unknown: 0 }]);
    const undone = await admin.run('Undo-CsPolicyRollout', 'pilot', '-Confirm:$false', '--api', api, '--output', 'json');
    expect(JSON.parse(undone.out)).toMatchObject([{ Undone: 2 }]);
    const { out } = await admin.run('Get-CsUserPolicyAssignment', '-Identity', 'ana@contoso.com', '-PolicyType', type, '--output', 'json');
    expect(out.trim()).toBe('[]');
  });

  it('refuses a reader to write, and says what it takes', async () => {
    admin.remove();
    await connectAs('reader');
    const overGraph = await admin.run(`Grant-Cs${type}`, 'ana@contoso.com', 'UserControlled');
    expect([overGraph.code, overGraph.err]).toEqual([3, expect.stringContaining('TeamsPolicyUserAssign.ReadWrite.All')]);
    const overService = await admin.run(`Set-Cs${type}`, 'Global', '-Description', 'x');
    expect([overService.code, overService.err]).toEqual([3, expect.stringContaining('Teams Administrator')]);
    expect((await admin.run(`Get-Cs${type}`)).code).toBe(0);
  });

  it('traces with --debug what is sent, without what is secret', async () => {
    admin.clock.ahead = 3500;
    const { err } = await admin.run('Get-CsUserPolicyAssignment', '-Identity', 'ana@contoso.com', '--debug');
    const lines = err.split('\n').filter((line) => line.startsWith('DEBUG: '));
    expect(lines.some((line) => /^DEBUG: 200 POST http:\/\/127\.0\.0\.1:\d+\/[\w.-]+\/oauth2\/v2\.0\/token in \d+ ms/.test(line))).toBe(true);
    expect(lines.some((line) => /^DEBUG: 200 GET .*\/v1\.0\/admin\/teams\/userConfigurations\/[\w-]+ in \d+ ms, correlation id [\w-]+$/.test(line))).toBe(true);
    expect(err).not.toMatch(/eyJ|Bearer|client_secret|cst_/);
    expect(err).not.toContain(applications.admin.secret);
  });

  it('traces a sandbox, too', async () => {
    const { err } = await admin.run(`Get-Cs${type}`, '--profile', 'sandbox', '--debug');
    expect(err).toMatch(/DEBUG: 200 GET sandbox:\/Skype\.Policy/);
  });
});
