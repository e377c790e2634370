import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/engine/host.ts';
import { Hashtable, psObject, Real, type Value } from '../../src/engine/value.ts';
import { FormatRecord } from '../../src/format/format-record.ts';
import { formatOutput, openOutput, type OutputOptions } from '../../src/format/output.ts';
import { custom } from './lines.ts';
import { memoryHost } from './memory-host.ts';

async function* each(values: Iterable<Value>): AsyncGenerator<Value> {
  yield* values;
}

async function printed(values: Iterable<Value>, options: Partial<OutputOptions> = {}): Promise<string> {
  const host = memoryHost(options.host);
  await formatOutput(each(values), { output: 'default', ...options, host });
  return host.written();
}

const rows = [custom({ Name: 'Ana', Age: 41 }), custom({ Name: 'Ben, "B"', Age: -3 })];

describe('output for people', () => {
  it('prints tables with line ends', async () => {
    expect(await printed(rows)).toBe('\nName     Age\n----     ---\nAna       41\nBen, "B"  -3\n\n');
  });

  it('prints in the shape that is asked for', async () => {
    expect(await printed(rows.slice(0, 1), { output: 'list' })).toBe('\nName : Ana\nAge  : 41\n\n');
    expect(await printed([custom({ a: 1, b: 2, c: 3, d: 4, e: 5 })], { output: 'table' })).toBe('\na b c d e\n- - - - -\n1 2 3 4 5\n\n');
  });

  it('makes strings harmless on a terminal and leaves them alone in a pipe', async () => {
    expect(await printed(['a\u001b[2Jb\tc'], { host: memoryHost({ outputIsTerminal: true }) })).toBe('a␛[2Jb\tc\n');
    expect(await printed(['a\u001b[2Jb'])).toBe('a\u001b[2Jb\n');
  });

  it('prints headers and labels bold, and nothing else coloured', async () => {
    expect(await printed([custom({ a: 'x' })], { host: memoryHost({ colorLevel: 1 }) })).toBe('\n\u001b[1ma\u001b[22m\n\u001b[1m-\u001b[22m\nx\n\n');
  });

  it('prints what came before a failure, then fails', async () => {
    const host = memoryHost();
    const failing = (async function* (): AsyncGenerator<Value> {
      yield custom({ a: 1 });
      throw new Error('gone');
    })();
    await expect(formatOutput(failing, { host, output: 'default' })).rejects.toThrow('gone');
    expect(host.written()).toBe('\na\n-\n1\n\n');
  });

  it('gives out held rows when another stream is about to write', async () => {
    const host = memoryHost();
    const output = await openOutput({ host, output: 'default' });
    await output.accept(custom({ a: 1 }));
    expect(host.written()).toBe('');
    output.flush();
    expect(host.written()).toBe('\na\n-\n1\n');
    await output.accept(custom({ a: 23 }));
    await output.end();
    expect(host.written()).toBe('\na\n-\n1\n3\n\n');
  });

  it('decides the widths after 300 rows, or 300 ms', async () => {
    const late = (count: number): Value[] => [...Array.from({ length: count }, () => custom({ a: 'x', b: 'y' })), custom({ a: 'longer', b: 'y' })];
    expect(await printed(late(299))).toContain('longer y');
    expect(await printed(late(300))).toContain('\nl y\n');
    let ms = 0;
    const clock: Pick<Clock, 'now'> = { now: () => new Date((ms += 200)) };
    expect(await printed(late(5), { clock })).not.toContain('longer');
  });

  it('prints 100,000 rows at once without holding them', async () => {
    const started = performance.now();
    let written = 0;
    let largest = 0;
    const host = {
      ...memoryHost(),
      write: async (text: string) => {
        written += text.length;
        largest = Math.max(largest, text.length);
      },
    };
    const many = (function* (): Generator<Value> {
      for (let n = 0; n < 100_000; n++) yield psObject('CsUser', { Name: `user ${n}`, Mail: `user${n}@contoso.com`, Number: n, On: true });
    })();
    await formatOutput(each(many), { host, output: 'default' });
    expect(written).toBeGreaterThan(4_000_000);
    expect(largest).toBeLessThan(100_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('output for programs', () => {
  it('is an array of JSON, however many objects there are', async () => {
    expect(await printed([], { output: 'json' })).toBe('[]\n');
    expect(await printed(rows.slice(0, 1), { output: 'json' })).toBe('[\n  {\n    "Name": "Ana",\n    "Age": 41\n  }\n]\n');
    expect(JSON.parse(await printed([1, 'a', null, new Hashtable([['k', [true]]])], { output: 'json' }))).toEqual([1, 'a', { k: [true] }]);
  });

  it('never brings a raw control character, and keeps the data', async () => {
    const text = await printed(['\u009b31m\u202e\u001b'], { output: 'json' });
    expect(text).not.toMatch(/[\u0080-\u009f\u202e\u001b]/);
    expect(JSON.parse(text)).toEqual(['\u009b31m\u202e\u001b']);
  });

  it('is one JSON object a line', async () => {
    expect(await printed(rows, { output: 'ndjson' })).toBe('{"Name":"Ana","Age":41}\n{"Name":"Ben, \\"B\\"","Age":-3}\n');
  });

  it('is CSV with a header, quoted where needed', async () => {
    expect(await printed(rows, { output: 'csv' })).toBe('Name,Age\nAna,41\n"Ben, ""B""",-3\n');
    expect(await printed(['a', 'b\nc'], { output: 'csv' })).toBe('Value\na\n"b\nc"\n');
    expect(await printed([custom({ List: ['a', 'b'], Nested: custom({ x: 1 }), None: null })], { output: 'csv' })).toBe('List,Nested,None\na;b,"{""x"":1}",\n');
  });

  it('puts an apostrophe before what a spreadsheet would run, unless told not to', async () => {
    const formulas = [custom({ a: '=1+1', b: '+2', c: '-3', d: '@x', e: -4, f: 'a=b' })];
    expect(await printed(formulas, { output: 'csv' })).toBe("a,b,c,d,e,f\n'=1+1,'+2,'-3,'@x,-4,a=b\n");
    expect(await printed(formulas, { output: 'csv', rawFormulas: true })).toBe('a,b,c,d,e,f\n=1+1,+2,-3,@x,-4,a=b\n');
  });

  it('is TSV with one line for each object', async () => {
    expect(await printed([custom({ a: 'x\ty', b: 'l1\nl2\\' })], { output: 'tsv' })).toBe('a\tb\nx\\ty\tl1\\nl2\\\\\n');
  });

  it('is a YAML sequence', async () => {
    expect(await printed([], { output: 'yaml' })).toBe('[]\n');
    expect(await printed([custom({ Name: 'no', List: [1], Real: new Real(2, 'double'), Nothing: null })], { output: 'yaml' })).toBe(
      '- Name: no\n  List:\n    - 1\n  Real: 2\n  Nothing: null\n',
    );
  });

  it('refuses what a Format cmdlet has turned into text', async () => {
    await expect(printed([new FormatRecord({ kind: 'text', text: 'x' })], { output: 'json' })).rejects.toMatchObject({ id: 'InvalidInput' });
  });
});
