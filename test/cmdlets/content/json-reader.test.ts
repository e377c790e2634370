import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonError, readJson } from '../../../src/cmdlets/content/json-reader.ts';
import { fromJson, Hashtable, PSObject, Real, type Value } from '../../../src/engine/value.ts';

const read = (text: string, asHashtable = false, depth = 1024): Value => readJson(text, { asHashtable, depth });

function reason(text: string, asHashtable = false, depth = 1024): string {
  try {
    read(text, asHashtable, depth);
  } catch (error) {
    if (error instanceof JsonError) return error.reason;
  }
  return 'none';
}

describe('readJson', () => {
  it('agrees with JSON.parse where a number is no whole real', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small' }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\de|-0|\d{16}/.test(text) && !/"":|__proto__/.test(text) && reason(text) === 'none');
        expect(read(text)).toEqual(fromJson(JSON.parse(text)));
      }),
    );
  });

  it('tells 1.0 from 1, and keeps integers past 2^53', () => {
    expect(read('1.0')).toEqual(new Real(1, 'double'));
    expect(read('1')).toBe(1);
    expect(read('9007199254740993')).toBe(9_007_199_254_740_993n);
  });

  it('reads escapes', () => {
    expect(read(String.raw`"\u00e9\n\"\/\\"`)).toBe('é\n"/\\');
  });

  it('accepts comments, single quotes, bare names and a last comma', () => {
    expect(read("{ /* c */ a: 'x', // d\n }")).toEqual(new PSObject('PSCustomObject', new Map([['a', 'x']])));
    expect(read('[1, 2,]')).toEqual([1, 2]);
  });

  it('makes ordered hashtables on request', () => {
    const table = read('{"b":1,"a":{"c":2}}', true);
    expect(table).toBeInstanceOf(Hashtable);
    expect(table instanceof Hashtable && table.ordered && table.keys()).toEqual(['b', 'a']);
    expect(reason('{"a":1,"A":2}', true)).toBe('none');
    expect(reason('{"a":1,"a":2}', true)).toBe('duplicate');
  });

  it.each([
    ['{', 'syntax'],
    ['[1 2]', 'syntax'],
    ['{"a" 1}', 'syntax'],
    ['{"a":1} x', 'syntax'],
    ['"abc', 'syntax'],
    ['tru', 'syntax'],
    ['01a', 'syntax'],
    ['{"a":1,"a":2}', 'duplicate'],
    ['{"a":1,"A":2}', 'case'],
    ['{"":1}', 'empty'],
  ])('refuses %s as %s', (text, expected) => expect(reason(text)).toBe(expected));

  it('bounds the nesting', () => {
    expect(reason('[[1]]', false, 2)).toBe('none');
    expect(reason('[[[1]]]', false, 2)).toBe('depth');
  });

  it('names line and position', () => {
    expect(() => read('{\n  "a": ?\n}')).toThrow(/line 2, position 7/);
  });

  it('never throws anything but JsonError', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[{}[\]",:\\u01ea'/* ]{0,30}$/), (text) =>
        ['none', 'syntax', 'depth', 'duplicate', 'case', 'empty'].includes(reason(text)),
      ),
    );
  });
});
