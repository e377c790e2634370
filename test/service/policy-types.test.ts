import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { loadPolicyType, policyTypeNames } from '../../src/policy/catalogue.ts';
import { checkChanges } from '../../src/policy/validation.ts';
import { invalidValue } from '../policy/setting-arbitrary.ts';
import { contoso } from './tenant.ts';

const path = (type: string, identity = 'Global') => `/Skype.Policy/configurations/${type}/configuration/${identity}`;

describe('every type', () => {
  it('has a complete Global', async () => {
    const send = await contoso();
    for (const name of policyTypeNames) {
      const { settings } = await loadPolicyType(name);
      const { status, body } = await send('GET', path(name));
      expect([status, Object.keys(body as object)]).toEqual([200, ['Identity', ...Object.keys(settings)]]);
    }
  });

  it.each(policyTypeNames)('%s refuses what the client refuses, with the same id', async (name) => {
    const type = await loadPolicyType(name);
    if (!type.verbs.includes('Set')) return;
    const send = await contoso();
    for (const [setting, definition] of Object.entries(type.settings)) {
      const invalid = invalidValue(definition);
      if (!invalid) continue;
      await fc.assert(
        fc.asyncProperty(invalid, async (value) => {
          const refused = { id: 'InvalidSettingValue', target: setting };
          expect(() => checkChanges(type, { [setting]: value })).toThrow(expect.objectContaining(refused));
          expect(await send('PUT', path(name), { [setting]: value })).toMatchObject({ status: 400, error: { code: refused.id, target: setting } });
        }),
        { numRuns: 2 },
      );
    }
  });

  it('can be written only as its cmdlets can', async () => {
    const send = await contoso();
    for (const name of policyTypeNames) {
      const { verbs } = await loadPolicyType(name);
      const expected = (verb: 'New' | 'Set' | 'Remove', status: number) => (verbs.includes(verb) ? status : 405);
      expect([name, (await send('POST', `/Skype.Policy/configurations/${name}`, { Identity: 'X' })).status]).toEqual([name, expected('New', 201)]);
      expect([name, (await send('PUT', path(name), {})).status]).toEqual([name, expected('Set', 200)]);
      expect([name, (await send('DELETE', path(name))).status]).toEqual([name, expected('Remove', 200)]);
    }
  });
});

describe('rules of single types', () => {
  it('keeps names of dial plans apart', async () => {
    const send = await contoso();
    const plans = '/Skype.Policy/configurations/TenantDialPlan';
    await send('POST', plans, { Identity: 'One', SimpleName: 'Same' });
    expect(await send('POST', plans, { Identity: 'Two', SimpleName: 'Same' })).toMatchObject({ status: 400, error: { target: 'SimpleName' } });
    await send('POST', plans, { Identity: 'Two', SimpleName: 'Other' });
    expect((await send('PUT', path('TenantDialPlan', 'Two'), { SimpleName: 'Same' })).status).toBe(400);
    expect((await send('PUT', path('TenantDialPlan', 'Two'), { SimpleName: 'Other' })).status).toBe(200);
  });

  it('keeps what only custom instances may have out of Global', async () => {
    const send = await contoso();
    const change = { AllowedExternalDomains: ['fabrikam.com'] };
    expect(await send('PUT', path('ExternalAccessPolicy'), change)).toMatchObject({
      status: 400,
      error: { code: 'InvalidSettingValue', target: 'AllowedExternalDomains' },
    });
    await send('POST', '/Skype.Policy/configurations/ExternalAccessPolicy', { Identity: 'X' });
    expect((await send('PUT', path('ExternalAccessPolicy', 'X'), change)).status).toBe(200);
  });
});
