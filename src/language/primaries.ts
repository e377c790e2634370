import type { ArrayExpressionAst, ExpressionAst, ParenAst, StatementAst, SubExpressionAst } from './ast.ts';
import { stringExpression } from './expandable.ts';
import { hashtable } from './hashtable.ts';
import { members } from './members.ts';
import type { Reader } from './reader.ts';
import type { SymbolToken, Token } from './token.ts';
import { variableAst } from './variable-expression.ts';

/** A variable, literal or bracketed construct, with its members and elements if `withMembers`. */
export function primary(reader: Reader, withMembers: boolean): ExpressionAst | undefined {
  const found = value(reader, reader.peek());
  return found === undefined || !withMembers ? found : members(reader, found);
}

function value(reader: Reader, token: Token): ExpressionAst | undefined {
  switch (token.kind) {
    case 'variable':
    case 'splat':
      reader.next();
      if (token.kind === 'splat') reader.error('SplattingNotPermitted', token, token.name);
      return variableAst(reader, token);
    case 'number': {
      reader.next();
      const { start, end, numberType } = token;
      return { kind: 'Constant', value: token.value, numberType, start, end };
    }
    case 'string':
      reader.next();
      return stringExpression(reader, token);
    case '(':
      return reader.nested(() => paren(reader));
    case '$(':
      return reader.nested(() => subExpression(reader));
    case '@(':
      return reader.nested(() => arrayExpression(reader));
    case '@{':
      return reader.nested(() => hashtable(reader));
    case '{':
      return reader.nested(() => reader.rules.scriptBlock(reader, reader.next() as SymbolToken));
    default:
      return undefined;
  }
}

/** `( … )` */
function paren(reader: Reader): ParenAst {
  const open = reader.next();
  const statement = reader.in('command', () =>
    reader.withComma(false, () => {
      reader.skipNewlines();
      const found = reader.rules.pipelineChain(reader) ?? reader.failAfter('ExpectedExpression', open);
      reader.skipNewlines();
      if (!reader.at(')')) reader.failAfter('MissingEndParenthesisInExpression', found);
      return found;
    }),
  );
  return { kind: 'Paren', statement, start: open.start, end: reader.next().end };
}

/** `$( … )` */
export function subExpression(reader: Reader): SubExpressionAst {
  return { kind: 'SubExpression', ...enclosedStatements(reader) };
}

/** `@( … )` */
function arrayExpression(reader: Reader): ArrayExpressionAst {
  return { kind: 'ArrayExpression', ...enclosedStatements(reader) };
}

function enclosedStatements(reader: Reader): { readonly body: readonly StatementAst[]; readonly start: number; readonly end: number } {
  const { start } = reader.next();
  const body = reader.in('command', () =>
    reader.withComma(false, () => {
      const statements = reader.rules.statementList(reader);
      reader.skipNewlines();
      if (!reader.at(')')) reader.failMissing('MissingEndParenthesisInSubexpression', reader.peek());
      return statements;
    }),
  );
  return { body, start, end: reader.next().end };
}
