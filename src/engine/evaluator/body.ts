import type { StatementAst } from '../../language/ast.ts';
import type { Body, Compiler, Statement } from './code.ts';
import { isCommandFree, singleExpression } from './command-free.ts';
import type { Completion } from './flow.ts';
import type { Frame } from './frame.ts';
import type { Later } from '../later.ts';
import type { Output } from './output.ts';
import { endStatement } from './statement-errors.ts';

interface Step {
  readonly ast: StatementAst;
  readonly run: Statement;
}

/** Statements one after the other, until one of them leaves the body. */
export function compileBody(statements: readonly StatementAst[], compiler: Compiler): Body {
  const steps = statements.map((ast): Step => ({ ast, run: compiler.statement(ast) }));
  const [only] = statements;
  const single = statements.length === 1 && only ? singleExpression(only) : undefined;
  return {
    run: (frame, out) => runFrom(steps, 0, frame, out),
    expression: single && compiler.expression(single),
    commandFree: isCommandFree(statements),
  };
}

function runFrom(steps: readonly Step[], first: number, frame: Frame, out: Output): Later<Completion> {
  for (let i = first; i < steps.length; i++) {
    const step = steps[i];
    if (!step) break;
    const completion = runStep(step, frame, out);
    if (completion instanceof Promise) {
      return completion.then((done) => done ?? runFrom(steps, i + 1, frame, out));
    }
    if (completion !== undefined) return completion;
  }
  return undefined;
}

function runStep(step: Step, frame: Frame, out: Output): Later<Completion> {
  const failed = (thrown: unknown): undefined => {
    endStatement(thrown, frame, step.ast);
  };
  try {
    const turn = frame.runtime.budget.step();
    const completion = turn ? turn.then(() => step.run(frame, out)) : step.run(frame, out);
    return completion instanceof Promise ? completion.catch(failed) : completion;
  } catch (thrown) {
    failed(thrown);
    return undefined;
  }
}
