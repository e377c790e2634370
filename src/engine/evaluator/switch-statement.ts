import type { ExpressionAst, SwitchAst } from '../../language/ast.ts';
import type { Compiler, Expression, Statement } from './code.ts';
import { equals } from '../operators/comparison.ts';
import { isTrue, toText } from '../conversion/convert.ts';
import { FlowSignal, type Completion } from './flow.ts';
import type { Frame } from './frame.ts';
import { ItemScope } from './item-scope.ts';
import { andThen, run, settle, type Later, type Task } from '../later.ts';
import { enumerate, read } from '../members/nothing.ts';
import { Gathering, type Output } from './output.ts';
import { match } from '../operators/text-operators.ts';
import type { Value } from '../value.ts';
import { wildcard } from '../operators/wildcard.ts';

type Test = (frame: Frame, item: Value) => Later<boolean>;

/** `switch`: every clause that fits runs, for every element of the value; `break` ends all of it, `continue` the work on one element. */
export function switchStatement(ast: SwitchAst, compiler: Compiler): Statement {
  const source = compiler.value(ast.source);
  const clauses = ast.clauses.map(({ test, body }) => ({ test: test && compileTest(ast, test, compiler), body: compiler.body(body.body).run }));
  const otherwise = clauses.find(({ test }) => test === undefined)?.body;
  return (frame, out) => run(each(frame, out));

  function* each(frame: Frame, out: Output): Task<Completion> {
    for (const item of enumerate(yield* settle(source(frame)))) {
      const completion = yield* settle(runGuarded(one(frame.withScope(new ItemScope(frame.scope, item)), item, out)));
      if (completion === 'break') break;
      if (completion === 'return') return completion;
    }
    return undefined;
  }

  function* one(frame: Frame, item: Value, out: Output): Task<Completion> {
    const turn = frame.runtime.budget.step();
    if (turn) yield turn;
    let matched = false;
    for (const { test, body } of clauses) {
      if (!test || !(yield* settle(test(frame, item)))) continue;
      matched = true;
      const completion = yield* settle(body(frame, out));
      if (completion !== undefined) return completion;
    }
    return matched || !otherwise ? undefined : yield* settle(otherwise(frame, out));
  }
}

/** A `break` out of a command's block within the clause counts as the clause's own. */
function runGuarded(task: Task<Completion>): Later<Completion> {
  const caught = (thrown: unknown): Completion => {
    if (thrown instanceof FlowSignal && thrown.keyword !== 'return') return thrown.keyword;
    throw thrown;
  };
  try {
    const result = run(task);
    return result instanceof Promise ? result.catch(caught) : result;
  } catch (thrown) {
    return caught(thrown);
  }
}

function compileTest(ast: SwitchAst, test: ExpressionAst, compiler: Compiler): Test {
  if (test.kind === 'ScriptBlock') return predicate(compiler.body(test.body));
  const condition: Expression = compiler.operand(test);
  return (frame, item) => andThen(condition(frame), (wanted) => fits(ast, frame, item, wanted));
}

/** A block is true if its output is. */
function predicate(body: { readonly run: Statement }): Test {
  return (frame, item) => {
    const out = new Gathering();
    const inner = frame.withScope(new ItemScope(frame.scope, item));
    return andThen(body.run(inner, out), () => (out.values.length === 1 ? isTrue(out.values[0] ?? null) : out.values.length > 0));
  };
}

function fits({ mode, caseSensitive }: SwitchAst, frame: Frame, item: Value, wanted: Value): boolean {
  switch (mode) {
    case 'exact':
      return equals(item, wanted, caseSensitive);
    case 'wildcard':
      return wildcard(toText(wanted), { caseSensitive })(toText(item));
    case 'regex': {
      const table = match(read(item), wanted, caseSensitive);
      if (table) frame.scope.set('Matches', table);
      return table !== undefined;
    }
  }
}
