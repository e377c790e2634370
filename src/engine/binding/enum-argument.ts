import { castRefusal, castFailure, noConversion } from '../conversion/cast-error.ts';
import { matchEnum } from './enum-match.ts';
import type { ErrorRecord } from '../error-record.ts';
import { isNumber, toDouble } from '../conversion/numeric.ts';
import type { Parameter } from '../parameter.ts';
import { toText } from '../conversion/text.ts';
import { parameterTypeName } from '../conversion/type-name.ts';
import { isList, type Value } from '../value.ts';

/** An enum parameter's argument as one of its names, in its own spelling; a number counts them from 0. The error names the valid values. */
export function convertEnum(parameter: Parameter, value: Value): string {
  const names = parameter.enumValues ?? [];
  const typeName = parameterTypeName({ ...parameter, array: false });
  if (isList(value)) throw noConversion(value, typeName);
  if (value === null) {
    const message = `Cannot convert null to type "${typeName}" due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are "${names.join(',')}".`;
    throw advised(castRefusal(message, value), parameter, value);
  }
  const text = toText(value).trim();
  const byNumber = isNumber(value) || /^\d+$/.test(text) ? names[isNumber(value) ? toDouble(value) : Number(text)] : undefined;
  if (byNumber !== undefined) return byNumber;
  const match = matchEnum(text, names);
  if ('found' in match) return match.found;
  const reason =
    match.candidates.length === 0
      ? `Unable to match the identifier name ${text} to a valid enumerator name. Specify one of the following enumerator names and try again:\n${names.join(', ')}`
      : `The identifier name ${text} cannot be processed because it is either too similar or identical to the following enumerator names: ${match.candidates.join(', ')}. Use a more specific identifier name.`;
  throw advised(castFailure('InvalidCast', value, typeName, reason), parameter, value);
}

/** The error with what to do: the hint for a mistaken value people try, and the values there are. */
export function advised(error: ErrorRecord, parameter: Parameter, value: Value): ErrorRecord {
  const hint = hintFor(parameter, value);
  const values = parameter.enumValues ?? parameter.validateSet;
  const list = values === undefined ? undefined : `Valid values: ${values.join(', ')}.`;
  const recommendation = [hint, list].filter((part) => part !== undefined).join(' ');
  return recommendation === '' ? error : error.with({ recommendation });
}

/** What the parameter says about a mistaken value, if anything. */
function hintFor(parameter: Parameter, value: Value): string | undefined {
  const key = toText(value).trim().toLowerCase();
  return parameter.hints !== undefined && Object.hasOwn(parameter.hints, key) ? parameter.hints[key] : undefined;
}
