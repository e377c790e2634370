import type { NumberType } from '../../language/ast.ts';
import { numberFromText } from '../../language/numbers.ts';
import { double, Real, type Value } from '../value.ts';

/** A value that is a number of some type. */
export type NumberValue = number | bigint | Real;

export const isNumber = (value: Value): value is NumberValue => typeof value === 'number' || typeof value === 'bigint' || value instanceof Real;

const maxLong = (1n << 63n) - 1n;
const minLong = -(1n << 63n);

/** The .NET type of a number: `bigint` is a BigInteger, beyond Int64. */
export function numberTypeOf(value: NumberValue): NumberType {
  if (value instanceof Real) return value.type;
  if (typeof value === 'bigint') return value >= minLong && value <= maxLong ? 'long' : 'bigint';
  if (!Number.isInteger(value)) return 'double';
  return (value | 0) === value ? 'int' : 'long';
}

/** As a JavaScript number; exact up to 2^53. */
export const toDouble = (value: NumberValue): number => (value instanceof Real ? value.value : Number(value));

/** As a bigint; a fraction is rounded half to even. */
export function toBigInt(value: NumberValue): bigint {
  return typeof value === 'bigint' ? value : BigInt(roundHalfEven(toDouble(value)));
}

/** An Int32 or Int64 in the form values have: a number where it is exact. */
export const integer = (value: bigint): number | bigint => (value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value);

/** The result of integer work: a Double once it leaves Int64, unless it was a BigInteger from the start. */
export const boundedInteger = (value: bigint): NumberValue => (value > maxLong || value < minLong ? double(Number(value)) : integer(value));

/** Decimals are kept as doubles; fifteen significant digits hide the binary fractions that a decimal does not have. */
export const decimal = (value: number): Real => new Real(Number(value.toPrecision(15)), 'decimal');

/** To the nearest integer, a tie to the even one. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** A literal of the syntax tree, or of `numberFromText`, as a value. */
export function numberValue(value: number | bigint, type: NumberType): NumberValue {
  if (type === 'double') return double(Number(value));
  if (type === 'decimal') return new Real(Number(value), 'decimal');
  return typeof value === 'bigint' && type !== 'bigint' ? integer(value) : value;
}

/** The number a text spells (`12`, `0x10`, `1kb`, ` 1.5 `, '' as 0), or undefined. */
export function parseNumber(text: string): NumberValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  const literal = numberFromText(trimmed);
  return literal === undefined ? undefined : numberValue(literal.value, literal.numberType);
}
