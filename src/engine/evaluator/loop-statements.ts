import type { DoAst, ForAst, ForEachAst, WhileAst } from '../../language/ast.ts';
import type { Compiler, Expression, Statement } from './code.ts';
import { isTrue } from '../conversion/convert.ts';
import { FlowSignal, type Completion } from './flow.ts';
import type { Frame } from './frame.ts';
import { run, type Later, type Task } from '../later.ts';
import { enumerate, read } from '../members/nothing.ts';
import { discarding, type Output } from './output.ts';
import { setVariable } from './variables.ts';

// Loops wait inline, not through `settle`: a generator for each round would double the cost of a short one.

/** One round; the signal of a `break` within a command's block counts as the body's own. */
function* round(body: Statement, frame: Frame, out: Output): Task<Completion> {
  try {
    const turn = frame.runtime.budget.step();
    if (turn) yield turn;
    const completion = body(frame, out);
    return completion instanceof Promise ? ((yield completion) as Completion) : completion;
  } catch (thrown) {
    if (thrown instanceof FlowSignal && thrown.keyword !== 'return') return thrown.keyword;
    throw thrown;
  }
}

function* holds(condition: Expression, frame: Frame): Task<boolean> {
  const value = condition(frame);
  return isTrue(read(value instanceof Promise ? ((yield value) as Awaited<typeof value>) : value));
}

export function forEachLoop(ast: ForEachAst, compiler: Compiler): Statement {
  const source = compiler.value(ast.source);
  const body = compiler.body(ast.body.body).run;
  return (frame, out) => run(loop(frame, out));

  function* loop(frame: Frame, out: Output): Task<Completion> {
    const given = source(frame);
    const value = given instanceof Promise ? ((yield given) as Awaited<typeof given>) : given;
    if (value === null) return undefined;
    // The list as it was: elements that the body assigns to show, but a list it makes anew does not matter.
    for (const item of enumerate(value)) {
      setVariable(frame, ast.variable, item);
      const completion = yield* round(body, frame, out);
      if (completion === 'break') break;
      if (completion === 'return') return completion;
    }
    return undefined;
  }
}

export function whileLoop(ast: WhileAst, compiler: Compiler): Statement {
  const condition = compiler.value(ast.condition);
  const body = compiler.body(ast.body.body).run;
  return (frame, out) => run(loop(frame, out));

  function* loop(frame: Frame, out: Output): Task<Completion> {
    while (yield* holds(condition, frame)) {
      const completion = yield* round(body, frame, out);
      if (completion === 'break') break;
      if (completion === 'return') return completion;
    }
    return undefined;
  }
}

export function doLoop(ast: DoAst, compiler: Compiler): Statement {
  const condition = compiler.value(ast.condition);
  const body = compiler.body(ast.body.body).run;
  return (frame, out) => run(loop(frame, out));

  function* loop(frame: Frame, out: Output): Task<Completion> {
    do {
      const completion = yield* round(body, frame, out);
      if (completion === 'break') break;
      if (completion === 'return') return completion;
    } while ((yield* holds(condition, frame)) !== ast.until);
    return undefined;
  }
}

export function forLoop(ast: ForAst, compiler: Compiler): Statement {
  const initializer = ast.initializer && compiler.statement(ast.initializer);
  const condition = ast.condition && compiler.value(ast.condition);
  const iterator = ast.iterator && compiler.statement(ast.iterator);
  const body = compiler.body(ast.body.body).run;
  return (frame, out) => run(loop(frame, out));

  function* loop(frame: Frame, out: Output): Task<Completion> {
    yield* silently(initializer, frame);
    while (condition === undefined || (yield* holds(condition, frame))) {
      const completion = yield* round(body, frame, out);
      if (completion === 'break') break;
      if (completion === 'return') return completion;
      yield* silently(iterator, frame);
    }
    return undefined;
  }
}

/** The first and the last part of a `for` write no output. */
function* silently(statement: Statement | undefined, frame: Frame): Task<void> {
  const done: Later<Completion> = statement?.(frame, discarding);
  if (done instanceof Promise) yield done;
}
