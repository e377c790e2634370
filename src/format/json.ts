import { toText } from '../engine/conversion/convert.ts';
import { ErrorRecord } from '../engine/error-record.ts';
import { DateTime, Hashtable, isList, PSObject, Real, type Value } from '../engine/value.ts';
import { isoDate } from './iso-date.ts';

export interface JsonOptions {
  /** Objects inside objects deeper than this become text. 2 where absent, as in ConvertTo-Json. */
  readonly depth?: number;
  /** One line without blanks, instead of two blanks for each level. */
  readonly compress?: boolean;
  readonly escapeHandling?: 'Default' | 'EscapeNonAscii' | 'EscapeHtml';
  /** Called once when something was too deep. */
  readonly onTruncated?: (depth: number) => void;
}

/** The text of a warning for `onTruncated`. */
export const truncationWarning = (depth: number): string => `Resulting JSON is truncated as serialization has exceeded the set depth of ${depth}.`;

/** The one serializer of values: ConvertTo-Json's, and that of `--output json`. Enums are text, dates ISO 8601, a whole double `1.0`. */
export function toJson(value: Value, options: JsonOptions = {}): string {
  return new JsonWriter(options).text(value, 0);
}

class JsonWriter {
  readonly #depth: number;
  readonly #compress: boolean;
  readonly #escape: (text: string) => string;
  #onTruncated: ((depth: number) => void) | undefined;

  constructor({ depth = 2, compress = false, escapeHandling = 'Default', onTruncated }: JsonOptions) {
    this.#depth = depth;
    this.#compress = compress;
    this.#escape = escapes[escapeHandling];
    this.#onTruncated = onTruncated;
  }

  text(value: Value, level: number): string {
    if (value === null || typeof value === 'boolean') return String(value);
    if (typeof value === 'number' || typeof value === 'bigint' || value instanceof Real) return numberText(value);
    if (value instanceof DateTime) return this.#quote(isoDate(value));
    if (value instanceof ErrorRecord) return this.#object(errorMembers(value), level);
    if (!isList(value) && !(value instanceof Hashtable) && !(value instanceof PSObject)) return this.#quote(toText(value));
    if (level > this.#depth) return this.#quote(this.#truncated(value));
    if (isList(value))
      return this.#block(
        '[',
        value.map((item) => this.text(item, level + 1)),
        ']',
        level,
      );
    return this.#object(value instanceof PSObject ? value.properties : value.entries(), level);
  }

  #object(members: Iterable<readonly [Value, Value]>, level: number): string {
    const colon = this.#compress ? ':' : ': ';
    const items: string[] = [];
    for (const [key, value] of members) items.push(this.#quote(toText(key)) + colon + this.text(value, level + 1));
    return this.#block('{', items, '}', level);
  }

  #block(open: string, items: readonly string[], close: string, level: number): string {
    if (items.length === 0) return open + close;
    if (this.#compress) return open + items.join(',') + close;
    const indent = '  '.repeat(level);
    return `${open}\n${indent}  ${items.join(`,\n${indent}  `)}\n${indent}${close}`;
  }

  #quote(text: string): string {
    return this.#escape(JSON.stringify(text));
  }

  #truncated(value: Value): string {
    this.#onTruncated?.(this.#depth);
    this.#onTruncated = undefined;
    return toText(value);
  }
}

/** A double or decimal never looks like an integer. What JSON cannot say becomes text. */
function numberText(value: number | bigint | Real): string {
  if (typeof value === 'bigint') return value.toString();
  const number = value instanceof Real ? value.value : value;
  if (Number.isNaN(number)) return '"NaN"';
  if (!Number.isFinite(number)) return number > 0 ? '"Infinity"' : '"-Infinity"';
  const text = toText(value);
  return value instanceof Real && /^-?\d+$/.test(text) ? `${text}.0` : text;
}

const errorMembers = (record: ErrorRecord): [string, Value][] => [
  ['FullyQualifiedErrorId', record.fullyQualifiedErrorId],
  ['Message', record.message],
  ['Category', record.category],
  ['Recommendation', record.recommendation ?? null],
];

const unicode = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** On text that JSON.stringify has quoted. */
const escapes: Readonly<Record<NonNullable<JsonOptions['escapeHandling']>, (quoted: string) => string>> = {
  Default: (quoted) => quoted.replace(/[\u0085\u2028\u2029]/g, unicode),
  EscapeNonAscii: (quoted) => quoted.replace(/[^\x00-\x7f]/g, unicode),
  EscapeHtml: (quoted) =>
    `"${quoted
      .slice(1, -1)
      .replace(/\\"/g, '\\u0022')
      .replace(/[<>&'\u0085\u2028\u2029]/g, unicode)}"`,
};
