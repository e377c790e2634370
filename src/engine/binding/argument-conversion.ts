import { fromArgv } from './argv-value.ts';
import { castRefusal, noConversion } from '../conversion/cast-error.ts';
import { cast } from '../conversion/cast.ts';
import { advised, convertEnum } from './enum-argument.ts';
import type { ValueArgument } from '../invocation.ts';
import { castNumber } from '../conversion/number-cast.ts';
import { isNumber, toDouble } from '../conversion/numeric.ts';
import type { Parameter } from '../parameter.ts';
import { toText } from '../conversion/text.ts';
import { isTrue } from '../conversion/truth.ts';
import { fullTypeName, typeNameOf } from '../conversion/type-name.ts';
import { Hashtable, isList, ScriptBlock, type Value } from '../value.ts';

export interface ConversionOptions {
  /** A script function's `[string]` parameters get '' for null; a cmdlet's keep null. */
  readonly nullBecomesEmptyText?: boolean;
  /** A simple function joins a list for a `[string]` parameter, and takes any value as an element of a `[bool[]]`. */
  readonly asCast?: boolean;
}

/**
 * An argument as its parameter's type wants it: a scalar for an array parameter is wrapped, argv text is read by the type.
 * Throws the conversion's ErrorRecord, which the binder wraps in one that names the parameter; null for a bool is left for validation to refuse.
 */
export function convertArgument(parameter: Parameter, argument: ValueArgument, options: ConversionOptions = {}): Value {
  const value = argument.argv === true && typeof argument.value === 'string' ? fromArgv(parameter, argument.value) : argument.value;
  const bare = argument.argv === true ? undefined : argument.bare;
  if (!parameter.array) return convertScalar(parameter, value, bare, options);
  if (value === null) return null;
  if (!isList(value)) return [convertScalar(parameter, value, bare, options)];
  if (parameter.type === 'object' || parameter.type === 'psobject') return value;
  if (options.asCast === true && parameter.type === 'bool') return value.map(isTrue);
  return value.map((item) => convertScalar(parameter, item === null && parameter.type === 'string' ? '' : item, undefined, options));
}

function convertScalar(parameter: Parameter, value: Value, bare: string | undefined, options: ConversionOptions): Value {
  switch (parameter.type) {
    case 'object':
    case 'psobject':
      return value;
    case 'string':
      return convertText(parameter, value, bare, options);
    case 'bool':
    case 'switch':
      return convertTruth(parameter, value);
    case 'enum':
      return convertEnum(parameter, bare ?? value);
    case 'int':
    case 'long':
    case 'double':
      return castNumber(parameter.type, value);
    case 'scriptblock':
      if (value === null || value instanceof ScriptBlock) return value;
      throw noConversion(value, fullTypeName('scriptblock')).with({ recommendation: `Give -${parameter.name} a block in braces: { … }.` });
    case 'hashtable':
      if (value === null || value instanceof Hashtable) return value;
      throw noConversion(value, fullTypeName('hashtable')).with({ recommendation: `Give -${parameter.name} a hashtable: @{ Name = 'value' }.` });
    default:
      return cast({ name: parameter.type, array: false }, value);
  }
}

function convertText(parameter: Parameter, value: Value, bare: string | undefined, options: ConversionOptions): Value {
  if (value === null) return options.nullBecomesEmptyText === true ? '' : null;
  if (!isList(value) || options.asCast === true) return bare ?? toText(value);
  throw castRefusal('Cannot convert value to type System.String.', value).with({ recommendation: `-${parameter.name} takes one value, not a list.` });
}

/** Texts are refused, `true` too, because every text but '' would count as true. A switch given null is present. */
function convertTruth(parameter: Parameter, value: Value): Value {
  if (typeof value === 'boolean') return value;
  if (isNumber(value)) return toDouble(value) !== 0;
  if (value === null) return parameter.type === 'switch' ? true : null;
  const message = `Cannot convert value "${typeNameOf(value)}" to type "${fullTypeName(parameter.type)}". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`;
  const spelled =
    parameter.type === 'switch' ? `-${parameter.name}:$true or -${parameter.name}:$false` : `-${parameter.name} $true or -${parameter.name} $false`;
  throw advised(castRefusal(message, value).with({ recommendation: `Write ${spelled}.` }), parameter, value);
}
