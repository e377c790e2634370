import type { ParseError, ScriptAst, Source } from '../language/ast.ts';
import { parse } from '../language/parser.ts';
import { ErrorRecord } from './error-record.ts';

/** Script text as a syntax tree. Throws the first error of the parser as an ErrorRecord of category ParserError, with its place in the text. */
export function parseScript(text: string, name?: string): ScriptAst {
  const { ast, errors } = parse(text, name);
  if (ast) return ast;
  throw parseFailure(errors[0], name === undefined ? { text } : { name, text });
}

/** An error of the parser as an ErrorRecord. */
export const parseFailure = ({ id, message, extent, recommendation }: ParseError, source: Source): ErrorRecord =>
  new ErrorRecord({
    id,
    message,
    category: 'ParserError',
    position: { source, extent },
    terminating: true,
    ...(recommendation !== undefined && { recommendation }),
  });
