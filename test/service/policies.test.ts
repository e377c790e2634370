import { describe, expect, it } from 'vitest';
import { configurations, contoso, groupPath, tenantPath, userPath, type Send } from './tenant.ts';

const instance = (identity: string) => `${configurations}/configuration/${encodeURIComponent(identity)}`;
const identities = async (send: Send) => ((await send('GET', configurations)).body as readonly { readonly Identity: string }[]).map(({ Identity }) => Identity);

describe('definitions', () => {
  it('start with Global and the built-in instances', async () => {
    const send = await contoso();
    expect((await send('GET', configurations)).body).toEqual([
      { Identity: 'Global', CallingEndtoEndEncryptionEnabledType: 'Disabled', MeetingEndToEndEncryption: 'Disabled', Description: null },
      { Identity: 'Tag:Disabled', CallingEndtoEndEncryptionEnabledType: 'Disabled', MeetingEndToEndEncryption: 'Disabled', Description: null },
      {
        Identity: 'Tag:UserControlled',
        CallingEndtoEndEncryptionEnabledType: 'DisabledUserOverride',
        MeetingEndToEndEncryption: 'DisabledUserOverride',
        Description: null,
      },
    ]);
  });

  it('are created complete, and listed after Global by name', async () => {
    const send = await contoso();
    const created = await send('POST', configurations, { Identity: 'Executives', callingendtoendencryptionenabledtype: 'disableduseroverride' });
    expect(created).toMatchObject({
      status: 201,
      body: {
        Identity: 'Tag:Executives',
        CallingEndtoEndEncryptionEnabledType: 'DisabledUserOverride',
        MeetingEndToEndEncryption: 'Disabled',
        Description: null,
      },
    });
    await send('POST', configurations, { Identity: 'Tag:audit' });
    expect(await identities(send)).toEqual(['Global', 'Tag:audit', 'Tag:Disabled', 'Tag:Executives', 'Tag:UserControlled']);
    expect((await send('GET', instance('tag:EXECUTIVES'))).body).toEqual(created.body);
  });

  it.each([['executives'], ['TAG:Executives'], ['usercontrolled'], ['global']])('are not created twice: %s', async (identity) => {
    const send = await contoso();
    await send('POST', configurations, { Identity: 'Executives' });
    expect(await send('POST', configurations, { Identity: identity })).toMatchObject({ status: 409, error: { code: 'PolicyAlreadyExists' } });
  });

  it.each([
    [{}, 'InvalidRequest', 'Identity'],
    [{ Identity: 5 }, 'InvalidRequest', 'Identity'],
    [[], 'InvalidRequest', 'body'],
    ['text', 'InvalidRequest', 'body'],
    [null, 'InvalidRequest', 'body'],
    [undefined, 'InvalidRequest', 'body'],
    [{ Identity: 'a/b' }, 'InvalidPolicyName', 'a/b'],
    [{ Identity: '' }, 'InvalidPolicyName', ''],
    [{ Identity: 'New', Colour: 'red' }, 'SettingNotFound', 'Colour'],
    [{ Identity: 'New', MeetingEndToEndEncryption: 'Enabled' }, 'InvalidSettingValue', 'MeetingEndToEndEncryption'],
    [{ Identity: 'New', MeetingEndToEndEncryption: true }, 'InvalidSettingValue', 'MeetingEndToEndEncryption'],
  ])('refuse %j with 400, and change nothing', async (body, code, target) => {
    const send = await contoso();
    expect(await send('POST', configurations, body)).toMatchObject({ status: 400, error: { code, target } });
    expect(await identities(send)).toHaveLength(3);
  });

  it('are updated by merging', async () => {
    const send = await contoso();
    await send('PUT', instance('global'), { Description: 'a' });
    const changed = await send('PUT', instance('Global'), { Identity: 'global', MeetingEndToEndEncryption: 'DISABLEDuserOVERRIDE' });
    expect(changed).toMatchObject({ status: 200, body: { Identity: 'Global', MeetingEndToEndEncryption: 'DisabledUserOverride', Description: 'a' } });
    expect((await send('GET', instance('Global'))).body).toEqual(changed.body);
    await send('PUT', instance('Global'), { Description: null });
    expect((await send('GET', instance('Global'))).body).toMatchObject({ Description: null, MeetingEndToEndEncryption: 'DisabledUserOverride' });
  });

  it('cannot be renamed, and unknown ones cannot be changed', async () => {
    const send = await contoso();
    expect(await send('PUT', instance('Disabled'), { Identity: 'Tag:Other' })).toMatchObject({ status: 400, error: { target: 'Identity' } });
    expect(await send('PUT', instance('Disabledd'), {})).toMatchObject({
      status: 404,
      error: { code: 'PolicyNotFound', target: 'Disabledd', details: ['Disabled'] },
    });
  });

  it('keep relations between settings, also with what was there before', async () => {
    const send = await contoso();
    const park = '/Skype.Policy/configurations/TeamsCallParkPolicy/configuration/Global';
    expect(await send('PUT', park, { PickupRangeStart: 200 })).toMatchObject({ status: 400, error: { code: 'InvalidSettingValue', target: 'PickupRangeEnd' } });
    expect(await send('PUT', park, { PickupRangeStart: 200, PickupRangeEnd: 300 })).toMatchObject({ status: 200 });
    expect((await send('GET', park)).body).toMatchObject({ AllowCallPark: null, PickupRangeStart: 200, PickupRangeEnd: 300, ParkTimeoutSeconds: 300 });
  });

  it('are removed; a built-in one may come back as a new one', async () => {
    const send = await contoso();
    expect(await send('DELETE', instance('usercontrolled'))).toMatchObject({ status: 200 });
    expect(await identities(send)).toEqual(['Global', 'Tag:Disabled']);
    expect(await send('DELETE', instance('UserControlled'))).toMatchObject({ status: 404, error: { code: 'PolicyNotFound' } });
    await send('POST', configurations, { Identity: 'UserControlled' });
    expect((await send('GET', instance('UserControlled'))).body).toMatchObject({ MeetingEndToEndEncryption: 'Disabled' });
  });

  it('reset Global instead of removing it', async () => {
    const send = await contoso();
    await send('PUT', instance('Global'), { Description: 'a' });
    const { status } = await send('DELETE', instance('Global'));
    expect(status).toBe(200);
    expect((await send('GET', instance('Global'))).body).toMatchObject({ Description: null });
  });

  it('are kept while somebody has them, and say who', async () => {
    const send = await contoso();
    await send('POST', configurations, { Identity: 'Executives' });
    const grant = { PolicyName: 'Executives' };
    await send('PATCH', userPath('ana@contoso.com'), grant);
    await send('PATCH', userPath('ben@contoso.com'), grant);
    await send('PATCH', groupPath('legal@contoso.com'), grant);
    await send('PATCH', tenantPath(), grant);
    const refused = await send('DELETE', instance('EXECUTIVES'));
    expect(refused).toMatchObject({ status: 409, error: { code: 'PolicyInUse' } });
    expect(refused.error.message).toContain('2 users, 1 group and the whole tenant');
    for (const path of [userPath('ana@contoso.com'), userPath('ben@contoso.com'), groupPath('legal@contoso.com'), tenantPath()]) {
      expect(await send('DELETE', instance('Executives'))).toMatchObject({ status: 409 });
      await send('PATCH', path, { PolicyName: null });
    }
    expect(await send('DELETE', instance('Executives'))).toMatchObject({ status: 200 });
  });

  it('refuse unknown types with 400', async () => {
    const send = await contoso();
    expect(await send('GET', '/Skype.Policy/configurations/TeamsNoSuchPolicy')).toMatchObject({
      status: 400,
      error: { code: 'PolicyTypeNotFound', target: 'TeamsNoSuchPolicy' },
    });
  });
});
