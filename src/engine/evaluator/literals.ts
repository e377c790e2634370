import type {
  ArrayExpressionAst,
  ArrayLiteralAst,
  CastAst,
  ConstantAst,
  ExpandableStringAst,
  HashtableAst,
  ScriptBlockAst,
  StatementAst,
  SubExpressionAst,
} from '../../language/ast.ts';
import type { Compiler, Expression } from './code.ts';
import { cast, toText } from '../conversion/convert.ts';
import { FlowSignal } from './flow.ts';
import type { Frame } from './frame.ts';
import { andThen, mapLater, run, settle, type Later, type Task } from '../later.ts';
import { checkText } from '../limits.ts';
import { enumerate, gathered, nothing, read } from '../members/nothing.ts';
import { numberValue } from '../conversion/numeric.ts';
import { Gathering } from './output.ts';
import { runtimeError } from '../runtime-error.ts';
import { listText } from '../conversion/text.ts';
import { Hashtable, isList, ScriptBlock, type Value } from '../value.ts';

export function constant({ value, numberType }: ConstantAst): Expression {
  const result = typeof value === 'string' ? value : numberValue(value, numberType ?? 'int');
  return () => result;
}

/** `"…"`: texts and values in turn, joined. */
export function expandableString(ast: ExpandableStringAst, compiler: Compiler): Expression {
  const parts = ast.parts.map((part) => (typeof part === 'string' ? part : compiler.expression(part)));
  return (frame) =>
    andThen(
      mapLater(parts, (part): Later<string> => (typeof part === 'string' ? part : andThen(part(frame), (value) => textIn(frame, value)))),
      (texts) => checkText(texts.join('')),
    );
}

/** A value as text; `$OFS`, where it is set, stands between the elements of a list. */
function textIn(frame: Frame, value: Value): string {
  const separator = isList(value) ? frame.scope.get('OFS') : undefined;
  return isList(value) && separator !== undefined ? listText(value, toText(separator)) : toText(value);
}

export function arrayLiteral(ast: ArrayLiteralAst, compiler: Compiler): Expression {
  const elements = ast.elements.map((element) => compiler.operand(element));
  return (frame) => mapLater(elements, (element) => element(frame));
}

/** `@( … )`: always a new list. */
export function arrayExpression(ast: ArrayExpressionAst, compiler: Compiler): Expression {
  const output = outputOf(ast.body, compiler);
  return (frame) => andThen(output(frame), (values) => [...values]);
}

/** `$( … )`; `$()` is null. */
export function subExpression(ast: SubExpressionAst, compiler: Compiler): Expression {
  if (ast.body.length === 0) return () => null;
  const output = outputOf(ast.body, compiler);
  return (frame) => andThen(output(frame), gathered);
}

/** What statements write, in a list. */
function outputOf(statements: readonly StatementAst[], compiler: Compiler): (frame: Frame) => Later<readonly Value[]> {
  const body = compiler.body(statements);
  const { expression } = body;
  if (expression) return (frame) => andThen(expression(frame), enumerate);
  return (frame) => {
    const out = new Gathering();
    return andThen(body.run(frame, out), (completion) => {
      if (completion !== undefined) throw new FlowSignal(completion, out.values);
      return out.values;
    });
  };
}

/** `@{ … }`: keys and values in the order they are written. */
export function hashtable(ast: HashtableAst, compiler: Compiler): Expression {
  const entries = ast.entries.map(({ key, value }) => ({ key: compiler.operand(key), value: compiler.value(value), extent: key }));
  return (frame) => run(build(frame));

  function* build(frame: Frame): Task<Value> {
    const table = new Hashtable([], ast.ordered);
    for (const entry of entries) {
      const key = yield* settle(entry.key(frame));
      const position = { source: frame.source, extent: entry.extent };
      if (key === null) throw runtimeError('InvalidNullKey', 'A null key is not allowed in a hash literal.', { position });
      if (table.has(key)) {
        throw runtimeError('DuplicateKeyInHashLiteral', `Duplicate keys '${toText(key)}' are not allowed in hash literals.`, { position, target: key });
      }
      table.set(key, read(yield* settle(entry.value(frame))));
    }
    return table;
  }
}

export function scriptBlock(ast: ScriptBlockAst): Expression {
  return (frame) => new ScriptBlock(ast, frame.source, frame.scope);
}

/** `[type]value`; `[void]` gives nothing. */
export function castExpression({ type, operand }: CastAst, compiler: Compiler): Expression {
  const inner = compiler.operand(operand);
  if (type.name === 'void') return (frame) => andThen(inner(frame), () => nothing);
  if (type.name === 'string' && !type.array) return (frame) => andThen(inner(frame), (value) => textIn(frame, value));
  return (frame) => andThen(inner(frame), (value) => cast(type, value));
}
