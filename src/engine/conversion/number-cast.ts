import { castFailure, noConversion } from './cast-error.ts';
import type { EngineErrorId } from '../error-id.ts';
import { decimal, integer, isNumber, parseNumber, toBigInt, toDouble, type NumberValue } from './numeric.ts';
import { fullTypeName } from './type-name.ts';
import { double, type Value } from '../value.ts';

export type NumberTypeName = 'int' | 'long' | 'byte' | 'double' | 'decimal' | 'bigint';

const bounds: Readonly<Record<string, readonly [min: bigint, max: bigint, what: string]>> = {
  byte: [0n, 255n, 'an unsigned byte'],
  int: [-(1n << 31n), (1n << 31n) - 1n, 'an Int32'],
  long: [-(1n << 63n), (1n << 63n) - 1n, 'an Int64'],
};

const textFailures: Readonly<Record<NumberTypeName, EngineErrorId>> = {
  int: 'InvalidCastFromStringToInteger',
  long: 'InvalidCastFromStringToInteger',
  byte: 'InvalidCastFromStringToInteger',
  bigint: 'InvalidCastFromStringToInteger',
  double: 'InvalidCastFromStringToDoubleOrSingle',
  decimal: 'InvalidCastFromStringToDecimal',
};

export const isNumberTypeName = (name: string): name is NumberTypeName => Object.hasOwn(textFailures, name);

/** A number from a number, a bool, null (0) or a text: trimmed, in any spelling of a literal, '' being 0. A fraction is rounded half to even for a whole type. */
export function castNumber(type: NumberTypeName, value: Value): NumberValue {
  if (value === null) return shaped(type, 0, value);
  if (typeof value === 'boolean') return shaped(type, value ? 1 : 0, value);
  if (isNumber(value)) return shaped(type, value, value);
  if (typeof value !== 'string') throw noConversion(value, fullTypeName(type));
  const number = parseNumber(value) ?? parseNumber(withoutThousands(value));
  if (number === undefined) throw castFailure(textFailures[type], value, fullTypeName(type), `The input string '${value}' was not in a correct format.`);
  return shaped(type, number, value);
}

function shaped(type: NumberTypeName, number: NumberValue, original: Value): NumberValue {
  if (type === 'double') return double(toDouble(number));
  if (type === 'decimal') return decimal(toDouble(number));
  const real = toDouble(number);
  const bound = bounds[type];
  if (!Number.isFinite(real)) throw overflow(type, original, bound?.[2] ?? 'a BigInteger');
  const whole = toBigInt(number);
  if (bound !== undefined && (whole < bound[0] || whole > bound[1])) throw overflow(type, original, bound[2]);
  return integer(whole);
}

const overflow = (type: NumberTypeName, original: Value, what: string) =>
  castFailure(
    typeof original === 'string' ? textFailures[type] : 'InvalidCastIConvertible',
    original,
    fullTypeName(type),
    `Value was either too large or too small for ${what}.`,
  );

/** `1,000` and `1,000.5` are numbers in text, though not in a script. */
const withoutThousands = (text: string): string => (/^\s*[+-]?\d{1,3}(,\d{3})+(\.\d*)?\s*$/.test(text) ? text.replaceAll(',', '') : '?');
