import type { ExpressionAst, HashtableAst, ScriptBlockAst, Source, StatementAst } from '../../language/ast.ts';
import { pureExpression } from '../../language/constant-expression.ts';
import type { ValueArgument } from '../invocation.ts';
import { numberValue } from '../conversion/numeric.ts';
import { Scope } from '../scope.ts';
import { toText } from '../conversion/text.ts';
import { Hashtable, isList, ScriptBlock, type Value } from '../value.ts';

/** An expression's value, as far as it can be told without running anything; undefined where it cannot. */
export function constantValue(ast: ExpressionAst, source: Source): Value | undefined {
  switch (ast.kind) {
    case 'Constant':
      return typeof ast.value === 'string' ? ast.value : numberValue(ast.value, ast.numberType ?? 'int');
    case 'ExpandableString':
      return ast.parts.every((part) => typeof part === 'string') ? ast.parts.join('') : undefined;
    case 'Variable':
      return ast.drive === undefined ? automaticConstants.get(ast.name.toLowerCase()) : undefined;
    case 'Paren':
      return constantStatement(ast.statement, source);
    case 'ArrayLiteral':
      return listOfKnown(ast.elements.map((element) => constantValue(element, source)));
    case 'ArrayExpression':
      return listOfKnown(ast.body.flatMap((statement) => elementsOf(constantStatement(statement, source))));
    case 'Unary':
      return ast.operator === '-' ? negated(constantValue(ast.operand, source)) : undefined;
    case 'ScriptBlock':
      return blockOf(ast, source);
    case 'Hashtable':
      return constantHashtable(ast, source);
    default:
      return undefined;
  }
}

const automaticConstants = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** The value of a statement that is nothing but an expression. */
export function constantStatement(statement: StatementAst, source: Source): Value | undefined {
  const expression = pureExpression(statement);
  return expression && constantValue(expression, source);
}

/** Of a list with unknown elements the known ones, so that these at least are checked; undefined if there are none. */
function listOfKnown(elements: readonly (Value | undefined)[]): Value | undefined {
  const known = elements.filter((element) => element !== undefined);
  return known.length === 0 && elements.length > 0 ? undefined : known;
}

const elementsOf = (value: Value | undefined): readonly (Value | undefined)[] => (value !== undefined && isList(value) ? value : [value]);

const negated = (value: Value | undefined): Value | undefined => (typeof value === 'number' || typeof value === 'bigint' ? -value : undefined);

const blockOf = (ast: ScriptBlockAst, source: Source): ScriptBlock => new ScriptBlock(ast, source, new Scope());

function constantHashtable({ entries, ordered }: HashtableAst, source: Source): Hashtable | undefined {
  const table = new Hashtable([], ordered);
  for (const entry of entries) {
    const key = constantValue(entry.key, source);
    const value = constantStatement(entry.value, source);
    if (key === undefined || key === null || value === undefined) return undefined;
    table.set(toText(key), value);
  }
  return table;
}

/** An expression as the binder takes it: its value, or the mark that only a run would show it. */
export function argumentOf(ast: ExpressionAst, source: Source): ValueArgument {
  const extent = { start: ast.start, end: ast.end };
  const value = constantValue(ast, source);
  if (value === undefined) return { kind: 'value', value: null, unknown: true, extent };
  const bare = ast.kind === 'Constant' ? ast.bare : undefined;
  return { kind: 'value', value, extent, ...(bare !== undefined && { bare }) };
}
