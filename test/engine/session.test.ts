import { describe, expect, it } from 'vitest';
import { CommandTable } from '../../src/engine/command-table.ts';
import { cmdlet, type CmdletServices } from '../../src/engine/cmdlet.ts';
import type { ErrorRecord } from '../../src/engine/error-record.ts';
import type { Clock, FileStore, Host, Streams } from '../../src/engine/host.ts';
import type { Limits } from '../../src/engine/limits.ts';
import { object, string } from '../../src/engine/parameter.ts';
import { Session, type SessionOptions } from '../../src/engine/session.ts';
import type { Value } from '../../src/engine/value.ts';
import type { ScriptAst } from '../../src/language/ast.ts';
import { parse } from '../../src/language/parser.ts';

const host: Host = {
  interactive: false,
  outputIsTerminal: false,
  width: 120,
  errorWidth: undefined,
  colorLevel: 0,
  write: async () => undefined,
  writeError: () => undefined,
  readLine: async () => undefined,
  input: undefined,
};
const files: FileStore = {
  workingFolder: '/work',
  kind: async () => undefined,
  read: () => {
    throw new Error('no files here');
  },
  write: async () => {
    throw new Error('no files here');
  },
};
const clock: Clock = { now: () => new Date(0), sleep: async () => undefined, random: () => 0.5 };

const scriptOf = (text: string, name?: string): ScriptAst => {
  const { ast, errors } = parse(text, name);
  if (ast === undefined) throw new Error(errors[0].message);
  return ast;
};

/** A session with one cmdlet, Pass-Value, and what went to its error stream. */
function newSession(options: Partial<SessionOptions> & { readonly limits?: Partial<Limits> } = {}): { session: Session; reported: ErrorRecord[] } {
  const reported: ErrorRecord[] = [];
  const ignore = (): undefined => undefined;
  const streams: Streams = {
    error: (record) => void reported.push(record),
    warning: ignore,
    verbose: ignore,
    debug: ignore,
    information: ignore,
    progress: ignore,
    whatIf: ignore,
  };
  const commands = new CommandTable({ names: [], aliases: {}, load: () => Promise.reject(new Error('none')) });
  commands.define(
    cmdlet({
      name: 'Pass-Value',
      synopsis: 'Writes what it gets.',
      parameters: { InputObject: object('What to write.', { position: 0, pipeline: 'ByValue' }) },
      examples: [],
      async *process({ InputObject: value }) {
        await Promise.resolve();
        yield value ?? null;
      },
    }),
  );
  // The session hands services on without looking at them.
  const services = {} as CmdletServices;
  return { session: new Session({ commands, services, host, files, clock, streams, environment: {}, ...options }), reported };
}

