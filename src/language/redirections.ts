import type { RedirectionAst } from './ast.ts';
import { singleArgument } from './arguments.ts';
import type { Reader } from './reader.ts';
import type { RedirectionToken } from './token.ts';

const streamNames = {
  '*': '* stream',
  1: 'output stream',
  2: 'error stream',
  3: 'warning stream',
  4: 'verbose stream',
  5: 'debug stream',
  6: 'information stream',
};

/** Reads what follows the redirection operator `token`, which was taken, and adds it to `seen`. */
export function redirection(reader: Reader, token: RedirectionToken, seen: RedirectionAst[]): void {
  const found = token.into === undefined ? toFile(reader, token) : merging(reader, token);
  if (seen.some(({ stream }) => stream === found.stream)) reader.fail('StreamAlreadyRedirected', found, streamNames[found.stream]);
  seen.push(found);
}

function toFile(reader: Reader, token: RedirectionToken): RedirectionAst {
  const target = singleArgument(reader) ?? reader.fail('MissingFileSpecification', { start: token.end, end: token.end });
  if (token.input === true) reader.fail('RedirectionNotSupported', token, '<');
  return { kind: 'Redirection', stream: token.stream, target, append: token.append, start: token.start, end: target.end };
}

function merging(reader: Reader, token: RedirectionToken): RedirectionAst {
  if (token.into !== 1 || token.stream === 1) reader.fail('RedirectionNotSupported', token, reader.textOf(token));
  return { kind: 'Redirection', stream: token.stream, target: '&1', append: false, start: token.start, end: token.end };
}
