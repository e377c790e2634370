import { cast } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { double, Real, type Value } from '../../engine/value.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { compareKeys } from './ordering.ts';

/** What Measure-Object is asked for. */
export interface Wanted {
  readonly numbers: boolean;
  readonly minimum: boolean;
  readonly maximum: boolean;
  readonly line: boolean;
  readonly word: boolean;
  readonly character: boolean;
  readonly ignoreWhiteSpace: boolean;
}

/** Running figures over the values of one property, or over the objects themselves. Keeps no values. */
export class Statistics {
  count = 0;
  sum = 0;
  minimum: Value = null;
  maximum: Value = null;
  lines = 0;
  words = 0;
  characters = 0;
  #mean = 0;
  #squares = 0;

  /** Takes one value. Throws NonNumericInputObject if a number is wanted and it is none; it counts all the same. */
  add(value: Value, wanted: Wanted): void {
    this.count++;
    if (wanted.line || wanted.word || wanted.character) this.#addText(value === null ? '' : toText(value), wanted);
    if (wanted.numbers) this.#addNumber(asNumber(value) ?? notNumeric(value));
    if (wanted.minimum) this.minimum = outermost(value, this.minimum, 1);
    if (wanted.maximum) this.maximum = outermost(value, this.maximum, -1);
  }

  get average(): number {
    return this.sum / this.count;
  }

  /** Of a sample: divided by one less than the count. */
  get standardDeviation(): number {
    return Math.sqrt(this.#squares / (this.count - 1));
  }

  #addNumber(number: number): void {
    this.sum += number;
    const before = this.#mean;
    this.#mean += (number - before) / this.count;
    this.#squares += (number - before) * (number - this.#mean);
  }

  #addText(text: string, wanted: Wanted): void {
    if (wanted.line) this.lines += lineCount(text);
    if (wanted.word) this.words += text.match(/\S+/g)?.length ?? 0;
    if (wanted.character) this.characters += wanted.ignoreWhiteSpace ? text.replace(/\s/g, '').length : text.length;
  }
}

/** `a⏎b` has two lines, `a⏎` one. */
function lineCount(text: string): number {
  if (text === '') return 0;
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Whichever of the two is further out; values of unlike types compare as text. */
function outermost(value: Value, known: Value, direction: 1 | -1): Value {
  if (known === null) return value;
  const a = value === null ? null : (asNumber(value) ?? value);
  const b = asNumber(known) ?? known;
  const asText = a !== null && typeof a !== typeof b;
  const order = asText ? compareKeys(toText(b), toText(a), true) : compareKeys(b, a, true);
  return order * direction > 0 ? value : known;
}

/** The value as a double, as text may be read; undefined where it is none. */
export function asNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (value instanceof Real) return value.value;
  if (typeof value === 'boolean' || value === null) return Number(value);
  if (typeof value !== 'string' && typeof value !== 'bigint') return undefined;
  try {
    const number = cast({ name: 'double', array: false }, value);
    return number instanceof Real ? number.value : typeof number === 'number' ? number : undefined;
  } catch {
    return undefined;
  }
}

/** A minimum or maximum is a double where it can be one. */
export const asDouble = (value: Value): Value => {
  const number = value === null ? undefined : asNumber(value);
  return number === undefined ? value : double(number);
};

function notNumeric(value: Value): never {
  throw new ErrorRecord({
    id: 'NonNumericInputObject',
    category: 'InvalidType',
    target: value,
    message: `Input object "${toText(value)}" is not numeric.`,
    recommendation: 'Name a property that holds numbers, or filter the input.',
  });
}
