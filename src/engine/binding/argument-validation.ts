import { bindingError, type BindingSite } from './binding-error.ts';
import { ErrorRecord } from '../error-record.ts';
import { advised } from './enum-argument.ts';
import type { ValueArgument } from '../invocation.ts';
import { isNumber, toDouble } from '../conversion/numeric.ts';
import type { Parameter } from '../parameter.ts';
import type { BindableParameter } from './parameter-set.ts';
import { regex } from '../regex/regex.ts';
import { toText } from '../conversion/text.ts';
import { isList, type Value } from '../value.ts';

/** Checks a converted argument: first what the parameter's attributes say, then that a mandatory one is not null or empty. Throws the ErrorRecord. */
export function validateArgument(site: BindingSite, bindable: BindableParameter, value: Value, argument: ValueArgument): void {
  const { parameter } = bindable;
  const failure = attributeFailure(parameter, value);
  if (failure !== undefined) {
    const { recommendation } = advised(
      new ErrorRecord({ id: 'ParameterArgumentValidationError', category: 'InvalidData', message: failure }),
      parameter,
      value,
    );
    const message = `Cannot validate argument on parameter '${parameter.name}'. ${failure}`;
    throw bindingError(site, 'ParameterArgumentValidationError', message, { category: 'InvalidData', extent: argument.extent, target: value, recommendation });
  }
  refuseEmpty(site, bindable, value, argument);
}

/** Why the value does not fit the parameter's validation attributes, in PowerShell's words; undefined if it does. */
function attributeFailure(parameter: Parameter, value: Value): string | undefined {
  const count = isList(value) ? value.length : 1;
  if (parameter.validateCount && parameter.array) {
    const { min = 0, max = Infinity } = parameter.validateCount;
    if (count < min || count > max) return countFailure(count, min, max);
  }
  if (parameter.validateNotNullOrEmpty === true && (value === null || value === '' || (isList(value) && value.length === 0))) return emptyFailure;
  if (!hasElementRules(parameter)) return undefined;
  if (!isList(value)) return elementFailure(parameter, value);
  for (const item of value) {
    const failure = elementFailure(parameter, item);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

const emptyFailure = 'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.';
const emptyElement =
  'The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.';

const hasElementRules = (p: Parameter): boolean =>
  p.validateSet !== undefined ||
  p.validateRange !== undefined ||
  p.validatePattern !== undefined ||
  p.validateLength !== undefined ||
  p.validateNotNullOrEmpty === true;

function elementFailure(parameter: Parameter, value: Value): string | undefined {
  if (parameter.validateNotNullOrEmpty === true && (value === null || value === '')) return parameter.array ? emptyElement : emptyFailure;
  const text = toText(value);
  if (parameter.validateSet && !parameter.validateSet.some((member) => member.toLowerCase() === text.toLowerCase()))
    return `The argument "${text}" does not belong to the set "${parameter.validateSet.join(',')}" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.`;
  if (parameter.validateRange) return rangeFailure(parameter.validateRange, value, text);
  if (parameter.validateLength) return lengthFailure(parameter.validateLength, text);
  if (parameter.validatePattern !== undefined && regex(parameter.validatePattern).exec(text) === undefined)
    return `The argument "${text}" does not match the "${parameter.validatePattern}" pattern. Supply an argument that matches "${parameter.validatePattern}" and try the command again.`;
  return undefined;
}

function rangeFailure({ min, max }: NonNullable<Parameter['validateRange']>, value: Value, text: string): string | undefined {
  const number = isNumber(value) ? toDouble(value) : Number(text);
  if (max !== undefined && !(number <= max))
    return `The ${text} argument is greater than the maximum allowed range of ${max}. Supply an argument that is less than or equal to ${max} and then try the command again.`;
  if (min !== undefined && !(number >= min))
    return `The ${text} argument is less than the minimum allowed range of ${min}. Supply an argument that is greater than or equal to ${min} and then try the command again.`;
  return undefined;
}

function lengthFailure({ min, max }: NonNullable<Parameter['validateLength']>, text: string): string | undefined {
  if (min !== undefined && text.length < min)
    return `The character length (${text.length}) of the argument is too short. Specify an argument with a length that is greater than or equal to "${min}", and then try the command again.`;
  if (max !== undefined && text.length > max)
    return `The character length (${text.length}) of the argument is too long. Specify an argument with a length that is shorter than or equal to "${max}", and then try the command again.`;
  return undefined;
}

function countFailure(count: number, min: number, max: number): string {
  if (min === max) return `The parameter requires exactly ${max} value(s) - ${count} value(s) were provided.`;
  return count < min
    ? `The number of provided arguments (${count}) is fewer than the minimum number of allowed arguments (${min}). Provide more than ${min} arguments, and then try the command again.`
    : `The number of provided arguments, (${count}), exceeds the maximum number of allowed arguments (${max}). Provide fewer than ${max} arguments, and then try the command again.`;
}

/** A mandatory parameter refuses null, '' and an empty list unless it allows them; a bool refuses null always. */
function refuseEmpty(site: BindingSite, { parameter, memberships }: BindableParameter, value: Value, argument: ValueArgument): void {
  if (value === null && parameter.type === 'bool') throw refused(site, parameter, argument, 'Null');
  if (!memberships.some(({ mandatory }) => mandatory === true)) return;
  if (value === null) {
    if (parameter.allowNull !== true) throw refused(site, parameter, argument, 'Null');
  } else if (value === '' && parameter.type === 'string') {
    if (parameter.allowEmptyString !== true) throw refused(site, parameter, argument, 'EmptyString');
  } else if (isList(value)) refuseEmptyList(site, parameter, value, argument);
}

function refuseEmptyList(site: BindingSite, parameter: Parameter, list: readonly Value[], argument: ValueArgument): void {
  if (list.length === 0 && parameter.array && parameter.allowEmptyCollection !== true) throw refused(site, parameter, argument, 'EmptyArray');
  if (!parameter.array) return;
  for (const item of list) {
    if (item === null && parameter.allowNull !== true) throw refused(site, parameter, argument, 'Null');
    if (item === '' && parameter.type === 'string' && parameter.allowEmptyString !== true) throw refused(site, parameter, argument, 'EmptyString');
  }
}

const emptiness = { Null: 'null', EmptyString: 'an empty string', EmptyArray: 'an empty array' } as const;

const refused = (site: BindingSite, { name }: Parameter, { extent, value }: ValueArgument, what: keyof typeof emptiness): ErrorRecord =>
  bindingError(site, `ParameterArgumentValidationError${what}NotAllowed`, `Cannot bind argument to parameter '${name}' because it is ${emptiness[what]}.`, {
    category: 'InvalidData',
    extent,
    target: value,
    recommendation: `Give -${name} a value.`,
  });
