import type { NumberValue } from './numeric.ts';
import { Real } from '../value.ts';

/** A number as .NET writes it in the invariant culture: shortest text that reads back the same, `1E+15` from 10^15 on, `1E-05` below 10^-4. */
export function numberText(value: NumberValue): string {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Real) return value.type === 'decimal' ? decimalText(value.value) : doubleText(value.value);
  return Number.isSafeInteger(value) ? (value === 0 ? '0' : String(value)) : doubleText(value);
}

function doubleText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞';
  if (Object.is(value, -0)) return '-0';
  if (value === 0) return '0';
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 15) return decimalText(value);
  return `${mantissa}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** Without an exponent, however large or small. */
function decimalText(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', first = '', rest = '', exponent = ''] = match;
  const power = Number(exponent);
  const digits = first + rest;
  return power < 0 ? `${sign}0.${'0'.repeat(-power - 1)}${digits}` : `${sign}${digits.padEnd(power + 1, '0')}`;
}
