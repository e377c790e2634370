import type { Extent } from '../../language/ast.ts';
import type { Cmdlet } from '../cmdlet.ts';
import type { BindingErrorId, EngineErrorId } from '../error-id.ts';
import { ErrorRecord, toErrorRecord, type ErrorCategory, type Position } from '../error-record.ts';
import type { ParameterArgument, ValueArgument } from '../invocation.ts';
import type { Parameter } from '../parameter.ts';
import { parameterTypeName } from '../conversion/type-name.ts';
import type { Value } from '../value.ts';

/** The command a binding error is about, and where it stands. */
export interface BindingSite {
  readonly cmdlet: Cmdlet;
  readonly position?: Position;
}

interface Details {
  readonly category?: ErrorCategory;
  readonly extent?: Extent | undefined;
  readonly target?: Value;
  readonly recommendation?: string | undefined;
  readonly cause?: unknown;
}

/** A binding error with PowerShell's text, the command's name and the place of the word that caused it. */
export function bindingError(site: BindingSite, id: BindingErrorId | EngineErrorId, message: string, details: Details = {}): ErrorRecord {
  const { category = 'InvalidArgument', target, recommendation, cause } = details;
  const position = positionAt(site, details.extent);
  return new ErrorRecord({
    id,
    message,
    category,
    command: commandOf(site.cmdlet),
    activity: site.cmdlet.name,
    ...(target !== undefined && { target }),
    ...(recommendation !== undefined && { recommendation }),
    ...(position && { position }),
    ...(cause !== undefined && { cause }),
  });
}

/** What stands behind the comma of the fully qualified error id. */
export const commandOf = (cmdlet: Cmdlet): string => cmdlet.errorSource ?? cmdlet.name;

function positionAt({ position }: BindingSite, extent: Extent | undefined): Position | undefined {
  return position && extent ? { source: position.source, extent } : position;
}

/** `excluding`: two given parameters that have no set in common. */
export const ambiguousParameterSet = (site: BindingSite, excluding: readonly Parameter[] = []): ErrorRecord =>
  bindingError(
    site,
    'AmbiguousParameterSet',
    'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
    {
      recommendation: `${excluding.length === 0 ? '' : `${excluding.map(({ name }) => `-${name}`).join(' and ')} exclude each other. `}Get-Help ${site.cmdlet.name} shows which parameters belong together.`,
    },
  );

export function missingArgument(site: BindingSite, parameter: Parameter, argument: ParameterArgument): ErrorRecord {
  const message = `Missing an argument for parameter '${parameter.name}'. Specify a parameter of type '${parameterTypeName(parameter)}' and try again.`;
  const recommendation =
    parameter.type === 'bool'
      ? `-${parameter.name} takes a value: write -${parameter.name} $true or -${parameter.name} $false, in single quotes if another shell reads them first.`
      : `Give -${parameter.name} a value. If you wrote $null and another shell started this command, that shell removed it: put it in single quotes, -${parameter.name} '$null'.`;
  return bindingError(site, 'MissingArgument', message, { extent: argument.extent, recommendation });
}

export function alreadyBound(site: BindingSite, parameter: Parameter, extent: Extent | undefined): ErrorRecord {
  const message = `Cannot bind parameter because parameter '${parameter.name}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".`;
  return bindingError(site, 'ParameterAlreadyBound', message, { extent });
}

/** A conversion's error as the binder reports it: it names the parameter and keeps what the conversion advises. Errors about argv words pass as they are. */
export function transformationError(site: BindingSite, parameter: Parameter, argument: ValueArgument, thrown: unknown): ErrorRecord {
  const inner = toErrorRecord(thrown);
  const position = positionAt(site, argument.extent);
  if (inner.id === 'ArgumentEmptiedByShell' || inner.id === 'InvalidJson') {
    return inner.with({ command: commandOf(site.cmdlet), activity: site.cmdlet.name, ...(position && { position }) });
  }
  return bindingError(
    site,
    'ParameterArgumentTransformationError',
    `Cannot process argument transformation on parameter '${parameter.name}'. ${inner.message}`,
    { category: 'InvalidData', extent: argument.extent, target: argument.value, recommendation: inner.recommendation ?? numberAdvice(parameter), cause: inner },
  );
}

const numberAdvice = ({ name, type }: Parameter): string | undefined =>
  type === 'int' || type === 'long' ? `-${name} takes a whole number.` : type === 'double' ? `-${name} takes a number.` : undefined;

export function missingMandatory(site: BindingSite, parameters: readonly Parameter[]): ErrorRecord {
  const names = parameters.map(({ name }) => ` ${name}`).join('');
  return bindingError(site, 'MissingMandatoryParameter', `Cannot process command because of one or more missing mandatory parameters:${names}.`, {
    recommendation: `Add ${parameters.map(({ name }) => `-${name}`).join(' and ')}.`,
  });
}

export const inputObjectNotBound = (site: BindingSite, input: Value): ErrorRecord =>
  bindingError(
    site,
    'InputObjectNotBound',
    'The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.',
    { target: input, recommendation: inputAdvice(site.cmdlet) },
  );

function inputAdvice(cmdlet: Cmdlet): string {
  const takers = cmdlet.parameters.filter(({ sets }) => Object.values(sets).some(({ pipeline }) => pipeline !== undefined));
  if (takers.length === 0) return `${cmdlet.name} takes nothing from the pipeline.`;
  const names = takers.flatMap(({ name, aliases }) => [name, ...aliases]);
  return `${cmdlet.name} takes ${takers.map(({ name }) => `-${name}`).join(', ')} from the pipeline; an object needs a property named ${names.join(' or ')}.`;
}

export function inputObjectMissingMandatory(site: BindingSite, parameters: readonly Parameter[], input: Value): ErrorRecord {
  const names = parameters.map(({ name }) => ` ${name}`).join('');
  const message = `The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: ${names}`;
  return bindingError(site, 'InputObjectMissingMandatory', message, { target: input });
}
