import type { RedirectionAst } from '../../language/ast.ts';
import { cmdlet } from '../cmdlet.ts';
import type { Compiler } from './code.ts';
import { toText } from '../conversion/convert.ts';
import type { Frame } from './frame.ts';
import type { Streams } from '../host.ts';
import type { Argument, Invocation } from '../invocation.ts';
import { run, settle, type Later, type Task } from '../later.ts';
import { object } from '../parameter.ts';
import type { Value } from '../value.ts';

/** A file that a stream other than output goes to, with what it got. */
interface StreamFile {
  readonly path: string;
  readonly append: boolean;
  readonly values: Value[];
}

/** What the redirections of one command come to. */
export interface ResolvedRedirections {
  readonly redirect: NonNullable<Invocation['redirect']>;
  /** Where the output goes instead of to the next stage: dropped, or a file. */
  readonly output?: { readonly path: string | null; readonly append: boolean };
  readonly files: readonly StreamFile[];
}

const streamNames = { 2: 'error', 3: 'warning', 4: 'verbose', 5: 'debug', 6: 'information' } as const satisfies Record<number, keyof Streams>;

export function resolveRedirections(asts: readonly RedirectionAst[], compiler: Compiler): (frame: Frame) => Later<ResolvedRedirections> {
  const targets = asts.map(({ target }) => (target === '&1' ? undefined : compiler.operand(target)));
  return (frame) => run(resolve(frame));

  function* resolve(frame: Frame): Task<ResolvedRedirections> {
    const redirect: { [K in keyof Streams]?: 'output' | ((value: Value) => void) } = {};
    const files: StreamFile[] = [];
    let output: ResolvedRedirections['output'];
    for (const [i, { stream, append }] of asts.entries()) {
      const target = targets[i];
      const value = target && (yield* settle(target(frame)));
      const path = value === null ? null : toText(value ?? null);
      if (value !== undefined && (stream === 1 || stream === '*')) output = { path, append };
      if (stream === 1) continue;
      const sink = value === undefined || (stream === '*' && path !== null) ? 'output' : path === null ? () => undefined : toFile(files, path, append);
      for (const name of stream === '*' ? Object.values(streamNames) : [streamNames[stream]]) redirect[name] = sink;
    }
    return { redirect, files, ...(output && { output }) };
  }
}

function toFile(files: StreamFile[], path: string, append: boolean): (value: Value) => void {
  const values: Value[] = [];
  files.push({ path, append, values });
  return (value) => void values.push(value);
}

/** The arguments of the Out-File that a redirection stands for. */
export const fileArguments = ({ path, append }: { readonly path: string; readonly append: boolean }): readonly Argument[] => [
  { kind: 'parameter', name: 'FilePath', text: '-FilePath', value: { kind: 'value', value: path } },
  ...(append ? [{ kind: 'parameter', name: 'Append', text: '-Append' } as const] : []),
];

/** The stage that `> $null` stands for. */
export const discardingStage: Invocation = {
  cmdlet: cmdlet({
    name: 'Out-Null',
    synopsis: 'Drops its input.',
    parameters: { InputObject: object('What to drop.', { pipeline: 'ByValue', allowNull: true }) },
    examples: [],
    // It must read its input to its end, and has nothing to give.
    async *stream(each) {
      const input = each[Symbol.asyncIterator]();
      while ((await input.next()).done !== true);
    },
  }),
  invokedAs: 'Out-Null',
  arguments: [],
};
