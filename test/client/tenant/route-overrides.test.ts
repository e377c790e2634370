import { describe, expect, it } from 'vitest';
import { parseRouteOverride } from '../../../src/client/tenant/route-overrides.ts';

describe('the correction of a route', () => {
  it('is a method and a path with the same parameters', () => {
    expect(parseRouteOverride('grantToTenant', ' put  /Skype.Policy/tenant/{type}/grants ')).toEqual({
      method: 'PUT',
      path: '/Skype.Policy/tenant/{type}/grants',
    });
    expect(parseRouteOverride('listUsers', 'GET /Teams.User/v2/users')).toEqual({ method: 'GET', path: '/Teams.User/v2/users' });
  });

  it.each([
    ['nothing', 'GET /x'],
    ['toString', 'GET /x'],
    ['grantToTenant', '/Skype.Policy/{type}'],
    ['grantToTenant', 'TRACE /Skype.Policy/{type}'],
    ['grantToTenant', 'PUT https://elsewhere.example/{type}'],
    ['grantToTenant', 'PUT //elsewhere.example/{type}'],
    ['grantToTenant', 'PUT /a/../{type}'],
    ['grantToTenant', 'PUT /a/%2e%2e/{type}'],
    ['grantToTenant', 'PUT /a?b={type}'],
    ['grantToTenant', 'PUT /a#{type}'],
    ['grantToTenant', 'PUT /a\\{type}'],
    ['grantToTenant', 'PUT /a/{type}\r\nX: 1'],
    ['grantToTenant', 'PUT /a/b'],
    ['grantToTenant', 'PUT /a/{type}/{type}'],
    ['grantToTenant', 'PUT /a/{type}/{user}'],
    ['grantToTenant', 'PUT /a/x{type}'],
    ['grantToTenant', ''],
  ])('of %s to %j is refused', (name, text) => {
    expect(() => parseRouteOverride(name, text)).toThrow(expect.objectContaining({ id: 'InvalidRoute' }));
  });
});
