import { parseScript } from '../../src/engine/parse-script.ts';
import type { Parameter, ParameterSetMembership, ParameterType } from '../../src/engine/parameter.ts';
import type { ScriptCommandDefinition } from '../../src/engine/evaluator/script-function.ts';
import { fromJson } from '../../src/engine/value.ts';
import type { CommandSetup, ParameterSetup } from './vector.ts';

/** A vector's command as the engine takes it. */
export const commandFrom = ({
  name,
  parameters,
  process,
  defaultParameterSetName,
  supportsShouldProcess,
  confirmImpact,
}: CommandSetup): ScriptCommandDefinition => ({
  name,
  parameters: withPositions(parameters).map(parameterFrom),
  process: parseScript(process),
  ...(defaultParameterSetName !== undefined && { defaultParameterSet: defaultParameterSetName }),
  ...(supportsShouldProcess !== undefined && { supportsShouldProcess }),
  ...(confirmImpact !== undefined && { confirmImpact }),
});

/** As in PowerShell, parameters take places in order when none of the command's declares one; switches take none. */
function withPositions(parameters: readonly ParameterSetup[]): readonly ParameterSetup[] {
  const declared = parameters.some(({ position, parameterSets }) => position !== undefined || parameterSets !== undefined);
  if (declared) return parameters;
  let next = 0;
  return parameters.map((parameter) =>
    parameter.type === 'switch' || parameter.valueFromRemainingArguments === true ? parameter : { ...parameter, position: next++ },
  );
}

const types: Readonly<Record<string, ParameterType>> = { int32: 'int', int64: 'long', boolean: 'bool', psobject: 'object', decimal: 'double', float: 'double' };
const known: ReadonlySet<string> = new Set<ParameterType>([
  'string',
  'int',
  'long',
  'double',
  'bool',
  'switch',
  'guid',
  'datetime',
  'timespan',
  'enum',
  'hashtable',
  'scriptblock',
  'psobject',
  'object',
]);
const isType = (name: string): name is ParameterType => known.has(name);

function parameterFrom(setup: ParameterSetup): Parameter {
  const array = setup.type.endsWith('[]');
  const named = setup.type.replace(/\[\]$/, '').toLowerCase();
  const type = types[named] ?? (isType(named) ? named : 'object');
  const range = ([min, max]: readonly [number, number]) => ({ min, max });
  return {
    name: setup.name,
    type,
    array,
    help: '',
    aliases: setup.aliases ?? [],
    sets: setsOf(setup),
    ...(setup.enum && { enumValues: setup.enum }),
    ...(setup.validateSet && { validateSet: setup.validateSet }),
    ...(setup.validateRange && { validateRange: range(setup.validateRange) }),
    ...(setup.validatePattern !== undefined && { validatePattern: setup.validatePattern }),
    ...(setup.validateLength && { validateLength: range(setup.validateLength) }),
    ...(setup.validateCount && { validateCount: range(setup.validateCount) }),
    ...(setup.validateNotNullOrEmpty !== undefined && { validateNotNullOrEmpty: setup.validateNotNullOrEmpty }),
    ...(setup.validateNotNull !== undefined && { validateNotNull: setup.validateNotNull }),
    ...(setup.allowNull !== undefined && { allowNull: setup.allowNull }),
    ...(setup.allowEmptyString !== undefined && { allowEmptyString: setup.allowEmptyString }),
    ...(setup.allowEmptyCollection !== undefined && { allowEmptyCollection: setup.allowEmptyCollection }),
    ...(setup.default !== undefined && { defaultValue: fromJson(setup.default) }),
  };
}

function setsOf(setup: ParameterSetup): Parameter['sets'] {
  if (!setup.parameterSets) return { '*': membership(setup, setup) };
  return Object.fromEntries(Object.entries(setup.parameterSets).map(([name, own]) => [name, membership(own, setup)]));
}

type Flags = Pick<ParameterSetup, 'position' | 'mandatory' | 'valueFromPipeline' | 'valueFromPipelineByPropertyName'>;

function membership(own: Flags, setup: ParameterSetup): ParameterSetMembership {
  const byValue = own.valueFromPipeline ?? setup.valueFromPipeline ?? false;
  const byName = own.valueFromPipelineByPropertyName ?? setup.valueFromPipelineByPropertyName ?? false;
  const position = own.position ?? setup.position;
  const mandatory = own.mandatory ?? setup.mandatory;
  return {
    ...(position !== undefined && { position }),
    ...(mandatory !== undefined && { mandatory }),
    ...((byValue || byName) && { pipeline: byValue && byName ? 'ByValueAndPropertyName' : byValue ? 'ByValue' : 'ByPropertyName' }),
    ...(setup.valueFromRemainingArguments === true && { remainingArguments: true }),
  };
}
