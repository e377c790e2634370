import type { Extent } from './ast.ts';
import { isIdentifierStart } from './characters.ts';
import type { Reader } from './reader.ts';

/** A type's name as written: `System.Collections.Generic.List[string][]` has a base, one argument and one dimension. */
export interface TypeSpec extends Extent {
  readonly base: string;
  readonly arguments: readonly TypeSpec[];
  /** How many `[]` follow. */
  readonly dimensions: number;
  /** The whole name without blanks. */
  readonly text: string;
  readonly array: boolean;
}

const nameCharacters = /[\p{L}\p{Nd}.`_+#\\]*/uy;
const assemblyName = /[^\],=\s\0]*/y;

/**
 * The type name that starts here, behind a `[`; undefined if there is none. `bare` is a type argument without brackets of its own, which
 * can name no assembly.
 */
export function typeSpec(reader: Reader, bare = false): TypeSpec | undefined {
  reader.skipBlanks();
  if (!isIdentifierStart(reader.charAt())) return undefined;
  const start = reader.position;
  nameCharacters.lastIndex = start;
  const base = nameCharacters.exec(reader.text)?.[0] ?? '';
  reader.moveTo(start + base.length);
  reader.notes.mark({ start, end: reader.position }, 'type');
  return reader.nested(() => suffixes(reader, base, start, bare));
}

function suffixes(reader: Reader, base: string, start: number, bare: boolean): TypeSpec {
  const args: TypeSpec[] = [];
  let dimensions = 0;
  for (let open = openBracket(reader); open !== undefined; open = openBracket(reader)) {
    reader.skipNewlines();
    const c = reader.charAt();
    if (c === ']' || c === ',') {
      dimensions++;
      while (reader.charAt() === ',') step(reader);
      if (reader.charAt() !== ']') reader.fail('EndSquareBracketExpectedAtEndOfAttribute', { start: reader.position, end: reader.position });
      step(reader);
    } else if (dimensions === 0 && args.length === 0 && (c === '[' || isIdentifierStart(c))) args.push(...typeArguments(reader));
    else if (c === '') reader.failAfter('MissingTypename', open);
    else reader.fail('UnexpectedToken', { start: reader.position, end: reader.position + 1 }, c);
  }
  const end = reader.position;
  if (!bare) skipAssembly(reader);
  const argumentText = args.length === 0 ? '' : `[${args.map(({ text }) => text).join(',')}]`;
  return { base, arguments: args, dimensions, text: `${base}${argumentText}${'[]'.repeat(dimensions)}`, array: dimensions > 0, start, end };
}

function openBracket(reader: Reader): Extent | undefined {
  reader.skipBlanks();
  if (reader.charAt() !== '[') return undefined;
  const start = reader.position;
  step(reader);
  return { start, end: start + 1 };
}

function step(reader: Reader): void {
  reader.moveTo(reader.position + 1);
  reader.skipBlanks();
}

function typeArguments(reader: Reader): TypeSpec[] {
  const found: TypeSpec[] = [];
  for (;;) {
    found.push(typeArgument(reader));
    reader.skipNewlines();
    if (reader.charAt() !== ',') break;
    step(reader);
    reader.skipNewlines();
  }
  if (reader.charAt() !== ']') reader.fail('EndSquareBracketExpectedAtEndOfAttribute', { start: reader.position, end: reader.position });
  reader.moveTo(reader.position + 1);
  return found;
}

function typeArgument(reader: Reader): TypeSpec {
  const here = { start: reader.position, end: reader.position };
  const open = openBracket(reader);
  const argument = typeSpec(reader, open === undefined) ?? reader.failMissing('MissingTypename', here);
  if (open === undefined) return argument;
  if (reader.charAt() !== ']') reader.failMissing('EndSquareBracketExpectedAtEndOfType', { start: reader.position, end: reader.position });
  reader.moveTo(reader.position + 1);
  return argument;
}

/** `, Assembly, Version=…`: read and forgotten, since no assembly is ever loaded. */
function skipAssembly(reader: Reader): void {
  reader.skipBlanks();
  if (reader.charAt() !== ',') return;
  const comma = { start: reader.position, end: reader.position + 1 };
  for (let part = 0; reader.charAt() === ',' || reader.charAt() === '='; part++) {
    step(reader);
    assemblyName.lastIndex = reader.position;
    const word = assemblyName.exec(reader.text)?.[0] ?? '';
    if (part === 0 && word === '') reader.fail('MissingAssemblyNameSpecification', { start: comma.end, end: comma.end });
    reader.moveTo(reader.position + word.length);
    reader.skipBlanks();
  }
}
