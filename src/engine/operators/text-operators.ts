import { cast, toText } from '../conversion/convert.ts';
import { checkText } from '../limits.ts';
import { escapeRegex, matchAll, regex, type Regex, type RegexMatch } from '../regex/regex.ts';
import { runtimeError } from '../runtime-error.ts';
import { Hashtable, isList, ScriptBlock, type Value } from '../value.ts';

/** The table `$Matches` for a match: group 0 and the unnamed groups by number, the named by name; groups that took no part are left out. */
function matchesTable(compiled: Regex, match: RegexMatch): Hashtable {
  const names = new Map([...compiled.names].map(([name, number]) => [number, name]));
  const table = new Hashtable();
  for (const [number, text] of match.groups.entries()) if (text !== undefined) table.set(names.get(number) ?? number, text);
  return table;
}

/** `text -match pattern`, with the table for `$Matches`. */
export function match(text: Value, pattern: Value, caseSensitive: boolean): Hashtable | undefined {
  const compiled = regex(toText(pattern), caseSensitive);
  const found = compiled.exec(toText(text));
  return found && matchesTable(compiled, found);
}

/** `left -replace pattern, replacement`; a list is replaced in one by one. */
export function replace(left: Value, right: Value, caseSensitive: boolean): Value {
  const [pattern = null, replacement = ''] = isList(right) ? right : [right];
  if (isList(right) && right.length > 2) {
    throw runtimeError('BadReplaceArgument', 'The -replace operator allows only two elements to follow it, not ' + String(right.length) + '.');
  }
  if (replacement instanceof ScriptBlock) {
    throw runtimeError('BadOperatorArgument', 'A script block as the replacement is not supported.', {
      recommendation: 'Use $1 or ${name} in the replacement text, or ForEach-Object.',
    });
  }
  const compiled = regex(toText(pattern), caseSensitive);
  const pieces = replacementPieces(toText(replacement), compiled);
  const inOne = (text: Value): Value => replaceIn(toText(text), compiled, pieces);
  return isList(left) ? left.map(inOne) : inOne(left);
}

type Piece = string | ((match: RegexMatch, text: string) => string);

/** `$1`, `${name}`, `$&`, `$$` and the like; a `$` that means nothing stays. */
function replacementPieces(replacement: string, compiled: Regex): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of replacement.matchAll(/\$(?:(\$)|(&)|(`)|(')|(\+)|(_)|(\d+)|\{(\w+)\})/g)) {
    const [all, dollar, whole, before, behind, last, everything, number, name] = found;
    pieces.push(replacement.slice(end, found.index));
    end = found.index + all.length;
    if (dollar !== undefined) pieces.push('$');
    else if (whole !== undefined) pieces.push((match) => match.text);
    else if (before !== undefined) pieces.push((match, text) => text.slice(0, match.index));
    else if (behind !== undefined) pieces.push((match, text) => text.slice(match.index + match.text.length));
    else if (last !== undefined) pieces.push((match) => match.groups.at(-1) ?? '');
    else if (everything !== undefined) pieces.push((_match, text) => text);
    else pieces.push(groupPiece(all, number ?? name ?? '', compiled));
  }
  pieces.push(replacement.slice(end));
  return pieces.filter((piece) => piece !== '');
}

function groupPiece(all: string, name: string, compiled: Regex): Piece {
  const number = compiled.names.get(name) ?? (/^\d+$/.test(name) ? Number(name) : undefined);
  return (match) => (number === undefined || number >= match.groups.length ? all : (match.groups[number] ?? ''));
}

function replaceIn(text: string, compiled: Regex, pieces: readonly Piece[]): string {
  let result = '';
  let end = 0;
  for (const match of matchAll(compiled, text)) {
    result += text.slice(end, match.index);
    for (const piece of pieces) result += typeof piece === 'string' ? piece : piece(match, text);
    end = match.index + match.text.length;
    checkText(result);
  }
  return end === 0 && result === '' ? text : checkText(result + text.slice(end));
}

/** `left -split pattern[, max[, options]]`; a list is split one by one. Groups of the pattern are part of the result. */
export function split(left: Value, right: Value, caseSensitive: boolean): readonly Value[] {
  const [pattern = null, max = 0, options = ''] = isList(right) ? right : [right];
  if (pattern instanceof ScriptBlock) {
    throw runtimeError('BadOperatorArgument', 'A script block as the separator is not supported.', {
      recommendation: 'Give a regular expression right of -split.',
    });
  }
  const compiled = separator(toText(pattern), toText(options), caseSensitive);
  const limit = Number(cast({ name: 'int', array: false }, max));
  return (isList(left) ? left : [left]).flatMap((text) => splitOne(toText(text), compiled, limit));
}

const splitOptions = [
  'simplematch',
  'regexmatch',
  'culture',
  'cultureinvariant',
  'ignorepatternwhitespace',
  'multiline',
  'singleline',
  'ignorecase',
  'explicitcapture',
];

/** The separator under the options of -split: `'SimpleMatch, IgnoreCase'`. */
function separator(pattern: string, options: string, caseSensitive: boolean): Regex {
  const words = options
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '' && word !== '0');
  const unknown = words.find((word) => !splitOptions.includes(word));
  if (unknown !== undefined) {
    throw runtimeError('InvalidCast', `Cannot convert value "${options}" to type "System.Management.Automation.SplitOptions".`, {
      recommendation: `The options are ${splitOptions.join(', ')}.`,
    });
  }
  const has = (word: string): boolean => words.includes(word);
  if (has('simplematch') && words.some((word) => !['simplematch', 'ignorecase'].includes(word))) {
    throw runtimeError('InvalidSplitOptionCombination', 'When using SimpleMatch, only IgnoreCase may be used as another option.');
  }
  const flags = [has('multiline') && 'm', has('singleline') && 's', has('ignorepatternwhitespace') && 'x', has('explicitcapture') && 'n']
    .filter((flag) => flag !== false)
    .join('');
  const source = has('simplematch') ? escapeRegex(pattern) : flags === '' ? pattern : `(?${flags})${pattern}`;
  return regex(source, caseSensitive && !has('ignorecase'));
}

/** A negative limit counts from the end. */
function splitOne(text: string, compiled: Regex, limit: number): string[] {
  if (limit === 1 || limit === -1) return [text];
  const all = [...matchAll(compiled, text, limit > 0 ? limit - 1 : Infinity)];
  const separators = limit < 0 ? all.slice(Math.min(0, limit + 1)) : all;
  const parts: string[] = [];
  let end = 0;
  for (const match of separators) {
    parts.push(text.slice(end, match.index), ...match.groups.slice(1).filter((group) => group !== undefined));
    end = match.index + match.text.length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** `-split text`: at runs of blanks. */
export function splitWords(operand: Value): readonly Value[] {
  return (isList(operand) ? operand : [operand]).flatMap((text) => {
    const words = toText(text).trim().split(/\s+/);
    return words.length === 1 && words[0] === '' ? [] : words;
  });
}

/** `left -join separator`, or `-join left`. */
export function join(left: Value, separator: Value = ''): string {
  if (!isList(left)) return toText(left);
  return checkText(left.map((item) => toText(item)).join(toText(separator)));
}
