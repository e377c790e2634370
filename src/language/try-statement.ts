import type { TryAst, TypeNameAst } from './ast.ts';
import { bracketed } from './attributes.ts';
import type { Reader } from './reader.ts';
import type { Token } from './token.ts';

type Catch = TryAst['catches'][number];

/** `try { … } catch [type] { … } finally { … }`, behind its `try`. */
export function tryStatement(reader: Reader, keyword: Token): TryAst {
  const body = reader.rules.statementBlock(reader) ?? reader.failAfter('MissingTryStatementBlock', keyword);
  const catches: Catch[] = [];
  const caught = new Set<string>();
  let caughtAll = false;
  let last = body;
  for (;;) {
    const behind = reader.position;
    reader.skipNewlines();
    const word = reader.takeKeyword('catch');
    if (word !== undefined) {
      if (caughtAll) reader.error('EmptyCatchNotLast', word);
      const clause = catchClause(reader, word);
      noteRepeatedTypes(reader, caught, clause);
      caughtAll ||= clause.types.length === 0;
      catches.push(clause);
      last = clause.body;
      continue;
    }
    const finallyWord = reader.takeKeyword('finally');
    if (finallyWord === undefined) {
      if (catches.length === 0) reader.failAfter('MissingCatchOrFinally', body);
      reader.moveTo(behind);
      return { kind: 'Try', body, catches, start: keyword.start, end: last.end };
    }
    const block =
      reader.withFlow({ inFinally: true, inLoop: false }, () => reader.rules.statementBlock(reader)) ??
      reader.failAfter('MissingFinallyStatementBlock', finallyWord);
    return { kind: 'Try', body, catches, finally: block, start: keyword.start, end: block.end };
  }
}

function catchClause(reader: Reader, word: Token): Catch {
  const types: TypeNameAst[] = [];
  let last: { readonly start: number; readonly end: number } = word;
  for (let comma: Token | undefined; ;) {
    const behind = reader.position;
    reader.skipNewlines();
    const type = bracketed(reader);
    if (type === undefined) {
      if (comma !== undefined) reader.failAfter('MissingTypeLiteralToken', comma);
      break;
    }
    if (type.attribute !== undefined) {
      reader.moveTo(behind);
      break;
    }
    types.push({ kind: 'TypeName', name: type.name.text.toLowerCase(), array: type.name.array, start: type.start, end: type.end });
    last = type;
    reader.skipNewlines();
    comma = reader.take(',');
    if (comma === undefined) break;
  }
  const body = reader.rules.statementBlock(reader) ?? reader.failAfter('MissingCatchHandlerBlock', last);
  return { types, body };
}

/** Notes an error for each type of the clause that an earlier one catches, then adds them to those. */
function noteRepeatedTypes(reader: Reader, caught: Set<string>, { types }: Catch): void {
  for (const type of types) if (caught.has(type.name)) reader.error('ExceptionTypeAlreadyCaught', type, type.name);
  for (const { name } of types) caught.add(name);
}
