import type { Extent, ParseError } from './ast.ts';
import { parseErrorMessages, type ParseErrorId } from './parse-error-messages.ts';

/** What to do about it, where the message does not already say so. */
const recommendations: Partial<Record<ParseErrorId, string>> = {
  DuplicateKeyInHashLiteral: 'Remove one of the two entries.',
  EmptyPipeElement: 'Write a command on each side of the pipe.',
  ExpressionsMustBeFirstInPipeline: 'Write a command after the pipe, such as ForEach-Object { … }.',
  InvalidLeftHandSide: 'Assign to a variable, a property or an element.',
  InvalidVariableReferenceWithDrive: 'Write ${name}: with braces around the name.',
  MissingEndCurlyBrace: "Close the block with '}'.",
  MissingEndParenthesisInExpression: "Close the parenthesis with ')'.",
  MissingEndParenthesisInSubexpression: "Close the subexpression with ')'.",
  MissingEqualsInHashLiteral: "Write key = value, and quote a key that has a dash or a blank: 'a-b' = 1.",
  MissingArgument: 'Write a value on each side of the comma.',
  NestingTooDeep: 'Split the script into smaller statements with variables.',
  OrderedAttributeOnlyOnHashLiteralNode: 'Write [ordered]@{ … }.',
  RedirectionNotSupported: 'Replace a placeholder such as <UserId> by a value; to read a file, write Get-Content file | …',
  TerminatorExpectedAtEndOfString: 'Close the string with the quote that opened it.',
  UnexpectedToken: 'Separate two statements with a new line or a semicolon, and two arguments with a blank.',
  WhitespaceBeforeHereStringFooter: 'Put the closing \'@ or "@ at the very start of its line.',
};

/** A parse error's data. `values` fill the message's `{0}`, `{1}`. */
export function parseError(
  id: ParseErrorId,
  extent: Extent,
  { values = [], incomplete = false, recommendation = recommendations[id] }: ParseErrorOptions = {},
): ParseError {
  const message = parseErrorMessages[id].replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
  return { id, message, extent: { start: extent.start, end: extent.end }, incomplete, ...(recommendation === undefined ? {} : { recommendation }) };
}

export interface ParseErrorOptions {
  readonly values?: readonly string[];
  readonly incomplete?: boolean;
  readonly recommendation?: string | undefined;
}

/** Thrown within this folder to leave the parser at the first syntax error; `parse` turns it into a result. */
export class ParseFailure extends Error {
  readonly error: ParseError;
  constructor(error: ParseError) {
    super(error.message);
    this.error = error;
  }
}
