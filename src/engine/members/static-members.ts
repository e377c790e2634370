import { cast, toText } from '../conversion/convert.ts';
import { startOfToday } from './date-members.ts';
import type { Clock } from '../host.ts';
import { method, MethodArguments, type Method } from './method.ts';
import { isNumber, numberTypeOf, roundHalfEven, toDouble, type NumberValue } from '../conversion/numeric.ts';
import { runtimeError } from '../runtime-error.ts';
import { join } from '../operators/text-operators.ts';
import { DateTime, double, Guid, Real, TimeSpan, type Value } from '../value.ts';

const maxInt = 2_147_483_647;

type Static = Method<Clock>;

const property = (read: (clock: Clock) => Value): Static => method(0, read);
const span = (unit: number): Static => method(1, (_clock, args) => new TimeSpan(args.number(0) * unit));

/** The few static members of the language, by `type.name` in lower case; the parser lets no others through. */
const members: Readonly<Record<string, Static>> = {
  'datetime.now': property((clock) => new DateTime(clock.now().getTime(), 'local')),
  'datetime.utcnow': property((clock) => new DateTime(clock.now().getTime(), 'utc')),
  'datetime.today': property((clock) => startOfToday(clock.now())),
  'environment.newline': property(() => '\n'),
  'guid.newguid': method(0, (clock) => newGuid(clock)),
  'guid.empty': property(() => new Guid('00000000-0000-0000-0000-000000000000')),
  'int.maxvalue': property(() => maxInt),
  'int.minvalue': property(() => -maxInt - 1),
  'math.abs': method(1, (_clock, args) => (toDouble(numberAt(args, 0)) < 0 ? like(numberAt(args, 0), -toDouble(numberAt(args, 0))) : numberAt(args, 0))),
  'math.ceiling': method(1, (_clock, args) => double(Math.ceil(args.number(0)))),
  'math.floor': method(1, (_clock, args) => double(Math.floor(args.number(0)))),
  'math.max': method(2, (_clock, args) => extreme(args, 1)),
  'math.min': method(2, (_clock, args) => extreme(args, -1)),
  'math.round': method(1, (_clock, args) => round(args), 3),
  'string.isnullorempty': method(1, (_clock, args) => args.text(0) === ''),
  'string.isnullorwhitespace': method(1, (_clock, args) => args.text(0).trim() === ''),
  'string.join': method(2, (_clock, args) => join(args.count === 2 ? args.value(1) : args.values.slice(1), args.value(0)), Infinity),
  'timespan.fromdays': span(86_400_000),
  'timespan.fromhours': span(3_600_000),
  'timespan.frommilliseconds': span(1),
  'timespan.fromminutes': span(60_000),
  'timespan.fromseconds': span(1000),
  'timespan.zero': property(() => new TimeSpan(0)),
};

/** `[type]::name`, or `[type]::name(args)`. Throws MethodInvocationNotSupportedInConstrainedLanguage for any that is not on the list. */
export function staticMember(type: string, name: string, args: readonly Value[], clock: Clock): Value {
  const key = `${type}.${name}`.toLowerCase();
  const found = Object.hasOwn(members, key) ? members[key] : undefined;
  if (!found) {
    throw runtimeError('MethodInvocationNotSupportedInConstrainedLanguage', `Cannot use [${type}]::${name}: only a few static members are supported.`, {
      recommendation: `The static members are ${Object.keys(members).join(', ')}.`,
    });
  }
  if (args.length < found.min || args.length > found.max) {
    throw runtimeError('MethodCountCouldNotFindBest', `Cannot find an overload for "${name}" and the argument count: "${args.length}".`, {
      category: 'NotSpecified',
    });
  }
  return found.call(clock, new MethodArguments(args));
}

function numberAt(args: MethodArguments, index: number): NumberValue {
  const value = args.value(index);
  const number = isNumber(value) ? value : cast({ name: 'double', array: false }, value);
  return isNumber(number) ? number : 0;
}

/** A result of the same type as `model`. */
const like = (model: NumberValue, value: number): NumberValue => {
  const type = numberTypeOf(model);
  return type === 'double' ? double(value) : type === 'decimal' ? new Real(value, 'decimal') : value;
};

function extreme(args: MethodArguments, sign: 1 | -1): Value {
  const [a, b] = [numberAt(args, 0), numberAt(args, 1)];
  return (toDouble(a) - toDouble(b)) * sign >= 0 ? a : b;
}

/** To `digits` places, a tie to the even digit, or away from zero with 'AwayFromZero'. */
function round(args: MethodArguments): Value {
  const number = numberAt(args, 0);
  const mode = args.values.slice(1).some((value) => typeof value === 'string' && toText(value).toLowerCase() === 'awayfromzero');
  const digits = isNumber(args.value(1)) ? args.int(1) : 0;
  const scaled = Number(`${toDouble(number)}e${digits}`);
  const whole = Number.isNaN(scaled) ? toDouble(number) : mode ? Math.sign(scaled) * Math.round(Math.abs(scaled)) : roundHalfEven(scaled);
  const result = Number.isNaN(scaled) ? whole : Number(`${whole}e${-digits}`);
  return numberTypeOf(number) === 'decimal' ? new Real(result, 'decimal') : double(result);
}

/** A random GUID of version 4. */
function newGuid(clock: Clock): Guid {
  const digits = Array.from({ length: 32 }, (_, i) => {
    const digit = Math.floor(clock.random() * 16);
    return (i === 12 ? 4 : i === 16 ? (digit & 3) | 8 : digit).toString(16);
  }).join('');
  return new Guid(digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
}
