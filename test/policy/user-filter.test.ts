import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newUser } from '../../src/service/directory-rows.ts';
import { compileUserFilter } from '../../src/policy/user-filter/user-filter.ts';
import { wildcardMatcher } from '../../src/policy/user-filter/wildcard.ts';

const ana = {
  ...newUser('0d0c8b0e-0000-4000-8000-000000000001', 'ana@contoso.com', '2024-03-04T09:00:00.000Z'),
  displayName: "Ana O'Neil [Legal]",
  department: 'Legal',
};
const accepts = (filter: string, policies: Readonly<Record<string, string>> = {}) => compileUserFilter(filter).matches(ana, (type) => policies[type] ?? null);

describe('a filter', () => {
  it.each([
    ["Department -eq 'legal'", true],
    ["Department -eq 'Leg'", false],
    ["department -NE 'Sales'", true],
    ['DisplayName -like "ana*"', true],
    ["DisplayName -like '*`[legal`]'", true],
    ["DisplayName -notlike 'ana*'", false],
    ["DisplayName -eq 'Ana O''Neil [Legal]'", true],
    ['DisplayName -like "*""*"', false],
    ["$_.Department -contains 'Legal'", true],
    ['Country -eq $null', true],
    ["Country -eq ''", true],
    ['Country -ne $null', false],
    ["Country -like '*'", true],
    ['AccountEnabled -eq $true', true],
    ['AccountEnabled -eq $FALSE', false],
    ["Enabled -eq 'False'", false],
    ['AccountEnabled', true],
    ['-not AccountEnabled', false],
    ['!Country', true],
    ["WhenCreated -ge '2024-03-04'", true],
    ["WhenCreated -lt '2024-03-04'", false],
    ["WhenCreated -eq '2024-03-04T09:00:00'", true],
    ["Department -gt 'L' -and Department -lt 'M'", true],
    ["Country -gt 'A'", false],
    ["AccountType -eq 'user'", true],
    // -and and -or bind alike, from left to right.
    ["Department -eq 'Legal' -or Department -eq 'x' -and Country -ne $null", false],
    ["Department -eq 'Legal' -or (Department -eq 'x' -and Country -ne $null)", true],
    ["-not (Department -eq 'x' -or Department -eq 'y')", true],
    ["-not -not Department -eq 'Legal'", true],
  ])('%s: %s', (filter, expected) => expect(accepts(filter)).toBe(expected));

  it('compares policies with or without their tag', () => {
    const policies = { TeamsCallParkPolicy: 'Strict' };
    expect(accepts("teamscallparkpolicy -eq 'tag:strict'", policies)).toBe(true);
    expect(accepts("TeamsCallParkPolicy -like 'Str*'", policies)).toBe(true);
    expect(compileUserFilter("TeamsCallParkPolicy -eq 'x'").readsPolicies).toBe(true);
    expect(compileUserFilter("Alias -eq 'x'").readsPolicies).toBe(false);
  });

  it.each([
    '',
    'Department -eq',
    'Department -eq Legal',
    "Department -is 'x'",
    "Departmen -eq 'x'",
    "Department -eq 'x",
    "(Department -eq 'x'",
    "Department -eq 'x')",
    "Department -eq 'x' 'y'",
    "Department -eq 'x' -and",
    "'x' -eq 'x'",
    'Department -eq $env',
    'Department -eq $(1)',
    'AccountEnabled -eq 5',
    "WhenCreated -gt 'soon'",
    `${'('.repeat(60)}Alias${')'.repeat(60)}`,
    `${'-not '.repeat(60)}Alias`,
    `Alias -eq '${'x'.repeat(5000)}'`,
  ])('%j is refused', (filter) => {
    expect(() => compileUserFilter(filter)).toThrow(expect.objectContaining({ id: 'InvalidRequest', target: 'filter' }));
  });

  it('suggests the nearest property', () => expect(() => compileUserFilter("Departmen -eq 'x'")).toThrow(/Department/));

  it('never fails in another way, whatever it is given', () => {
    const piece = fc.constantFrom('Alias', 'Enabled', "'a'", '"b"', '$null', '-eq', '-like', '-and', '-or', '-not', '!', '(', ')', '5', '-', '$', '`', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          accepts(pieces.join(' '));
        } catch (error) {
          expect(error).toMatchObject({ id: 'InvalidRequest' });
        }
      }),
    );
  });
});

describe('a wildcard', () => {
  it.each([
    ['[a-c]x', 'Bx', true],
    ['[a-c]x', 'dx', false],
    ['a[', 'a[', true],
    ['`*', '*', true],
    ['`*', 'x', false],
    ['?', '😀', true],
    ['', '', true],
    ['*', '', true],
    ['?', '', false],
  ])('%j on %j: %s', (pattern, text, expected) => expect(wildcardMatcher(pattern)(text)).toBe(expected));

  it('matches as a regular expression would', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    fc.assert(
      fc.property(word, text, (pattern, subject) => {
        const regex = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(wildcardMatcher(pattern)(subject)).toBe(regex.test(subject));
      }),
    );
  });

  it('takes no time on a hostile pattern', () => {
    const start = performance.now();
    expect(wildcardMatcher(`${'*a'.repeat(500)}b`)('a'.repeat(256))).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
