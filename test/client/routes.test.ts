import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchRoute, routePath, routes, type RouteName } from '../../src/client/routes.ts';

const names = Object.keys(routes) as RouteName[];

describe('routes', () => {
  it.each(names)('%s is found again by its own method and path', (name) => {
    const path = routes[name].path.replace(/\{(\w+)\}/g, 'x-$1');
    const match = matchRoute(routes[name].method, path);
    expect(match).toMatchObject({ found: true, name });
  });

  it('has one route per method and path', () => {
    const keys = names.map((name) => `${routes[name].method} ${routes[name].path.replace(/\{\w+\}/g, '{}').toLowerCase()}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('says of every route what is known of it', () => {
    for (const name of names) expect(routes[name].note).toMatch(/\.$/);
  });

  it('carries any text there and back in a segment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ minLength: 1 }), (type, identity) => {
        fc.pre(![type, identity].some((text) => /^\.{0,2}$/.test(text)));
        const path = routePath('getPolicy', { type, identity });
        expect(path).toMatch(/^[\w.~!*'()%/-]+$/);
        expect(matchRoute('GET', path)).toEqual({ found: true, name: 'getPolicy', parameters: { type, identity } });
      }),
    );
  });

  it.each(['', '.', '..', '\ud800'])('refuses %j as a segment', (identity) => {
    expect(() => routePath('getPolicy', { type: 'T', identity })).toThrow(expect.objectContaining({ id: 'InvalidRequest' }));
  });

  it('tells the methods a path does answer', () => {
    expect(matchRoute('DELETE', '/Skype.Policy/configurations/T')).toEqual({ found: false, allow: ['GET', 'POST'] });
    expect(matchRoute('GET', '/nowhere')).toEqual({ found: false, allow: [] });
  });

  it('matches fixed segments in any case, a slash at the end, and no bad encoding', () => {
    expect(matchRoute('GET', '/skype.policy/GroupPolicyAssignments/')).toMatchObject({ found: true, name: 'listGroupAssignments' });
    expect(matchRoute('GET', '/Teams.User/users/%E0%A4%A')).toEqual({ found: false, allow: [] });
    expect(matchRoute('GET', '/Teams.User/users//')).toMatchObject({ found: false });
  });
});
