import type { VariableAst } from './ast.ts';
import { endsWord, isDoubleQuote, isIdentifierPart, isVariableStart } from './characters.ts';
import { readEscape } from './escapes.ts';
import { parseError, ParseFailure } from './parse-error.ts';
import type { VariableToken } from './token.ts';

const scopes: Readonly<Record<string, VariableAst['drive']>> = { global: 'global', script: 'script', local: 'local', env: 'env' };
const scopeNames = ['global', 'script', 'local', 'private', 'variable', 'workflow'];

/** Where a variable stands: in a word of a command its name must end the word, within a string a doubled quote is one. */
export interface VariablePlace {
  readonly command: boolean;
  readonly inString: boolean;
}

/**
 * The variable whose `$` or `@` stands at `start`. Undefined when the characters are a word instead: a `$` without a name, or in a command
 * a variable with more text at its end.
 */
export function scanVariable(text: string, start: number, place: VariablePlace): VariableToken | undefined {
  const kind = text.charAt(start) === '@' ? 'splat' : 'variable';
  const first = text.charAt(start + 1);
  if (first === '{' && kind === 'variable') return scanBraced(text, start, place);
  if (!isVariableStart(first)) return undefined;
  let end = start + 2;
  if (first !== '$' && first !== '?' && first !== '^') end = nameEnd(text, end);
  const next = text.charAt(end);
  if (place.command && !endsWord(next) && next !== '.' && next !== '[' && next !== '=' && !(next === ':' && text.charAt(end + 1) === ':')) return undefined;
  return named(kind, text.slice(start + 1, end), start, end, (drive) => (drive ? 'InvalidVariableReferenceWithDrive' : 'InvalidVariableReference'));
}

/** The end of a name without braces. `$a::b` is a static member, so two colons end it. */
function nameEnd(text: string, from: number): number {
  let i = from;
  for (;;) {
    const c = text.charAt(i);
    if (isIdentifierPart(c) || c === '?' || (c === ':' && text.charAt(i + 1) !== ':')) i++;
    else return i;
  }
}

function scanBraced(text: string, start: number, place: VariablePlace): VariableToken | undefined {
  let name = '';
  let i = start + 2;
  for (; text.charAt(i) !== '}';) {
    const c = text.charAt(i);
    if (c === '' || (c === '`' && i + 1 === text.length))
      throw new ParseFailure(parseError('IncompleteDollarVariableReference', { start, end: text.length }, { incomplete: true }));
    if (c === '{') throw new ParseFailure(parseError('OpenBraceNeedsToBeBackTickedInVariableName', { start: i, end: i + 1 }));
    if (c === '`') {
      const escape = readEscape(text, i);
      name += escape.value;
      i = escape.end;
      continue;
    }
    if (place.inString && isDoubleQuote(c) && isDoubleQuote(text.charAt(i + 1))) i++;
    name += text.charAt(i);
    i++;
  }
  const end = i + 1;
  if (name === '') throw new ParseFailure(parseError('EmptyVariableReference', { start: i, end }));
  const next = text.charAt(end);
  if (place.command && !endsWord(next) && next !== '.' && next !== '[') return undefined;
  return named('variable', name, start, end, () => 'InvalidBracedVariableReference');
}

type MissingNameId = 'InvalidVariableReference' | 'InvalidVariableReferenceWithDrive' | 'InvalidBracedVariableReference';

function named(kind: 'variable' | 'splat', path: string, start: number, end: number, missingName: (drive: boolean) => MissingNameId): VariableToken {
  const colon = path.indexOf(':');
  if (colon <= 0) {
    if (path === ':') throw new ParseFailure(parseError(missingName(false), { start, end }));
    return { kind, name: path, start, end };
  }
  const qualifier = path.slice(0, colon).toLowerCase();
  const name = path.slice(colon + 1);
  if (name === '') throw new ParseFailure(parseError(missingName(!scopeNames.includes(qualifier)), { start, end }));
  if (qualifier === 'variable') return { kind, name, start, end };
  const drive = scopes[qualifier];
  return drive === undefined ? { kind, name, qualifier, start, end } : { kind, name, drive, start, end };
}
