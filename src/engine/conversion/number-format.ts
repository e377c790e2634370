import { formatCustomNumber } from './custom-number-format.ts';
import { digitsOf, grouped, isZero, roundedDigits, scientific, type Digits } from './digits.ts';
import { numberTypeOf, toBigInt, toDouble, type NumberValue } from './numeric.ts';
import { runtimeError } from '../runtime-error.ts';

/**
 * A number in a .NET format: a standard one (`N2`, `D3`, `X`, `P`, `C`, `E`, `F`, `G`, `R`, `B`) or a custom pattern (`#,##0.00`), in
 * US English. Throws FormatError where the format does not fit the type.
 */
export function formatNumber(value: NumberValue, format = ''): string {
  const number = toDouble(value);
  if (!Number.isFinite(number)) return Number.isNaN(number) ? 'NaN' : number < 0 ? '-∞' : '∞';
  const standard = /^([a-zA-Z])(\d{0,3})$/.exec(format);
  if (format === '') return general(value, undefined);
  if (!standard) return formatCustomNumber(value, format);
  const [, letter = '', precision = ''] = standard;
  return standardFormat(value, letter, precision === '' ? undefined : Number(precision));
}

function standardFormat(value: NumberValue, letter: string, precision: number | undefined): string {
  switch (letter.toUpperCase()) {
    case 'N':
      return signed(roundedDigits(value, precision ?? 2), true);
    case 'F':
      return signed(roundedDigits(value, precision ?? 2), false);
    case 'C': {
      const digits = roundedDigits(value, precision ?? 2);
      return `${minus(digits)}$${unsigned(digits, true)}`;
    }
    case 'P':
      return `${signed(roundedDigits(percent(value), precision ?? 2), true)}%`;
    case 'E': {
      const { negative, mantissa, exponent } = scientific(value, precision ?? 6);
      return `${negative ? '-' : ''}${mantissa}${letter}${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(3, '0')}`;
    }
    case 'D': {
      const whole = wholeNumber(value);
      return `${whole < 0n ? '-' : ''}${String(whole < 0n ? -whole : whole).padStart(precision ?? 0, '0')}`;
    }
    case 'X': {
      const text = bits(value)
        .toString(16)
        .padStart(precision ?? 0, '0');
      return letter === 'X' ? text.toUpperCase() : text;
    }
    case 'B':
      return bits(value)
        .toString(2)
        .padStart(precision ?? 0, '0');
    case 'G':
      return general(value, precision === 0 ? undefined : precision, letter === 'g' ? 'e' : 'E');
    case 'R':
      return general(value, undefined);
    default:
      throw invalidFormat();
  }
}

export const invalidFormat = () =>
  runtimeError('FormatError', 'Error formatting a string: Format specifier was invalid.', {
    category: 'InvalidOperation',
    exception: 'System.FormatException',
    recommendation: 'Whole numbers take D and X; all numbers take N, F, C, P, E, G and patterns of 0 and #.',
  });

/** A hundred times as much, without the noise that multiplying a double would add. */
function percent(value: NumberValue): NumberValue {
  const { whole, fraction, negative } = digitsOf(value);
  const padded = fraction.padEnd(2, '0');
  return Number(`${negative ? '-' : ''}${whole}${padded.slice(0, 2)}.${padded.slice(2)}`);
}

function wholeNumber(value: NumberValue): bigint {
  const type = numberTypeOf(value);
  if (type === 'double' || type === 'decimal') throw invalidFormat();
  return toBigInt(value);
}

/** Two's complement in as many bits as the type has. */
function bits(value: NumberValue): bigint {
  const whole = wholeNumber(value);
  return BigInt.asUintN(numberTypeOf(value) === 'int' ? 32 : 64, whole);
}

function general(value: NumberValue, precision: number | undefined, mark = 'E'): string {
  const type = numberTypeOf(value);
  if (precision === undefined && type !== 'double') return signed(digitsOf(value), false);
  const number = toDouble(value);
  const digits = precision ?? 17;
  const shortest = precision === undefined ? number.toExponential() : number.toExponential(Math.min(Math.max(digits - 1, 0), 100));
  const [mantissa = '0', exponentText = '0'] = shortest.split('e');
  const exponent = Number(exponentText);
  if (exponent >= (precision ?? 15) || exponent <= -5) {
    const trimmed = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
    return `${trimmed}${mark}${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  return signed(digitsOf(Number(shortest)), false);
}

const minus = (digits: Digits): string => (digits.negative && !isZero(digits) ? '-' : '');

function unsigned({ whole, fraction }: Digits, group: boolean): string {
  const shown = whole === '' ? '0' : whole;
  return `${group ? grouped(shown) : shown}${fraction === '' ? '' : `.${fraction}`}`;
}

const signed = (digits: Digits, group: boolean): string => minus(digits) + unsigned(digits, group);
