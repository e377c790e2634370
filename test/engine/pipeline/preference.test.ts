import { describe, expect, it } from 'vitest';
import { asksAt, confirmPreference, preference, whatIfPreference } from '../../../src/engine/pipeline/preference.ts';
import { preferenceScope } from '../../../src/engine/pipeline/preference-scope.ts';
import { Scope } from '../../../src/engine/scope.ts';
import type { Value } from '../../../src/engine/value.ts';

const scopeWith = (name: string, value: Value): Scope => {
  const scope = new Scope();
  scope.set(name, value);
  return scope;
};

describe('preference variables', () => {
  it.each<[Value, string]>([
    ['stop', 'Stop'],
    ['si', 'SilentlyContinue'],
    [1, 'Stop'],
    [null, 'Continue'],
    ['nonsense', 'Continue'],
    ['Inquire', 'Stop'],
  ])('for errors: %j is %s', (value, action) => {
    expect(preference(scopeWith('ErrorActionPreference', value), 'Error')).toBe(action);
  });
  it('have PowerShell’s defaults', () => {
    const scope = new Scope();
    expect((['Error', 'Warning', 'Verbose', 'Debug', 'Information', 'Progress'] as const).map((name) => preference(scope, name))).toEqual([
      'Continue',
      'Continue',
      'SilentlyContinue',
      'SilentlyContinue',
      'SilentlyContinue',
      'Continue',
    ]);
    expect(confirmPreference(scope)).toBe('High');
    expect(whatIfPreference(scope)).toBe(false);
  });
  it('for confirmation are impacts', () => {
    expect(confirmPreference(scopeWith('ConfirmPreference', 'med'))).toBe('Medium');
    expect(confirmPreference(scopeWith('ConfirmPreference', 'nonsense'))).toBe('High');
    expect(asksAt('None', 'Low')).toBe(false);
    expect(asksAt('High', 'None')).toBe(false);
  });
});

describe('common parameters of a script function', () => {
  it('are preference variables to the commands inside, and to no other', () => {
    const caller = new Scope();
    const scope = preferenceScope(caller, {
      verbose: true,
      debug: false,
      errorAction: 'Stop',
      warningAction: 'Ignore',
      informationAction: 'Continue',
      progressAction: 'SilentlyContinue',
      whatIf: true,
      confirm: false,
    });
    expect(Object.fromEntries(scope.own())).toEqual({
      verbosepreference: 'Continue',
      debugpreference: 'SilentlyContinue',
      erroractionpreference: 'Stop',
      warningpreference: 'Ignore',
      informationpreference: 'Continue',
      progresspreference: 'SilentlyContinue',
      whatifpreference: true,
      confirmpreference: 'None',
    });
    expect(caller.own().size).toBe(0);
    expect(preferenceScope(caller, {})).toBe(caller);
  });
});
