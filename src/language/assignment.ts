import type { AssignmentAst, AssignmentTargetAst, ExpressionAst, TypeNameAst } from './ast.ts';
import { pureExpression } from './constant-expression.ts';
import type { Reader } from './reader.ts';
import type { Token } from './token.ts';

type AssignmentOperator = AssignmentAst['operator'];

const operators: readonly string[] = ['=', '+=', '-=', '*=', '/=', '%=', '??='] satisfies readonly AssignmentOperator[];

/** The assignment operator that stands here, taken. */
export function assignmentOperator(reader: Reader): Token | undefined {
  const token = reader.peek();
  return token.kind === 'operator' && operators.includes(token.operator) ? reader.next() : undefined;
}

/** `target = value`, behind its operator. */
export function assignment(reader: Reader, left: ExpressionAst, operator: Token): AssignmentAst {
  const text = reader.textOf(operator).replace(/^[\u2013-\u2015]/, '-') as AssignmentOperator;
  reader.skipNewlines();
  const value = reader.rules.statement(reader) ?? reader.failAfter('ExpectedValueExpression', operator, text);
  return { kind: 'Assignment', targets: targets(reader, left, text === '='), operator: text, value, start: left.start, end: value.end };
}

/** The targets that `left` names; notes an error for what cannot be assigned to. */
function targets(reader: Reader, left: ExpressionAst, simple: boolean): readonly AssignmentTargetAst[] {
  const wrong = (extent: ExpressionAst): readonly AssignmentTargetAst[] => {
    reader.error('InvalidLeftHandSide', extent);
    return [];
  };
  const inner = withoutParens(left);
  if (inner === undefined) return wrong(left);
  if (inner.kind !== 'ArrayLiteral') return target(inner) ?? wrong(inner);
  if (!simple) return wrong(inner);
  return inner.elements.flatMap((element) => {
    const bare = withoutParens(element);
    if (bare?.kind !== 'ArrayLiteral') return bare === undefined ? wrong(element) : (target(bare) ?? wrong(bare));
    reader.refuse('LanguageFeatureNotSupported', bare, { values: ['A list within a list of targets'], recommendation: 'Assign in two statements.' });
    return [];
  });
}

function withoutParens(expression: ExpressionAst): ExpressionAst | undefined {
  let inner: ExpressionAst | undefined = expression;
  while (inner?.kind === 'Paren') inner = pureExpression(inner.statement);
  return inner;
}

function target(expression: ExpressionAst): readonly AssignmentTargetAst[] | undefined {
  const types: TypeNameAst[] = [];
  let inner: ExpressionAst | undefined = expression;
  while (inner?.kind === 'Cast') {
    types.push(inner.type);
    inner = withoutParens(inner.operand);
  }
  if (inner?.kind !== 'Variable' && inner?.kind !== 'Member' && inner?.kind !== 'Index') return undefined;
  return [{ kind: 'AssignmentTarget', types, expression: inner, start: expression.start, end: expression.end }];
}
