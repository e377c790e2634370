import type { FunctionAst } from '../../language/ast.ts';
import type { Statement } from './code.ts';
import { scriptFunction } from './script-function.ts';

/** `function name { … }`: known from here on, to the whole session. */
export function functionStatement(ast: FunctionAst): Statement {
  return (frame) => {
    frame.runtime.commands.define(scriptFunction(ast, frame));
    return undefined;
  };
}
