import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardInputValues } from '../../../src/cmdlets/content/standard-input.ts';
import { PSObject, type Value } from '../../../src/engine/value.ts';

async function values(input: string | Uint8Array, chunk = 1_000_000): Promise<Value[]> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const found: Value[] = [];
  for await (const value of standardInputValues(cut(bytes, chunk))) found.push(value);
  return found;
}
async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const plain = (value: Value): unknown => (value instanceof PSObject ? Object.fromEntries([...value.properties].map(([k, v]) => [k, plain(v)])) : value);
const failure = async (input: string | Uint8Array): Promise<unknown> => values(input).catch((error: unknown) => error);

describe('standardInputValues', () => {
  it('gives nothing for empty input', async () => {
    expect(await values('')).toEqual([]);
    expect(await values(' \n\n')).toEqual([]);
  });

  it('reads the elements of a JSON array', async () => {
    expect((await values('[{"Identity":"a"}, 2, "x, ]", null,\n [1]]')).map(plain)).toEqual([{ Identity: 'a' }, 2, 'x, ]', null, [1]]);
  });

  it('reads objects that follow each other, on one line or several', async () => {
    expect((await values('{"a":1}\n{"a":"}\\""}\n\n{\n "a": {"b":2}\n}\n')).map(plain)).toEqual([{ a: 1 }, { a: '}"' }, { a: { b: 2 } }]);
  });

  it('reads CSV whose header names a known column', async () => {
    expect((await values('UserPrincipalName,City\nana@contoso.com,"Rome, Italy"\n')).map(plain)).toEqual([
      { UserPrincipalName: 'ana@contoso.com', City: 'Rome, Italy' },
    ]);
    expect((await values('Identity;PolicyName\nana;Strict')).map(plain)).toEqual([{ Identity: 'ana', PolicyName: 'Strict' }]);
  });

  it('reads anything else as lines', async () => {
    expect(await values('ana@contoso.com\r\n  bo@contoso.com \r\n\r\n')).toEqual(['ana@contoso.com', 'bo@contoso.com']);
    expect(await values('Doe, John\nRoe, Jane\n')).toEqual(['Doe, John', 'Roe, Jane']);
  });

  it('drops the heading of a list of identities', async () => {
    expect(await values('UserPrincipalName\nana@contoso.com\n')).toEqual(['ana@contoso.com']);
    expect(await values('"Identity"\nana\n')).toEqual(['ana']);
  });

  it('reads UTF-16 with a byte order mark, and drops that of UTF-8', async () => {
    expect(await values(Buffer.from('\uFEFFé\nb', 'utf16le'))).toEqual(['é', 'b']);
    expect(await values(Buffer.from('\uFEFFé\nb', 'utf16le').swap16())).toEqual(['é', 'b']);
    expect(await values('\uFEFFIdentity,PolicyName\na,b')).toHaveLength(1);
  });

  it('does not care how the bytes are cut', async () => {
    for (const text of ['[{"a":"é\\\\"},12,true]', '{"a":1}{"b":"\\""}', 'Identity,Name\né,"x\ny"\n', 'é\r\nb\r\n']) {
      const whole = (await values(text)).map(plain);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (chunk) => {
          expect((await values(text, chunk)).map(plain)).toEqual(whole);
        }),
      );
    }
  });

  it.each([
    ['JSON that breaks off', '{"a":1}\n{"a":', 'InvalidJson', 'line 2'],
    ['an array that is not closed', '[1,\n2', 'InvalidJson', 'line 2'],
    ['an array without a comma', '[{}\n{}]', 'InvalidJson', 'line 2'],
    ['text behind an array', '[1]\nx', 'InvalidJson', 'line 2'],
    ['JSON with a mistake', '{"a":1}\n{"a" 2}\n', 'InvalidJson', 'line 2'],
    ['a row with too few fields', 'Identity,PolicyName\na,b\nc\n', 'InvalidInput', 'Line 3'],
    ['a row with too many fields', 'Identity,PolicyName\na,b,c\n', 'InvalidInput', 'Line 2'],
    ['a quote that is not closed', 'Identity,PolicyName\na,"b\n', 'InvalidCsv', 'line 2'],
  ])('refuses %s and names the line', async (_, input, id, line) => {
    expect(await failure(input)).toMatchObject({ id, message: expect.stringContaining(line) as string });
  });

  it('refuses bytes that are not text', async () => {
    expect(await failure(Uint8Array.of(0x61, 0xe9, 0x0a))).toMatchObject({ id: 'UnsupportedEncoding' });
  });

  it('gives values before the input is at its end', async () => {
    let pulled = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        pulled++;
        yield new TextEncoder().encode('{"a":1}\n');
      }
    }
    for await (const value of standardInputValues(endless())) {
      expect(plain(value)).toEqual({ a: 1 });
      break;
    }
    expect(pulled).toBeLessThan(4);
  });
});
