import type { NumberType } from './ast.ts';
import { endsNumber, endsWord } from './characters.ts';

/** A number literal that ends at `end`; `value` undefined when it is spelled like a number but no type holds it. */
export interface NumberScan {
  readonly end: number;
  readonly literal: { readonly value: number | bigint; readonly numberType: NumberType } | undefined;
}

const literal =
  /([+\-\u2013\u2014\u2015]?)(?:0[xX]([0-9a-fA-F]*)|0[bB]([01]+)|(\d+(?:\.(?!\.)\d*)?|\.\d*)([eE][+\-\u2013\u2014\u2015]?\d+)?)([uU][lLsSyY]?|[lLsSyYdDnN])?([kKmMgGtTpP][bB])?/y;

const multipliers: Readonly<Record<string, bigint>> = { '': 1n, k: 1n << 10n, m: 1n << 20n, g: 1n << 30n, t: 1n << 40n, p: 1n << 50n };
/** Beyond any type that has a bound; keeps a hostile literal from costing quadratic time. */
const maxDigits = 1000;

/**
 * The number literal at `start`, or undefined if the characters there are a word. In an expression a number ends at an operator too,
 * with `ternary` also at `?` and `:`.
 */
export function scanNumber(text: string, start: number, expression: boolean, ternary: boolean): NumberScan | undefined {
  literal.lastIndex = start;
  const match = literal.exec(text);
  if (match === null) return undefined;
  const end = literal.lastIndex;
  const next = text.charAt(end);
  if (!endsWord(next) && !(expression && endsNumber(next, ternary))) return undefined;
  const [, sign = '', hex, binary, mantissa = '', exponent = '', suffix = '', multiplier = ''] = match;
  const negative = sign !== '' && sign !== '+';
  const factor = multipliers[multiplier.charAt(0).toLowerCase()] ?? 1n;
  if (end - start > maxDigits) return { end, literal: undefined };
  if (hex === undefined && binary === undefined && (mantissa.includes('.') || exponent !== ''))
    return { end, literal: real(`${mantissa}${exponent.replace(/[\u2013-\u2015]/, '-')}`, negative, suffix.toLowerCase(), Number(factor)) };
  const unsigned = suffix.toLowerCase().startsWith('u');
  const magnitude =
    hex !== undefined ? hexadecimal(hex, unsigned, suffix.toLowerCase()) : binary !== undefined ? binaryValue(binary, unsigned) : BigInt(mantissa);
  const wide = (hex?.length === 16 || binary?.length === 64) && suffix === '';
  return { end, literal: integer((negative ? -magnitude : magnitude) * factor, wide ? 'l' : suffix.toLowerCase(), hex === undefined && binary === undefined) };
}

/** Text as a number literal, with a sign; undefined if it is none as a whole. */
export function numberFromText(text: string): NumberScan['literal'] {
  const scan = scanNumber(text, 0, false, false);
  return scan?.end === text.length ? scan.literal : undefined;
}

/** As many digits as the type has bits are a bit pattern, so that `0xFFFFFFFF` is -1. */
function hexadecimal(digits: string, unsigned: boolean, suffix: string): bigint {
  const value = BigInt(`0x0${digits}`);
  const width = suffix === 'y' ? 2 : suffix === 's' ? 4 : suffix === 'l' ? 16 : digits.length < 16 ? 8 : 16;
  return !unsigned && digits.length === width ? BigInt.asIntN(width * 4, value) : value;
}

function binaryValue(digits: string, unsigned: boolean): bigint {
  const value = BigInt(`0b${digits}`);
  return !unsigned && [8, 16, 32, 64, 96, 128].includes(digits.length) ? BigInt.asIntN(digits.length, value) : value;
}

const bounds: Readonly<Record<string, readonly [bigint, bigint]>> = {
  y: [-(1n << 7n), (1n << 7n) - 1n],
  uy: [0n, (1n << 8n) - 1n],
  s: [-(1n << 15n), (1n << 15n) - 1n],
  us: [0n, (1n << 16n) - 1n],
  l: [-(1n << 63n), (1n << 63n) - 1n],
  ul: [0n, (1n << 64n) - 1n],
  u: [0n, (1n << 64n) - 1n],
};
const maxDecimal = 79228162514264337593543950335n;

function integer(value: bigint, suffix: string, decimalFormat: boolean): NumberScan['literal'] {
  if (suffix === 'n') return { value, numberType: 'bigint' };
  const magnitude = value < 0n ? -value : value;
  if (suffix === 'd') return magnitude <= maxDecimal ? { value: Number(value), numberType: 'decimal' } : undefined;
  const bound = bounds[suffix];
  if (bound !== undefined) {
    if (value < bound[0] || value > bound[1]) return undefined;
    if (suffix === 'l') return { value: plain(value), numberType: 'long' };
  }
  if (BigInt.asIntN(32, value) === value) return { value: Number(value), numberType: 'int' };
  if (BigInt.asIntN(64, value) === value) return { value: plain(value), numberType: 'long' };
  if (bound !== undefined) return { value, numberType: 'bigint' };
  if (!decimalFormat) return undefined;
  return { value: Number(value), numberType: magnitude <= maxDecimal ? 'decimal' : 'double' };
}

function real(digits: string, negative: boolean, suffix: string, factor: number): NumberScan['literal'] {
  const unsigned = digits === '.' ? NaN : Number(digits) * factor;
  const value = negative ? -unsigned : unsigned;
  if (Number.isNaN(value)) return undefined;
  if (suffix === '') return { value, numberType: 'double' };
  if (suffix === 'd') return Math.abs(value) <= Number(maxDecimal) ? { value, numberType: 'decimal' } : undefined;
  return Number.isFinite(value) ? integer(BigInt(roundHalfToEven(value)), suffix, true) : undefined;
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
}

const plain = (value: bigint): number | bigint => (BigInt.asIntN(54, value) === value ? Number(value) : value);
