import type { AttributeAst, ExpressionAst, FormalParameterAst, ParamBlockAst, TypeNameAst } from '../../language/ast.ts';
import type { ConfirmImpact } from '../cmdlet.ts';
import { isTrue, toText } from '../conversion/convert.ts';
import type { Parameter, ParameterSetMembership, ParameterType, PipelineInput } from '../parameter.ts';
import { isList, ScriptBlock, type Value } from '../value.ts';

/** Evaluates an attribute's argument, which is a constant. */
type Constant = (ast: ExpressionAst) => Value;

/** What a `param` block declares. */
export interface FormalDeclaration {
  readonly parameters: readonly Parameter[];
  /** `[ValidateScript({…})]` by parameter name. */
  readonly validationScripts: ReadonlyMap<string, ScriptBlock>;
  /** Has `[CmdletBinding()]` or a `[Parameter()]`: unknown arguments are errors, common parameters are there. */
  readonly advanced: boolean;
  readonly supportsShouldProcess: boolean;
  readonly confirmImpact: ConfirmImpact;
  readonly defaultParameterSet?: string;
}

/** The parameters of a `param` block as the binder wants them. Without any Position given, they take positions in their order. */
export function formalParameters(param: ParamBlockAst | undefined, constant: Constant): FormalDeclaration {
  const formals = param?.parameters ?? [];
  const binding = attributesNamed(param?.attributes ?? [], 'CmdletBinding').at(0);
  const setting = (name: string): Value | undefined => namedArgument(binding, name, constant);
  const positional =
    isTrue(setting('PositionalBinding') ?? true) && !formals.some((formal) => parameterAttributes(formal).some((one) => hasArgument(one, 'Position')));
  let position = 0;
  const parameters = formals.map((formal) => {
    const takesPlace =
      positional && formal.type?.name !== 'switch' && !parameterAttributes(formal).some((one) => flag(one, 'ValueFromRemainingArguments', constant));
    return formalParameter(formal, takesPlace ? position++ : undefined, constant);
  });
  const scripts = formals.map(
    (formal) =>
      [
        formal.name,
        attributesNamed(formal.attributes, 'ValidateScript')
          .map((one) => one.positional.map(constant).at(0))
          .at(0),
      ] as const,
  );
  const defaultSet = setting('DefaultParameterSetName');
  return {
    parameters,
    validationScripts: new Map(scripts.filter((pair): pair is readonly [string, ScriptBlock] => pair[1] instanceof ScriptBlock)),
    advanced: binding !== undefined || formals.some((formal) => parameterAttributes(formal).length > 0),
    supportsShouldProcess: isTrue(setting('SupportsShouldProcess') ?? false),
    confirmImpact: confirmImpact(setting('ConfirmImpact')),
    ...(defaultSet !== undefined && { defaultParameterSet: toText(defaultSet) }),
  };
}

function confirmImpact(value: Value | undefined): ConfirmImpact {
  const text = toText(value ?? '').toLowerCase();
  return (['None', 'Low', 'High'] as const).find((impact) => impact.toLowerCase() === text) ?? 'Medium';
}

const nameOf = (attribute: AttributeAst): string =>
  attribute.name
    .toLowerCase()
    .replace(/^.*\./, '')
    .replace(/attribute$/, '');

const attributesNamed = (attributes: readonly AttributeAst[], name: string): readonly AttributeAst[] =>
  attributes.filter((one) => nameOf(one) === name.toLowerCase());

const parameterAttributes = (formal: FormalParameterAst): readonly AttributeAst[] => attributesNamed(formal.attributes, 'Parameter');

const hasArgument = (attribute: AttributeAst, name: string): boolean => attribute.named.some((one) => one.name.toLowerCase() === name.toLowerCase());

/** The value of `Name = value`; true for a bare `Name`; undefined where it is not given. */
function namedArgument(attribute: AttributeAst | undefined, name: string, constant: Constant): Value | undefined {
  const found = attribute?.named.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return found && (found.value ? constant(found.value) : true);
}

const flag = (attribute: AttributeAst, name: string, constant: Constant): boolean => isTrue(namedArgument(attribute, name, constant) ?? false);

