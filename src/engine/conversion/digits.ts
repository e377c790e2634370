import { isNumber, numberTypeOf, toDouble, type NumberValue } from './numeric.ts';

/** A number written out: digits before and behind the point. */
export interface Digits {
  readonly negative: boolean;
  /** Without leading zeros; '' for less than one. */
  readonly whole: string;
  readonly fraction: string;
}

/**
 * The digits of a number, rounded to `decimals` places, a tie away from zero. A double is rounded by its exact value, a decimal by the
 * digits it is written with.
 */
export function roundedDigits(value: NumberValue, decimals: number): Digits {
  const exact = digitsOf(value);
  if (exact.fraction.length <= decimals) return { ...exact, fraction: exact.fraction.padEnd(decimals, '0') };
  const number = toDouble(value);
  const text = numberTypeOf(value) === 'double' && Math.abs(number) < 1e21 && decimals <= 100 ? Math.abs(number).toFixed(decimals) : roundText(exact, decimals);
  return split(text, exact.negative);
}

/** All digits, as many as it takes to tell the number from its neighbours. */
export function digitsOf(value: NumberValue): Digits {
  const number = isNumber(value) && typeof value === 'bigint' ? value : toDouble(value);
  const text = String(number).replace(/^-/, '');
  const negative = number < 0 || Object.is(number, -0);
  const [mantissa = '0', exponent] = text.split('e');
  if (exponent === undefined) return split(mantissa, negative);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent);
  if (shift >= 0) return split(`${whole}${fraction.padEnd(shift, '0').slice(0, shift)}.${fraction.slice(shift)}`, negative);
  return split(`0.${'0'.repeat(-shift - 1)}${whole}${fraction}`, negative);
}

function split(text: string, negative: boolean): Digits {
  const [whole = '', fraction = ''] = text.split('.');
  return { negative, whole: whole.replace(/^0+/, ''), fraction };
}

function roundText(digits: Digits, decimals: number): string {
  const kept = BigInt(`0${digits.whole}${digits.fraction.slice(0, decimals)}`) + (digits.fraction.charAt(decimals) >= '5' ? 1n : 0n);
  const text = String(kept).padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

export const isZero = ({ whole, fraction }: Digits): boolean => !/[1-9]/.test(whole + fraction);

/** Commas between groups of three. */
export const grouped = (whole: string): string => whole.replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Scientific: `d.ddd` times ten to `exponent`. */
export function scientific(value: NumberValue, decimals: number): { readonly negative: boolean; readonly mantissa: string; readonly exponent: number } {
  const [mantissa = '0', exponent = '0'] = Math.abs(toDouble(value)).toExponential(Math.min(decimals, 100)).split('e');
  return { negative: toDouble(value) < 0, mantissa, exponent: Number(exponent) };
}
