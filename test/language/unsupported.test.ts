import { describe, expect, it } from 'vitest';
import { parse } from '../../src/language/parser.ts';
import { staticMembers } from '../../src/language/static-members.ts';
import { show } from './show.ts';

describe('what csteams does not run', () => {
  it.each([
    ['while(1){ try {} finally { & { break } } }', 'LanguageFeatureNotSupported'],
    ['class A {}', 'ClassesNotAllowedInConstrainedLanguage'],
    ['enum A {}', 'ClassesNotAllowedInConstrainedLanguage'],
    ['using module a', 'LanguageFeatureNotSupported'],
    ['[Foo]1', 'TypeNotFound'],
    ["[int]::Parse('1')", 'MethodInvocationNotSupportedInConstrainedLanguage'],
    ['${x}?.y', 'LanguageFeatureNotSupported'],
    ['a --% b', 'LanguageFeatureNotSupported'],
    ['a &', 'LanguageFeatureNotSupported'],
    ['a | % -Parallel {1}', 'LanguageFeatureNotSupported'],
    ['filter f {1}', 'LanguageFeatureNotSupported'],
    [':a while(1){break a}', 'LanguageFeatureNotSupported'],
    ['$foo:bar', 'LanguageFeatureNotSupported'],
    ['[System.IO.File]::ReadAllText("x")', 'MethodInvocationNotSupportedInConstrainedLanguage'],
    ['[int]::MaxValue()', 'MethodInvocationNotSupportedInConstrainedLanguage'],
    ['[math]::Round', 'MethodInvocationNotSupportedInConstrainedLanguage'],
    ['[int].FullName', 'MethodInvocationNotSupportedInConstrainedLanguage'],
    ['$x::y', 'MethodInvocationNotSupportedInConstrainedLanguage'],
    ['[System.Net.WebClient]$x', 'ConversionSupportedOnlyToCoreTypes'],
    ['[constructor]1', 'TypeNotFound'],
    ['[__proto__]::x', 'MethodInvocationNotSupportedInConstrainedLanguage'],
    ['. ./a.ps1', 'LanguageFeatureNotSupported'],
    ['& { 1 }', 'LanguageFeatureNotSupported'],
    ['a | & b', 'LanguageFeatureNotSupported'],
    ['trap { 1 }', 'LanguageFeatureNotSupported'],
    ['data { 1 }', 'LanguageFeatureNotSupported'],
    ['workflow w { }', 'LanguageFeatureNotSupported'],
    ['parallel { 1 }', 'LanguageFeatureNotSupported'],
    ['configuration c { }', 'LanguageFeatureNotSupported'],
    ['function f { begin { 1 } process { 2 } }', 'LanguageFeatureNotSupported'],
    ['function f { param($a) dynamicparam { 1 } }', 'LanguageFeatureNotSupported'],
    ['switch -file a { b {} }', 'LanguageFeatureNotSupported'],
    ['$using:x', 'LanguageFeatureNotSupported'],
    ['${function:f}', 'LanguageFeatureNotSupported'],
    ['"$c:x"', 'LanguageFeatureNotSupported'],
    ['${a}?[0]', 'LanguageFeatureNotSupported'],
    ['[ValidateNotNull()]$x = 1', 'LanguageFeatureNotSupported'],
    ['$a.M[int](1)', 'LanguageFeatureNotSupported'],
    ['$a.M(n: 1)', 'LanguageFeatureNotSupported'],
    ['Add-Type -AssemblyName x', 'CannotDefineNewType'],
    ['a @script:h', 'LanguageFeatureNotSupported'],
    ['($a, $b), $c = 1', 'LanguageFeatureNotSupported'],
    ['break outer', 'LanguageFeatureNotSupported'],
  ])('refuses %j', (text, id) => {
    const { errors } = parse(`Get-X; ${text}`);
    expect(errors.map((error) => error.id)).toContain(id);
    expect(errors.every(({ recommendation, incomplete }) => recommendation !== undefined && !incomplete)).toBe(true);
    expect(errors[0]?.extent.start).toBeGreaterThanOrEqual(7);
  });

  it('names the construct', () => {
    expect(parse('& x').errors[0]?.message).toContain("'&'");
    expect(parse('[System.IO.File]::ReadAllText("x")').errors[0]?.message).toContain('[System.IO.File]::ReadAllText("x")');
  });

  it.each(
    Object.entries(staticMembers).flatMap(([type, { methods, properties }]) => [
      ...properties.map((p) => `[${type}]::${p}`),
      ...methods.map((m) => `[${type}]::${m}()`),
    ]),
  )('reads %s', (text) => expect(show(text)).toBe(text));
});
