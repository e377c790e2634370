import type { IfAst } from './ast.ts';
import type { Reader } from './reader.ts';
import type { Token } from './token.ts';

type Clause = IfAst['clauses'][number];

/** `if (…) { … } elseif (…) { … } else { … }`, behind its `if`. */
export function ifStatement(reader: Reader, keyword: Token): IfAst {
  const clauses: Clause[] = [clause(reader, keyword)];
  for (;;) {
    const last = clauses.at(-1)?.body ?? keyword;
    const behindBody = reader.position;
    reader.skipNewlines();
    const elseIf = reader.takeKeyword('elseif');
    if (elseIf !== undefined) {
      clauses.push(clause(reader, elseIf));
      continue;
    }
    const otherwise = reader.takeKeyword('else');
    if (otherwise === undefined) {
      // The newlines end the statement: in a hashtable the next entry needs them.
      reader.moveTo(behindBody);
      return { kind: 'If', clauses, start: keyword.start, end: last.end };
    }
    const body = reader.rules.statementBlock(reader) ?? reader.failAfter('MissingStatementBlockAfterElse', otherwise);
    return { kind: 'If', clauses, otherwise: body, start: keyword.start, end: body.end };
  }
}

function clause(reader: Reader, keyword: Token): Clause {
  const word = reader.textOf(keyword);
  reader.skipNewlines();
  const open = reader.take('(') ?? reader.failAfter('MissingOpenParenthesisInIfStatement', keyword, word);
  reader.skipNewlines();
  const condition = reader.rules.pipelineChain(reader) ?? reader.failAfter('IfStatementMissingCondition', open, word);
  reader.skipNewlines();
  const close = reader.take(')') ?? reader.failMissing('MissingEndParenthesisAfterStatement', reader.peek(), [word]);
  const body = reader.rules.statementBlock(reader) ?? reader.failMissing('MissingStatementBlock', close, [word]);
  return { condition, body };
}
