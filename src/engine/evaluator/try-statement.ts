import type { TryAst } from '../../language/ast.ts';
import type { Compiler, Statement } from './code.ts';
import type { ErrorRecord } from '../error-record.ts';
import { caughtBy } from '../members/exception-type.ts';
import type { Completion } from './flow.ts';
import type { Frame } from './frame.ts';
import { ItemScope } from './item-scope.ts';
import { run, settle, type Task } from '../later.ts';
import type { Output } from './output.ts';
import { errorOf, isCatchable } from './statement-errors.ts';

/** `try … catch … finally`: in a catch block `$_` is the ErrorRecord. */
export function tryStatement(ast: TryAst, compiler: Compiler): Statement {
  const body = compiler.body(ast.body.body).run;
  const catches = ast.catches.map((clause) => ({ types: clause.types.map(({ name }) => name), body: compiler.body(clause.body.body).run }));
  const last = ast.finally && compiler.body(ast.finally.body).run;
  return (frame, out) => run(attempt(frame, out));

  function* attempt(frame: Frame, out: Output): Task<Completion> {
    try {
      return yield* settle(body(catches.length > 0 ? frame.with({ guarded: true }) : frame, out));
    } catch (thrown) {
      const record = errorOf(thrown, frame, ast.body);
      const handler = record && handlerFor(record);
      if (!handler) throw thrown;
      frame.runtime.recordError(record);
      return yield* settle(handler.body(frame.withScope(new ItemScope(frame.scope, record)), out));
    } finally {
      if (last) yield* settle(last(frame, out));
    }
  }

  function handlerFor(record: ErrorRecord) {
    if (!isCatchable(record)) return undefined;
    return catches.find(({ types }) => types.length === 0 || types.some((name) => caughtBy(record, name)));
  }
}
