import type { ConstantAst, ExpandableStringAst, ExpressionAst, SubExpressionAst } from './ast.ts';
import { Notes } from './notes.ts';
import { ParseFailure } from './parse-error.ts';
import type { Reader } from './reader.ts';
import { relocated } from './relocate.ts';
import type { PendingSubExpression, TextToken } from './token.ts';
import { variableAst } from './variable-expression.ts';

/** A quoted string's node: a constant, or text with what expands in it. */
export function stringExpression(reader: Reader, token: TextToken): ConstantAst | ExpandableStringAst {
  const { start, end } = token;
  if (token.parts === undefined) return { kind: 'Constant', value: token.value, start, end };
  return { kind: 'ExpandableString', parts: partsOf(reader, token.parts), start, end };
}

/** A bare word's node. */
export function wordExpression(reader: Reader, token: TextToken): ConstantAst | ExpandableStringAst {
  const { start, end, value } = token;
  if (token.parts === undefined) return { kind: 'Constant', value, bare: value, start, end };
  return { kind: 'ExpandableString', parts: partsOf(reader, token.parts), bare: true, start, end };
}

function partsOf(reader: Reader, parts: NonNullable<TextToken['parts']>): readonly (string | ExpressionAst)[] {
  return parts.map((part) => {
    if (typeof part === 'string') return part;
    return part.kind === 'pending' ? subExpression(reader, part) : variableAst(reader, part);
  });
}

function subExpression(reader: Reader, { start, end, dropped }: PendingSubExpression): SubExpressionAst {
  if (dropped.length === 0) {
    const child = reader.child(reader.text.slice(0, end), start);
    return reader.nested(() => child.rules.subExpression(child));
  }
  return reader.nested(() => unescaped(reader, start, end, dropped));
}

/** Parses the sub-expression as the text that remains without the dropped characters, then moves what came of it to where it stands. */
function unescaped(reader: Reader, start: number, end: number, dropped: readonly number[]): SubExpressionAst {
  const pieces = [start, ...dropped.map((offset) => offset + 1)].map((from, i) => reader.text.slice(from, dropped[i] ?? end));
  const toSource = (offset: number): number => start + offset + countDropped(dropped, start, offset);
  const notes = new Notes();
  const child = reader.child(pieces.join(''), 0, notes);
  try {
    const found = relocated(child.rules.subExpression(child), toSource);
    reader.notes.errors.push(...relocated(notes.errors, toSource));
    reader.notes.refusals.push(...relocated(notes.refusals, toSource));
    return found;
  } catch (failure) {
    // The string has its end already: more input would not complete the sub-expression.
    throw failure instanceof ParseFailure ? new ParseFailure({ ...relocated(failure.error, toSource), incomplete: false }) : failure;
  }
}

/** How many dropped characters stand before `offset` of the text that remains. */
function countDropped(dropped: readonly number[], start: number, offset: number): number {
  let low = 0;
  let high = dropped.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dropped[middle] ?? 0) - start - middle <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
