import type { AttributeAst, ExpressionAst, Extent } from './ast.ts';
import { isConstant } from './constant-expression.ts';
import type { Reader } from './reader.ts';
import { typeSpec, type TypeSpec } from './type-spec.ts';

/** `[name]`, or `[name(…)]` with its arguments. */
export interface Bracketed extends Extent {
  readonly name: TypeSpec;
  readonly attribute?: AttributeAst;
}

/** The type or attribute in brackets that starts here, behind blanks and comments; undefined if there is no `[`. */
export function bracketed(reader: Reader): Bracketed | undefined {
  const behind = reader.position;
  reader.moveTo(behind);
  reader.skipBlanks();
  if (reader.charAt() !== '[') {
    reader.moveTo(behind);
    return undefined;
  }
  const open = { start: reader.position, end: reader.position + 1 };
  reader.moveTo(open.end);
  reader.skipNewlines();
  const name = typeSpec(reader) ?? reader.failAfter('MissingTypename', open);
  reader.skipBlanks();
  if (reader.charAt() === '(') return attribute(reader, open.start, name);
  const before = Math.max(reader.position - 1, 0);
  if (reader.charAt() !== ']') reader.fail('EndSquareBracketExpectedAtEndOfAttribute', { start: before, end: before });
  reader.moveTo(reader.position + 1);
  return { name, start: open.start, end: reader.position };
}

/** The brackets that follow one another here. Newlines may stand between them, `inExpression` only behind attributes. */
export function bracketedList(reader: Reader, inExpression: boolean): Bracketed[] {
  const found: Bracketed[] = [];
  for (let next = bracketed(reader); next !== undefined; next = bracketed(reader)) {
    found.push(next);
    if (!inExpression || next.attribute !== undefined) reader.skipNewlines();
  }
  return found;
}

type NamedArgument = AttributeAst['named'][number];

function attribute(reader: Reader, start: number, name: TypeSpec): Bracketed {
  const open = { start: reader.position, end: reader.position + 1 };
  reader.moveTo(open.end);
  return reader.in('expression', () => {
    const positional: ExpressionAst[] = [];
    const named: NamedArgument[] = [];
    const last = reader.withComma(true, () => attributeArguments(reader, open, positional, named));
    reader.skipNewlines();
    const close = reader.take(')') ?? reader.failAfter('MissingEndParenthesisInExpression', last);
    reader.skipNewlines();
    const end = (reader.take(']') ?? reader.failAfter('EndSquareBracketExpectedAtEndOfAttribute', close)).end;
    return { name, attribute: { kind: 'Attribute', name: name.text, positional, named, start, end }, start, end };
  });
}

function attributeArguments(reader: Reader, open: Extent, positional: ExpressionAst[], named: NamedArgument[]): Extent {
  let last = open;
  for (let comma: Extent | undefined; ;) {
    reader.skipNewlines();
    const name = reader.peek();
    if (name.kind === 'identifier') {
      reader.next();
      const value = namedValue(reader);
      if (named.some((other) => other.name.toLowerCase() === name.name.toLowerCase())) reader.error('DuplicateNamedArgument', name, name.name);
      if (value !== undefined) checkConstant(reader, value);
      named.push(value === undefined ? { name: name.name } : { name: name.name, value });
      last = value ?? last;
    } else {
      const value = reader.rules.expression(reader);
      if (value !== undefined) {
        checkConstant(reader, value);
        positional.push(value);
        last = value;
      } else if (comma !== undefined) reader.failAfter('MissingExpressionAfterToken', comma, ',');
    }
    reader.skipNewlines();
    comma = reader.take(',');
    if (comma === undefined) return last;
    last = comma;
  }
}

function namedValue(reader: Reader): ExpressionAst | undefined {
  const equals = reader.peek();
  if (equals.kind !== 'operator' || equals.operator !== '=') return undefined;
  reader.next();
  reader.skipNewlines();
  return reader.rules.expression(reader) ?? reader.failAfter('MissingExpressionInNamedArgument', equals);
}

function checkConstant(reader: Reader, value: ExpressionAst): void {
  if (!isConstant(value)) reader.error('ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock', value);
}

/** Leaves the parser at an attribute where none can stand: before an expression, or before nothing. */
export function refuseAttribute(reader: Reader, { attribute: found, start, end }: Bracketed): never {
  const extent = { start, end };
  const token = reader.peek();
  const followed = !['end', '}', ')', ']', ';'].includes(token.kind) && token.kind !== 'keyword';
  if (!followed) return reader.failMissing('UnexpectedAttribute', extent, [found?.name ?? '']);
  return reader.refuseNow('LanguageFeatureNotSupported', extent, {
    values: ['An attribute on a variable'],
    recommendation: 'Put the attribute on a parameter in param( … ), or check the value with an if statement.',
  });
}
