import type { CommandElementAst, ExpressionAst } from '../../language/ast.ts';
import { elementsFromArgv } from './argv.ts';
import type { Argument, ValueArgument } from '../invocation.ts';

/** The words behind a script's path as its arguments: literal text that the binder reads by the parameters' types. */
export const argumentsFromArgv = (words: readonly string[]): Argument[] => elementsFromArgv(words).map(toArgument);

function toArgument(element: CommandElementAst): Argument {
  const { start, end } = element;
  const extent = { start, end };
  if (element.kind === 'Argument') return { ...literal(element.value), extent };
  if (element.kind === 'Splat') return { kind: 'value', value: `@${element.name}`, argv: true, extent };
  const { name, text, argument } = element;
  return { kind: 'parameter', name, text, extent, ...(argument && { value: literal(argument) }) };
}

/** argv has constants only, and `true` and `false` behind a colon. */
function literal(expression: ExpressionAst): ValueArgument {
  if (expression.kind === 'Variable') return { kind: 'value', value: expression.name === 'true' };
  const text = expression.kind === 'Constant' ? String(expression.value) : '';
  return { kind: 'value', value: text, bare: text, argv: true };
}