function formalParameter(formal: FormalParameterAst, implicitPosition: number | undefined, constant: Constant): Parameter {
  const { name, type, attributes } = formal;
  const has = (attribute: string): boolean => attributesNamed(attributes, attribute).length > 0;
  const values = (attribute: string): readonly Value[] | undefined =>
    attributesNamed(attributes, attribute)
      .at(0)
      ?.positional.flatMap((one) => listOf(constant(one)));
  const [help] = parameterAttributes(formal)
    .map((one) => namedArgument(one, 'HelpMessage', constant))
    .filter((text) => text !== undefined);
  const set = values('ValidateSet');
  const pattern = values('ValidatePattern')?.at(0);
  const range = bounds(values('ValidateRange'));
  const length = bounds(values('ValidateLength'));
  const count = bounds(values('ValidateCount'));
  return {
    name,
    type: parameterType(type),
    array: type?.array === true || type?.name === 'array',
    help: help === undefined ? '' : toText(help),
    aliases: values('Alias')?.map((alias) => toText(alias)) ?? [],
    sets: memberships(formal, implicitPosition, constant),
    ...(set && { validateSet: set.map((value) => toText(value)) }),
    ...(pattern !== undefined && { validatePattern: toText(pattern) }),
    ...(range && { validateRange: range }),
    ...(length && { validateLength: length }),
    ...(count && { validateCount: count }),
    ...((has('ValidateNotNullOrEmpty') || has('ValidateNotNull')) && { validateNotNullOrEmpty: true }),
    ...(has('AllowNull') && { allowNull: true }),
    ...(has('AllowEmptyString') && { allowEmptyString: true }),
    ...(has('AllowEmptyCollection') && { allowEmptyCollection: true }),
  };
}

const listOf = (value: Value): readonly Value[] => (isList(value) ? value : [value]);

/** Two numbers, or one of the words that ValidateRange knows. */
function bounds(values: readonly Value[] | undefined): { readonly min?: number; readonly max?: number } | undefined {
  if (!values) return undefined;
  const [low = null, high = null] = values;
  if (typeof low === 'string') {
    const kinds: Readonly<Record<string, { readonly min?: number; readonly max?: number }>> = {
      positive: { min: 1 },
      nonnegative: { min: 0 },
      negative: { max: -1 },
      nonpositive: { max: 0 },
    };
    return Object.hasOwn(kinds, low.toLowerCase()) ? kinds[low.toLowerCase()] : undefined;
  }
  return { ...(low !== null && { min: Number(toText(low)) }), ...(high !== null && { max: Number(toText(high)) }) };
}

/** Types of the language that the binder converts to; what else there is is converted when the variable is set. */
const parameterTypes: Readonly<Record<string, ParameterType>> = {
  string: 'string',
  int: 'int',
  long: 'long',
  double: 'double',
  bool: 'bool',
  switch: 'switch',
  guid: 'guid',
  datetime: 'datetime',
  timespan: 'timespan',
  hashtable: 'hashtable',
  scriptblock: 'scriptblock',
  psobject: 'psobject',
  pscustomobject: 'psobject',
};

const parameterType = (type: TypeNameAst | undefined): ParameterType =>
  type !== undefined && Object.hasOwn(parameterTypes, type.name) ? (parameterTypes[type.name] ?? 'object') : 'object';

function memberships(formal: FormalParameterAst, implicitPosition: number | undefined, constant: Constant): Readonly<Record<string, ParameterSetMembership>> {
  const attributes = parameterAttributes(formal);
  if (attributes.length === 0) return { '*': implicitPosition === undefined ? {} : { position: implicitPosition } };
  return Object.fromEntries(
    attributes.map((attribute) => {
      const set = namedArgument(attribute, 'ParameterSetName', constant);
      const position = namedArgument(attribute, 'Position', constant) ?? implicitPosition;
      const pipeline = pipelineInput(flag(attribute, 'ValueFromPipeline', constant), flag(attribute, 'ValueFromPipelineByPropertyName', constant));
      const membership: ParameterSetMembership = {
        ...(position !== undefined && { position: Number(toText(position)) }),
        ...(flag(attribute, 'Mandatory', constant) && { mandatory: true }),
        ...(pipeline && { pipeline }),
        ...(flag(attribute, 'ValueFromRemainingArguments', constant) && { remainingArguments: true }),
      };
      return [set === undefined || toText(set) === '__AllParameterSets' ? '*' : toText(set), membership] as const;
    }),
  );
}

function pipelineInput(byValue: boolean, byName: boolean): PipelineInput | undefined {
  if (byValue) return byName ? 'ByValueAndPropertyName' : 'ByValue';
  return byName ? 'ByPropertyName' : undefined;
}
