import { compareText } from '../operators/comparison.ts';
import { toText } from '../conversion/convert.ts';
import { checkText, checkTextLength } from '../limits.ts';
import { badArgument, method, type MethodArguments, type MethodTable } from './method.ts';
import { isList, type Value } from '../value.ts';

/** The methods of texts. They tell letter case apart, as .NET does, unless an argument such as 'OrdinalIgnoreCase' says otherwise. */
export const stringMethods: MethodTable<string> = {
  Clone: method(0, (text) => text),
  CompareTo: method(1, (text, args) => Math.sign(compareText(text, args.text(0), true))),
  Contains: method(1, (text, args) => folded(text, args, 1).includes(folded(args.text(0), args, 1)), 2),
  EndsWith: method(1, (text, args) => folded(text, args, 1).endsWith(folded(args.text(0), args, 1)), 3),
  Equals: method(1, (text, args) => folded(text, args, 1) === folded(args.text(0), args, 1), 2),
  IndexOf: method(1, (text, args) => indexOf(text, args), 3),
  IndexOfAny: method(1, (text, args) => firstOf(text, characters([args.value(0)]))),
  Insert: method(2, (text, args) => checkText(text.slice(0, within('Insert', args.int(0), text.length)) + args.text(1) + text.slice(args.int(0)))),
  LastIndexOf: method(1, (text, args) => text.lastIndexOf(args.text(0)), 1),
  Normalize: method(0, (text) => text.normalize()),
  PadLeft: method(1, (text, args) => text.padStart(width(args), args.count > 1 ? args.text(1) : ' '), 2),
  PadRight: method(1, (text, args) => text.padEnd(width(args), args.count > 1 ? args.text(1) : ' '), 2),
  Remove: method(1, (text, args) => remove(text, args), 2),
  Replace: method(2, (text, args) => replaceAll(text, args), 3),
  Split: method(0, (text, args) => split(text, args), 4),
  StartsWith: method(1, (text, args) => folded(text, args, 1).startsWith(folded(args.text(0), args, 1)), 3),
  Substring: method(1, (text, args) => substring(text, args), 2),
  ToCharArray: method(0, (text) => text.split('')),
  ToLower: method(0, (text) => text.toLowerCase(), 1),
  ToLowerInvariant: method(0, (text) => text.toLowerCase()),
  ToString: method(0, (text) => text, 1),
  ToUpper: method(0, (text) => text.toUpperCase(), 1),
  ToUpperInvariant: method(0, (text) => text.toUpperCase()),
  Trim: method(0, (text, args) => trimEnd(trimStart(text, args), args), Infinity),
  TrimEnd: method(0, (text, args) => trimEnd(text, args), Infinity),
  TrimStart: method(0, (text, args) => trimStart(text, args), Infinity),
};

/** The text without its case if the argument at `index` is a comparison that ignores it (`'OrdinalIgnoreCase'`, or `$true`). */
function folded(text: string, args: MethodArguments, index: number): string {
  const comparison = args.value(index);
  return comparison === true || (typeof comparison === 'string' && /ignorecase$/i.test(comparison)) ? text.toLowerCase() : text;
}

function within(name: string, index: number, length: number): number {
  if (index < 0 || index > length) throw badArgument(name, 'startIndex cannot be negative or larger than length of string.');
  return index;
}

function indexOf(text: string, args: MethodArguments): number {
  const start = args.count > 1 && typeof args.value(1) !== 'string' ? within('IndexOf', args.int(1), text.length) : 0;
  const comparison = args.count - 1;
  return folded(text, args, comparison).indexOf(folded(args.text(0), args, comparison), start);
}

/** Single characters from arguments: `',;'` and `',', ';'` and a list of them are the same. */
const characters = (values: readonly Value[]): string =>
  values.map((value) => (isList(value) ? value.map((item) => toText(item)).join('') : toText(value))).join('');

function firstOf(text: string, wanted: string): number {
  for (let i = 0; i < text.length; i++) if (wanted.includes(text.charAt(i))) return i;
  return -1;
}

function width(args: MethodArguments): number {
  const columns = args.int(0);
  if (columns < 0) throw badArgument('PadLeft', 'Non-negative number required.');
  checkTextLength(columns);
  return columns;
}

function remove(text: string, args: MethodArguments): string {
  const start = within('Remove', args.int(0), text.length);
  const count = args.count > 1 ? args.int(1) : text.length - start;
  if (count < 0 || start + count > text.length) throw badArgument('Remove', 'Index and count must refer to a location within the string.');
  return text.slice(0, start) + text.slice(start + count);
}

function replaceAll(text: string, args: MethodArguments): string {
  const [old, replacement] = [args.text(0), args.text(1)];
  if (old === '') throw badArgument('Replace', 'String cannot be of zero length.');
  if (folded('A', args, 2) === 'A') return checkText(text.replaceAll(old, () => replacement));
  const [haystack, needle] = [text.toLowerCase(), old.toLowerCase()];
  let result = '';
  let end = 0;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, end)) {
    result += text.slice(end, at) + replacement;
    end = at + needle.length;
  }
  return checkText(result + text.slice(end));
}

function substring(text: string, args: MethodArguments): string {
  const start = within('Substring', args.int(0), text.length);
  const length = args.count > 1 ? args.int(1) : text.length - start;
  if (length < 0 || start + length > text.length) throw badArgument('Substring', 'Index and length must refer to a location within the string.');
  return text.slice(start, start + length);
}

/** `Split(separator…[, count][, 'RemoveEmptyEntries'])`: a text of several characters is one separator, a list gives several. */
function split(text: string, args: MethodArguments): readonly string[] {
  const options = args.values
    .filter((value) => typeof value === 'string' && /^(?:RemoveEmptyEntries|TrimEntries|None)(?:,|$)/i.test(value))
    .map((value) => toText(value).toLowerCase());
  const count = args.values.slice(1).find((value) => typeof value === 'number');
  const separators = args.values
    .filter((value, i) => (i === 0 || typeof value === 'string' || isList(value)) && !options.includes(toText(value).toLowerCase()))
    .flatMap((value) => (isList(value) ? value : [value]))
    .map((value) => toText(value));
  let parts = splitAt(text, separators, typeof count === 'number' ? count : Infinity);
  if (options.some((option) => option.includes('trimentries'))) parts = parts.map((part) => part.trim());
  return options.some((option) => option.includes('removeemptyentries')) ? parts.filter((part) => part !== '') : parts;
}

function splitAt(text: string, separators: readonly string[], limit: number): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length && parts.length < limit - 1;) {
    const found = separators.length === 0 ? (/\s/.test(text.charAt(i)) ? ' ' : undefined) : separators.find((one) => one !== '' && text.startsWith(one, i));
    if (found === undefined) i++;
    else {
      parts.push(text.slice(start, i));
      i += found.length;
      start = i;
    }
  }
  return [...parts, text.slice(start)];
}

function trimStart(text: string, args: MethodArguments): string {
  const wanted = characters(args.values);
  if (wanted === '') return text.trimStart();
  let start = 0;
  while (start < text.length && wanted.includes(text.charAt(start))) start++;
  return text.slice(start);
}

function trimEnd(text: string, args: MethodArguments): string {
  const wanted = characters(args.values);
  if (wanted === '') return text.trimEnd();
  let end = text.length;
  while (end > 0 && wanted.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
