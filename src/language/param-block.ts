import type { ExpressionAst, FormalParameterAst, ParamBlockAst } from './ast.ts';
import { bracketedList, refuseAttribute, type Bracketed } from './attributes.ts';
import type { Reader } from './reader.ts';
import type { Token } from './token.ts';
import { typeNameAst } from './types.ts';

/** `[CmdletBinding()] param( … )` at the start of a body; undefined, with nothing read, if there is none. */
export function paramBlock(reader: Reader): ParamBlockAst | undefined {
  const before = reader.position;
  const brackets = bracketedList(reader, false);
  reader.skipNewlines();
  const keyword = reader.takeKeyword('param');
  reader.skipNewlines();
  const open = keyword === undefined ? undefined : reader.take('(');
  if (keyword === undefined || open === undefined) {
    const stray = brackets.find(({ attribute }) => attribute !== undefined);
    if (stray !== undefined && !reader.atKeyword('class') && !reader.atKeyword('enum')) refuseAttribute(reader, stray);
    if (stray === undefined) reader.moveTo(before);
    return undefined;
  }
  const { parameters, end } = parameterList(reader, open);
  const attributes = brackets.map((bracket) => bracket.attribute ?? reader.fail('TypeNotAllowedBeforeParam', bracket, bracket.name.text));
  return { kind: 'ParamBlock', attributes, parameters, start: keyword.start, end };
}

/** The parameters behind an opening parenthesis, up to and with the closing one. */
export function parameterList(reader: Reader, open: Token): { readonly parameters: readonly FormalParameterAst[]; readonly end: number } {
  const parameters: FormalParameterAst[] = [];
  const seen = new Set<string>();
  for (let comma: Token | undefined; ;) {
    const next = reader.in('expression', () => reader.withComma(true, () => parameter(reader)));
    if (next === undefined) {
      if (comma !== undefined) reader.failAfter('MissingExpressionAfterToken', comma, ',');
      break;
    }
    if (seen.has(next.ast.name.toLowerCase())) reader.error('DuplicateFormalParameter', next.variable, next.ast.name);
    seen.add(next.ast.name.toLowerCase());
    parameters.push(next.ast);
    reader.skipNewlines();
    comma = reader.take(',');
    if (comma === undefined) break;
  }
  reader.skipNewlines();
  const close = reader.take(')') ?? reader.failAfter('MissingEndParenthesisInFunctionParameterList', parameters.at(-1) ?? open);
  return { parameters, end: close.end };
}

function parameter(reader: Reader): { readonly ast: FormalParameterAst; readonly variable: Token } | undefined {
  reader.skipNewlines();
  const brackets = bracketedList(reader, false);
  reader.skipNewlines();
  const variable = reader.peek();
  if (variable.kind !== 'variable' && variable.kind !== 'splat') {
    const last = brackets.at(-1);
    return last === undefined ? undefined : reader.failAfter('InvalidFunctionParameter', last);
  }
  if (variable.kind === 'splat') reader.error('SplattingNotPermitted', variable, variable.name);
  reader.next();
  const defaultValue = defaultOf(reader);
  const type = brackets.findLast(({ attribute }) => attribute === undefined);
  if (type !== undefined) checkParameterType(reader, type);
  const start = brackets[0]?.start ?? variable.start;
  const ast: FormalParameterAst = {
    kind: 'FormalParameter',
    name: variable.name,
    attributes: brackets.flatMap(({ attribute }) => (attribute === undefined ? [] : [attribute])),
    ...(type === undefined ? {} : { type: typeNameAst(reader, type.name) }),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    start,
    end: defaultValue?.end ?? variable.end,
  };
  return { ast, variable };
}

function defaultOf(reader: Reader): ExpressionAst | undefined {
  const behind = reader.position;
  reader.skipNewlines();
  const equals = reader.peek();
  if (equals.kind !== 'operator' || equals.operator !== '=') {
    reader.moveTo(behind);
    return undefined;
  }
  reader.next();
  reader.skipNewlines();
  return reader.rules.expression(reader) ?? reader.failAfter('MissingExpressionAfterToken', equals, '=');
}

function checkParameterType(reader: Reader, { name }: Bracketed): void {
  const folded = name.text.toLowerCase();
  if (folded === 'ordered') reader.error('OrderedAttributeOnlyOnHashLiteralNode', name, name.text);
  if (folded === 'void') reader.error('VoidTypeConstraintNotAllowed', name);
}
