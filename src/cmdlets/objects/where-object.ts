import { cmdlet, type Arguments, type CmdletContext } from '../../engine/cmdlet.ts';
import { isTrue, toText } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { binary } from '../../engine/operators/operators.ts';
import { object, scriptBlock, string, switchParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { hasWildcards, wildcard } from '../../engine/operators/wildcard.ts';
import { namesOf, valueOf } from './property-value.ts';
import { whereOperators, type WhereOperator } from './where-operator.ts';

const propertySets = [...whereOperators.map((each) => each.parameterSet), 'NotSet'];

const parameters = {
  InputObject: object('The object to look at; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }),
  FilterScript: scriptBlock('Is true for the objects to keep; the object is $_.', { set: 'ScriptBlockSet', position: 0, mandatory: true }),
  Property: string('The property to look at.', { set: propertySets, position: 0, mandatory: true, names: 'property' }),
  Value: object('What the property is compared with.', {
    set: propertySets,
    position: 1,
    allowNull: true,
    allowEmptyString: true,
    allowEmptyCollection: true,
  }),
  ...Object.fromEntries(
    whereOperators.map((each) => [
      each.parameter,
      switchParameter(`Keeps objects where property -${each.parameter.toLowerCase()} value is true.`, {
        set: each.parameterSet,
        aliases: each.aliases,
        mandatory: each.parameter !== 'EQ',
      }),
    ]),
  ),
  Not: switchParameter('Keeps objects where the property is null, false, zero or empty.', { set: 'NotSet', mandatory: true }),
};

/** Answers for one object; a promise only if a script block needs one. */
type Test = (value: Value) => boolean | Promise<boolean>;

export const whereObject = cmdlet({
  name: 'Where-Object',
  synopsis: 'Keeps the objects that meet a condition.',
  description:
    'Give a script block, or a property, an operator and a value. A property alone keeps the objects where it is true. Operators ignore case; those that begin with C do not.',
  errorSource: 'Microsoft.PowerShell.Commands.WhereObjectCommand',
  readsStandardInput: true,
  defaultParameterSet: 'EqualSet',
  parameters,
  examples: [
    { run: '1..10 | Where-Object { $_ -gt 7 }' },
    { run: "[pscustomobject]@{ Name = 'Ana'; Age = 41 }, [pscustomobject]@{ Name = 'Bo'; Age = 24 } | Where-Object Age -ge 30" },
    { run: "[pscustomobject]@{ Name = 'Ana'; Mail = '' } | Where-Object -Not Mail" },
  ],
  async *stream(each, context, fixed) {
    const test = testFor(fixed, context);
    for await (const args of each) {
      if (args.InputObject === undefined) continue;
      const answer = test(args.InputObject);
      if (answer instanceof Promise ? await answer : answer) yield args.InputObject;
    }
  },
});

/** An error in the filter ends its statement, not the pipeline. */
const asStatements = { reportErrors: true } as const;

function testFor(args: Arguments<typeof parameters>, context: CmdletContext): Test {
  const { FilterScript: filter } = args;
  if (filter !== undefined) {
    return (value) => {
      const output = context.evaluate(filter, value, asStatements);
      return output instanceof Promise ? output.then(isTrue) : isTrue(output);
    };
  }
  const read = reader(args.Property ?? '', context);
  const given = args as unknown as Readonly<Record<string, unknown>>;
  const chosen = whereOperators.find((each) => given[each.parameter] === true);
  if (chosen !== undefined) return comparison(chosen, args, read);
  if (args.Value !== undefined) {
    throw new ErrorRecord({
      id: 'OperatorNotSpecified',
      category: 'InvalidArgument',
      terminating: true,
      message: 'A value was given, but no operator.',
      recommendation: `Write the operator between property and value: Where-Object ${args.Property ?? ''} -eq ${toText(args.Value)}.`,
    });
  }
  const wanted = args.Not !== true;
  return (value) => {
    const found = read(value);
    return found !== ambiguous && isTrue(found) === wanted;
  };
}

function comparison(chosen: WhereOperator, args: Arguments<typeof parameters>, read: (value: Value) => Value | typeof ambiguous): Test {
  if (args.Value === undefined) {
    throw new ErrorRecord({
      id: 'ValueNotSpecifiedForWhereObject',
      category: 'InvalidArgument',
      terminating: true,
      message: `The operator -${chosen.parameter} needs a value.`,
      recommendation: `Write the value behind it: Where-Object ${args.Property ?? ''} -${chosen.parameter} value.`,
    });
  }
  // A type in argument mode is a word in brackets.
  const right = chosen.parameter.startsWith('Is') && typeof args.Value === 'string' ? args.Value.replace(/^\[(.*)\]$/, '$1') : args.Value;
  return (value) => {
    const left = read(value);
    return left !== ambiguous && isTrue(binary(chosen.operator, chosen.caseSensitive, left, right));
  };
}

const ambiguous = Symbol('ambiguous');

/** Reads the property; a pattern has to match one property of each object. */
function reader(property: string, context: CmdletContext): (value: Value) => Value | typeof ambiguous {
  if (!hasWildcards(property)) return (value) => valueOf(value, property) ?? null;
  const matches = wildcard(property);
  return (value) => {
    const names = namesOf(value).filter(matches);
    const [first, second] = names;
    if (first === undefined) return null;
    if (second === undefined) return valueOf(value, first) ?? null;
    context.writeError(
      new ErrorRecord({
        id: 'AmbiguousPropertyName',
        category: 'InvalidArgument',
        target: value,
        message: `Input name "${property}" is ambiguous. It can be resolved to multiple matched members. Possible matches include:${names.map((name) => ` ${name}`).join('')}.`,
        recommendation: 'Write the property in full.',
      }),
    );
    return ambiguous;
  };
}
