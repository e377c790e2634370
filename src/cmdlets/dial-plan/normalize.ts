import { toText } from '../../engine/conversion/convert.ts';
import { match, replace } from '../../engine/operators/text-operators.ts';
import { Hashtable, PSObject, type Value } from '../../engine/value.ts';

/** The part of a rule that decides: a .NET pattern and what the number becomes. */
export interface NormalizationRule {
  readonly pattern: string;
  readonly translation: string;
}

/** What is pattern and translation of an object or a hashtable; undefined if it is no rule. */
export function ruleOf(value: Value): NormalizationRule | undefined {
  if (!(value instanceof PSObject || value instanceof Hashtable)) return undefined;
  const pattern = value.get('Pattern') ?? null;
  if (pattern === null) return undefined;
  return { pattern: toText(pattern), translation: toText(value.get('Translation') ?? '') };
}

/** The number as a rule makes it; undefined where the rule does not match. Throws InvalidRegularExpression, and LimitExceeded for a pattern that would take too long. */
export function normalize(number: string, { pattern, translation }: NormalizationRule): string | undefined {
  const dialed = number.trim().replace(/^tel:/i, '');
  return match(dialed, pattern, true) ? toText(replace(dialed, [pattern, translation], true)) : undefined;
}
