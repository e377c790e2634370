import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateTime, fromJson, Guid, Hashtable, Real, type Value } from '../../src/engine/value.ts';
import { toJson } from '../../src/format/json.ts';
import { escapeInJson } from '../../src/format/printable.ts';
import { custom } from './lines.ts';

const compressed = (value: Value, depth = 2): string => toJson(value, { compress: true, depth });

describe('toJson', () => {
  it('indents by two blanks and leaves empty things on one line', () => {
    expect(toJson(custom({ a: [1, null], b: [], c: new Hashtable() }))).toBe('{\n  "a": [\n    1,\n    null\n  ],\n  "b": [],\n  "c": {}\n}');
  });

  it('tells doubles from integers', () => {
    expect(compressed([1, new Real(0, 'double'), new Real(123.456, 'decimal'), 2.5, 9007199254740993n, -42])).toBe('[1,0.0,123.456,2.5,9007199254740993,-42]');
    expect(compressed([NaN, Infinity, -Infinity])).toBe('["NaN","Infinity","-Infinity"]');
  });

  it('writes dates as ISO 8601 and GUIDs as text', () => {
    const guid = '12345678-1234-1234-1234-123456789abc';
    const ms = Date.UTC(2024, 0, 2, 3, 4, 5);
    expect(compressed([new Guid(guid), new DateTime(ms, 'utc'), new DateTime(ms + 120, 'unspecified')])).toBe(
      `["${guid}","2024-01-02T03:04:05Z","2024-01-02T03:04:05.12"]`,
    );
  });

  it('turns what is too deep into text and says so once', () => {
    const truncated: number[] = [];
    const value = custom({ Child: custom({ A: 1, B: 2 }), Other: custom({ C: 3 }) });
    expect(toJson(value, { compress: true, depth: 0, onTruncated: (depth) => truncated.push(depth) })).toBe('{"Child":"@{A=1; B=2}","Other":"@{C=3}"}');
    expect(truncated).toEqual([0]);
    expect(compressed(value, 1)).toBe('{"Child":{"A":1,"B":2},"Other":{"C":3}}');
  });

  it('escapes as asked', () => {
    expect(toJson(`<é'"&>`)).toBe(`"<é'\\"&>"`);
    expect(toJson(`<é'"&>`, { escapeHandling: 'EscapeHtml' })).toBe('"\\u003cé\\u0027\\u0022\\u0026\\u003e"');
    expect(toJson('é日', { escapeHandling: 'EscapeNonAscii' })).toBe('"\\u00e9\\u65e5"');
  });

  it('gives back what it was given', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ noUnicodeString: false, maxDepth: 5 }),
        fc.boolean(),
        fc.constantFrom('Default', 'EscapeNonAscii', 'EscapeHtml'),
        (json, compress, escapeHandling) => {
          const text = toJson(fromJson(json), { compress, escapeHandling, depth: 100 });
          expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(json)));
          expect(JSON.parse(escapeInJson(text))).toEqual(JSON.parse(text));
        },
      ),
    );
  });
});
