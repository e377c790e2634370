import type { ExpressionAst, HashtableAst } from './ast.ts';
import type { Reader } from './reader.ts';

type Entry = HashtableAst['entries'][number];

/** `@{ key = value; … }` */
export function hashtable(reader: Reader): HashtableAst {
  const open = reader.next();
  const entries: Entry[] = [];
  const seen = new Set<string>();
  reader.in('command', () =>
    reader.withComma(false, () => {
      reader.skipNewlines();
      for (let next = entry(reader, seen); next !== undefined; next = entry(reader, seen)) {
        entries.push(next);
        if (!reader.at('newline') && !reader.at(';')) break;
        reader.skipTerminators();
      }
    }),
  );
  const close = reader.take('}') ?? reader.failMissing('MissingEndCurlyBrace', { start: open.end, end: open.end }, [], reader.peek());
  return { kind: 'Hashtable', ordered: false, entries, start: open.start, end: close.end };
}

function entry(reader: Reader, seen: Set<string>): Entry | undefined {
  const found = reader.in('expression', () => {
    const key = entryKey(reader);
    if (key === undefined) return undefined;
    const equals = reader.peek();
    if (equals.kind !== 'operator' || equals.operator !== '=') return reader.fail('MissingEqualsInHashLiteral', { start: key.end, end: key.end });
    reader.next();
    return { key, equals };
  });
  if (found === undefined) return undefined;
  checkRepeated(reader, found.key, seen);
  reader.skipNewlines();
  const value = reader.rules.statement(reader) ?? reader.failAfter('MissingStatementInHashLiteral', found.equals);
  return { key: found.key, value };
}

function entryKey(reader: Reader): ExpressionAst | undefined {
  const token = reader.peek();
  if (token.kind === 'newline' || token.kind === ';') return undefined;
  if (token.kind !== 'identifier') return reader.withComma(true, () => reader.rules.unary(reader));
  reader.next();
  reader.notes.mark(token, 'member');
  return { kind: 'Constant', value: token.name, start: token.start, end: token.end };
}

function checkRepeated(reader: Reader, key: ExpressionAst, seen: Set<string>): void {
  if (key.kind !== 'Constant') return;
  const text = String(key.value);
  if (seen.has(text.toLowerCase())) reader.error('DuplicateKeyInHashLiteral', key, text);
  seen.add(text.toLowerCase());
}
