import { digitsOf, grouped, isZero, roundedDigits, scientific } from './digits.ts';
import { toDouble, type NumberValue } from './numeric.ts';
import { Real } from '../value.ts';

/** One piece of a pattern: a digit's place, or text. */
type Piece = { readonly kind: '0' | '#' | '.' | ',' | 'e'; readonly text: string } | { readonly kind: 'text'; readonly text: string };

/** A number in a custom .NET pattern, such as `#,##0.00;(0);-`: digits `0` and `#`, point, commas, `%`, `‰`, exponent, text, up to three sections. */
export function formatCustomNumber(value: NumberValue, format: string): string {
  const sections = splitSections(format);
  const number = toDouble(value);
  const [positive = '', negative = '', zero = ''] = sections;
  if (number < 0 && negative !== '') {
    const text = formatSection(absolute(value), negative);
    if (text.anyDigit || zero === '') return text.text;
  } else if (number !== 0 || zero === '') {
    const result = formatSection(absolute(value), positive);
    if (result.anyDigit || zero === '' || number === 0) return number < 0 && result.nonZero ? `-${result.text}` : result.text;
  }
  return formatSection(0, zero).text;
}

function absolute(value: NumberValue): NumberValue {
  if (typeof value === 'bigint') return value < 0n ? -value : value;
  return value instanceof Real ? new Real(Math.abs(value.value), value.type) : Math.abs(value);
}

function splitSections(format: string): string[] {
  const sections = [''];
  for (const token of format.match(/\\[\s\S]|'[^']*'?|"[^"]*"?|[\s\S]/g) ?? []) {
    if (token === ';') sections.push('');
    else sections.push(`${sections.pop() ?? ''}${token}`);
  }
  return sections;
}

function pieces(section: string): Piece[] {
  return (section.match(/\\[\s\S]|'[^']*'?|"[^"]*"?|[eE][+-]?0+|[\s\S]/g) ?? []).map((token): Piece => {
    if (token === '0' || token === '#' || token === '.' || token === ',') return { kind: token, text: token };
    if (/^[eE][+-]?0/.test(token)) return { kind: 'e', text: token };
    if (token.startsWith('\\')) return { kind: 'text', text: token.slice(1) };
    if (token.startsWith("'") || token.startsWith('"')) return { kind: 'text', text: token.replace(/^['"]|['"]$/g, '') };
    return { kind: 'text', text: token };
  });
}

interface Section {
  readonly text: string;
  /** A digit other than zero is shown: what decides about the minus sign. */
  readonly nonZero: boolean;
  readonly anyDigit: boolean;
}

function formatSection(value: NumberValue, section: string): Section {
  const parts = pieces(section);
  const point = parts.findIndex((piece) => piece.kind === '.');
  const isDigit = (piece: Piece): boolean => piece.kind === '0' || piece.kind === '#';
  const before = parts.filter((piece, i) => isDigit(piece) && (point < 0 || i < point));
  const behind = parts.filter((piece, i) => isDigit(piece) && point >= 0 && i > point);
  const exponent = parts.find((piece) => piece.kind === 'e');
  const { group, thousands } = commas(parts, point < 0 ? parts.length : point);
  const shift = parts.reduce((sum, piece) => sum + (piece.kind !== 'text' ? 0 : piece.text === '%' ? 2 : piece.text === '‰' ? 3 : 0), -3 * thousands);

  const shown = exponent ? scientificDigits(value, before.length, behind.length) : { ...roundedDigits(shifted(value, shift), behind.length), exponent: 0 };
  const minWhole =
    before.length -
    Math.max(
      before.findIndex((piece) => piece.kind === '0'),
      0,
    );
  const whole = shown.whole.padStart(before.some((piece) => piece.kind === '0') ? minWhole : 0, '0');
  const minFraction = behind.findLastIndex((piece) => piece.kind === '0') + 1;
  const fraction = shown.fraction.slice(0, minFraction) + shown.fraction.slice(minFraction).replace(/0+$/, '');

  return {
    text: layOut(parts, before.length, whole, fraction, group, exponent ? exponentText(exponent.text, shown.exponent) : ''),
    nonZero: !isZero(shown),
    anyDigit: !isZero(shown) || before.length + behind.length === 0,
  };
}

/** Commas between digits group them; commas right before the point divide by a thousand each. */
function commas(parts: readonly Piece[], end: number): { readonly group: boolean; readonly thousands: number } {
  const whole = parts.slice(0, end).filter((piece) => piece.kind !== 'text');
  const lastDigit = whole.findLastIndex((piece) => piece.kind !== ',');
  const firstDigit = whole.findIndex((piece) => piece.kind !== ',');
  const group = whole.some((piece, i) => piece.kind === ',' && i > firstDigit && i < lastDigit && firstDigit >= 0);
  return { group, thousands: lastDigit < 0 ? 0 : whole.length - 1 - lastDigit };
}

/** The value times ten to `places`, by moving the point. */
function shifted(value: NumberValue, places: number): NumberValue {
  if (places === 0) return value;
  const { whole, fraction } = digitsOf(value);
  const digits = `${'0'.repeat(Math.max(-places, 0))}${whole}${fraction.padEnd(Math.max(places, 0), '0')}`;
  const point = Math.max(-places, 0) + whole.length + places;
  return Number(`${digits.slice(0, point)}.${digits.slice(point)}`);
}

function scientificDigits(value: NumberValue, before: number, behind: number) {
  const { mantissa, exponent } = scientific(value, Math.max(before, 1) - 1 + behind);
  const digits = mantissa.replace('.', '');
  const places = Math.max(before, 1);
  return { negative: false, whole: digits.slice(0, places), fraction: digits.slice(places), exponent: toDouble(value) === 0 ? 0 : exponent - places + 1 };
}

function exponentText(pattern: string, exponent: number): string {
  const zeros = pattern.replace(/[^0]/g, '').length;
  const sign = exponent < 0 ? '-' : pattern.includes('+') ? '+' : '';
  return `${pattern.charAt(0)}${sign}${String(Math.abs(exponent)).padStart(zeros, '0')}`;
}

/** Puts digits into their places; what is too long for the places before the point goes in at the first one. */
function layOut(parts: readonly Piece[], places: number, whole: string, fraction: string, group: boolean, exponent: string): string {
  const separated = group ? grouped(whole) : whole;
  const digits = Array.from(separated)
    .reverse()
    .reduce<string[]>((slots, char) => {
      if (char === ',') slots[slots.length - 1] = `,${slots.at(-1) ?? ''}`;
      else slots.push(char);
      return slots;
    }, []);
  let text = '';
  let place = places;
  let behind = -1;
  for (const piece of parts) {
    if (piece.kind === 'text') text += piece.text;
    else if (piece.kind === 'e') text += exponent;
    else if (piece.kind === '.') {
      if (behind < 0) {
        behind = 0;
        if (places === 0) text += separated;
        if (fraction !== '') text += '.';
      }
    } else if (piece.kind !== ',') {
      if (behind >= 0) text += fraction.charAt(behind++);
      else {
        const slots = place === places ? digits.slice(place - 1) : digits.slice(place - 1, place);
        text += slots.reverse().join('');
        place--;
      }
    }
  }
  return text;
}
