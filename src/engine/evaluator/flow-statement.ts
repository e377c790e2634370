import type { FlowAst } from '../../language/ast.ts';
import type { Compiler, Statement } from './code.ts';
import { cast, toText } from '../conversion/convert.ts';
import { ErrorRecord } from '../error-record.ts';
import type { ErrorId } from '../error-id.ts';
import { ExitSignal } from './flow.ts';
import type { Frame } from './frame.ts';
import { andThen } from '../later.ts';
import { getMember } from '../members/members.ts';
import { read } from '../members/nothing.ts';
import { DotNetException } from '../runtime-error.ts';
import { PSObject, type Value } from '../value.ts';

/** `break`, `continue`, `return`, `exit` and `throw`. */
export function flowStatement(ast: FlowAst, compiler: Compiler): Statement {
  const { keyword } = ast;
  switch (keyword) {
    case 'break':
    case 'continue':
      return () => keyword;
    case 'return': {
      const value = ast.value && compiler.statement(ast.value);
      return (frame, out) => (value ? andThen(value(frame, out), () => keyword) : keyword);
    }
    case 'exit': {
      const value = ast.value && compiler.value(ast.value);
      return (frame) =>
        andThen(value ? value(frame) : 0, (code) => {
          throw new ExitSignal(exitCode(read(code)));
        });
    }
    case 'throw': {
      const value = ast.value && compiler.value(ast.value);
      return (frame) =>
        andThen(value ? value(frame) : null, (thrown) => {
          throw thrownError(frame, ast, read(thrown));
        });
    }
  }
}

/** What is no number counts as 0. */
function exitCode(value: Value): number {
  try {
    return Number(cast({ name: 'int', array: false }, value));
  } catch {
    return 0;
  }
}

/** An error record as it is; an exception by its message; anything else as an error whose id and message are its text. Nothing means the error in hand. */
function thrownError(frame: Frame, ast: FlowAst, thrown: Value): ErrorRecord {
  const current = frame.scope.get('_');
  const given = thrown === null && ast.value === undefined && current instanceof ErrorRecord ? current : thrown;
  if (given instanceof ErrorRecord) return given.with({ terminating: true, endsScript: true });
  const message = given === null ? 'ScriptHalted' : messageOf(given);
  const isException = given instanceof PSObject && given.typeName.endsWith('Exception');
  return new ErrorRecord({
    // PowerShell makes the text that was thrown the error's id: the one place where an id is not from the list.
    id: (isException ? 'RuntimeException' : message) as ErrorId,
    message,
    category: 'OperationStopped',
    target: isException ? null : given,
    position: { source: frame.source, extent: { start: ast.start, end: ast.end } },
    terminating: true,
    endsScript: true,
    cause: new DotNetException(isException ? given.typeName : 'System.Management.Automation.RuntimeException', message),
  });
}

const messageOf = (value: Value): string => {
  const message = value instanceof PSObject ? getMember(value, 'Message') : undefined;
  return toText(message ?? value);
};