async function gathered(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

async function outputOf(session: Session, text: string, name?: string): Promise<Value[]> {
  return gathered(session.run(scriptOf(text, name)));
}

describe('Session', () => {
  it('keeps variables and functions from one script to the next', async () => {
    const { session } = newSession();
    await outputOf(session, '$x = 5; function twice($n) { $n * 2 }');
    expect(await outputOf(session, 'twice $x')).toEqual([10]);
    expect(session.scope.get('x')).toBe(5);
  });

  it('runs a script file in a scope of its own, which $script: names', async () => {
    const { session } = newSession();
    await outputOf(session, '$x = "outer"');
    expect(await outputOf(session, '$x; $x = "inner"; function f { $script:x }; f; $PSScriptRoot', '/scripts/a.ps1')).toEqual(['outer', 'inner', '/scripts']);
    expect(session.scope.get('x')).toBe('outer');
  });

  it('binds arguments to a script param block, and reports binding errors', async () => {
    const { session } = newSession();
    const script = scriptOf('param([Parameter(Mandatory)][int]$n) $n + 1', 'add.ps1');
    const argument = (value: Value) => ({ arguments: [{ kind: 'value', value } as const] });
    expect(await gathered(session.run(script, argument('4')))).toEqual([5]);
    await expect(gathered(session.run(script, argument('x')))).rejects.toMatchObject({ id: 'ParameterArgumentTransformationError' });
  });

  it('yields output as it is asked for, and stops a script whose consumer has enough', async () => {
    const { session } = newSession();
    const run = session.run(scriptOf('try { $i = 0; while ($true) { $i++; $i } } finally { $closed = $i }'));
    expect([(await run.next()).value, (await run.next()).value]).toEqual([1, 2]);
    await run.return();
    expect(session.scope.get('closed')).toBe(2);
  });

  it('reports errors that end a statement and throws those that end the script', async () => {
    const { session, reported } = newSession();
    expect(await outputOf(session, '1/0; "on"')).toEqual(['on']);
    expect(reported.map(({ id }) => id)).toEqual(['RuntimeException']);
    await expect(outputOf(session, 'throw "end"')).rejects.toMatchObject({ id: 'end', endsScript: true });
    expect(reported).toHaveLength(1);
    expect(session.errors.map(({ id }) => id)).toEqual(['end', 'RuntimeException']);
    expect([session.lastSucceeded, session.hadErrors]).toEqual([false, true]);
  });

  it('keeps the newest 256 errors', async () => {
    const { session } = newSession();
    await outputOf(session, 'foreach ($i in 1..300) { 1/0 }');
    expect(session.errors).toHaveLength(256);
  });

  it('says what exit said, and nothing for a script that ran to its end', async () => {
    const { session } = newSession();
    expect(await outputOf(session, '1; exit 3; 2')).toEqual([1]);
    expect(session.exitCode).toBe(3);
    await outputOf(session, '1');
    expect(session.exitCode).toBeUndefined();
  });

  it('leaves from within a function and a pipeline', async () => {
    const { session } = newSession();
    expect(await outputOf(session, 'function f { exit 7 }; 1 | Pass-Value; f; 2')).toEqual([1]);
    expect(session.exitCode).toBe(7);
  });

  it('points at the statement that failed', async () => {
    const { session, reported } = newSession();
    await outputOf(session, '"a"\n  1/0');
    expect(reported[0]?.position?.extent).toEqual({ start: 6, end: 9 });
  });

  it('lets as many requests as there are listen for Ctrl-C, without a warning of Node', async () => {
    const { signal } = new AbortController();
    const { session } = newSession();
    await gathered(session.run(scriptOf('1'), { signal }));
    const warnings: Error[] = [];
    const note = (warning: Error): number => warnings.push(warning);
    process.on('warning', note);
    for (let count = 0; count < 64; count++) signal.addEventListener('abort', () => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('tells environment variables, but no secrets', async () => {
    const { session } = newSession({ environment: { LANG: 'C', CSTEAMS_TOKEN: 's' } });
    expect(await outputOf(session, '$env:LANG; $env:CSTEAMS_TOKEN; $env:constructor')).toEqual(['C', null, null]);
  });

  it('suggests commands that resemble an unknown one', async () => {
    const { session, reported } = newSession();
    await outputOf(session, 'Pass-Valeu 1');
    expect(reported[0]?.fullyQualifiedErrorId).toBe('CommandNotFoundException');
    expect(reported[0]?.recommendation).toContain('Pass-Value');
  });

  it('defines commands whose body runs for each object', async () => {
    const { session } = newSession();
    session.define({
      name: 'Show-Name',
      parameters: [{ ...string('A name.', { position: 0, pipeline: 'ByValue', mandatory: true }), name: 'Name' }],
      process: scriptOf('"<$Name $_>"'),
    });
    expect(await outputOf(session, "'a', 'b' | Show-Name; Show-Name c")).toEqual(['<a a>', '<b b>', '<c >']);
  });
});

describe('guard rails', () => {
  it.each([
    ['while ($true) { }', 'LimitExceeded'],
    ['function f { f }; f', 'CallDepthOverflow'],
    ['1..9999999', 'LimitExceeded'],
    ['$s = "x" * 99999999; $s', 'LimitExceeded'],
    ['$s = "xxxxxxxxxx"; foreach ($i in 1..30) { $s += $s }', 'LimitExceeded'],
    ['$a = 1..1000000; foreach ($i in 1..9) { $a += $a }', 'LimitExceeded'],
    ['"{0,9999999}" -f 1', 'FormatError'],
  ])('%s', async (text, id) => {
    const { session, reported } = newSession({ limits: { steps: 5000, callDepth: 50 } });
    const thrown = await outputOf(session, text).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect([...reported, thrown].find((error) => error !== undefined)).toMatchObject({ id });
  });

  it('stops a busy loop when it is told to', async () => {
    const controller = new AbortController();
    const { session } = newSession({ signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 100);
    await expect(outputOf(session, 'try { while ($true) { } } catch { "not caught" }')).rejects.toMatchObject({ id: 'OperationStopped' });
  });
});
