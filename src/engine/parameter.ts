import type { DateTime, Guid, Hashtable, PSObject, Real, ScriptBlock, TimeSpan, Value } from './value.ts';

/** What a parameter converts its argument to. */
export type ParameterType =
  'string' | 'int' | 'long' | 'double' | 'bool' | 'switch' | 'guid' | 'datetime' | 'timespan' | 'enum' | 'hashtable' | 'scriptblock' | 'psobject' | 'object';

export interface ParameterSetMembership {
  readonly position?: number;
  readonly mandatory?: boolean;
  readonly pipeline?: PipelineInput;
  readonly remainingArguments?: boolean;
}

export type PipelineInput = 'ByValue' | 'ByPropertyName' | 'ByValueAndPropertyName';

/** One parameter of a cmdlet or a script function: the one definition behind binding, help, completion and `--check`. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** `string[]` */
  readonly array: boolean;
  /** A sentence for help. */
  readonly help: string;
  readonly aliases: readonly string[];
  /** By parameter set; the key `*` means all sets. */
  readonly sets: Readonly<Record<string, ParameterSetMembership>>;
  /** Members of an enum: converted by unique prefix, completed in order. */
  readonly enumValues?: readonly string[];
  /** The enum's name in messages; the parameter's name where absent. */
  readonly typeName?: string;
  /** ValidateSet: compared without case, no prefix. */
  readonly validateSet?: readonly string[];
  readonly validateRange?: { readonly min?: number; readonly max?: number };
  readonly validatePattern?: string;
  readonly validateLength?: { readonly min?: number; readonly max?: number };
  readonly validateCount?: { readonly min?: number; readonly max?: number };
  readonly validateNotNullOrEmpty?: boolean;
  readonly allowNull?: boolean;
  readonly allowEmptyString?: boolean;
  readonly allowEmptyCollection?: boolean;
  /** A value used when the parameter is not bound; a script function evaluates its default itself. */
  readonly defaultValue?: Value;
  /** Takes a script block as text: `-Filter {Department -eq 'Legal'}`. */
  readonly scriptBlockAsText?: boolean;
  /** What a value of it names in the tenant, for completion. */
  readonly names?: 'user' | 'group' | 'policy' | 'policyType' | 'cmdlet' | 'file' | 'property' | 'variable';
  /** Values that are known to be valid, for completion and help; others are taken, too. */
  readonly knownValues?: readonly string[];
  /** Sentences that only full help shows. */
  readonly notes?: readonly string[];
  /** Mistaken values people try, with what to say about them (`Enabled` → use DisabledUserOverride). Key in lower case. */
  readonly hints?: Readonly<Record<string, string>>;
  /** Documented but without effect here; accepted, and help says so. */
  readonly ignored?: boolean;
  /** Not shown in help or completion. */
  readonly hidden?: boolean;
}

/** The TypeScript type of a bound argument, carried as a phantom by the builders. */
export interface TypedParameter<T> extends Omit<Parameter, 'name'> {
  readonly __type?: T;
}

/** What a builder takes besides the help sentence. `set`: one set, several, or all when absent. */
export interface ParameterOptions {
  readonly set?: string | readonly string[];
  /** Different memberships in different sets; overrides set, position, mandatory and pipeline. */
  readonly sets?: Readonly<Record<string, ParameterSetMembership>>;
  readonly position?: number;
  readonly mandatory?: boolean;
  readonly pipeline?: PipelineInput;
  readonly remainingArguments?: boolean;
  readonly aliases?: readonly string[];
  readonly validateSet?: readonly string[];
  readonly validateRange?: { readonly min?: number; readonly max?: number };
  readonly validatePattern?: string;
  readonly validateLength?: { readonly min?: number; readonly max?: number };
  readonly validateCount?: { readonly min?: number; readonly max?: number };
  readonly validateNotNullOrEmpty?: boolean;
  readonly allowNull?: boolean;
  readonly allowEmptyString?: boolean;
  readonly allowEmptyCollection?: boolean;
  readonly defaultValue?: Value;
  readonly scriptBlockAsText?: boolean;
  readonly names?: NonNullable<Parameter['names']>;
  readonly knownValues?: readonly string[];
  readonly notes?: readonly string[];
  readonly hints?: Readonly<Record<string, string>>;
  readonly ignored?: boolean;
  readonly hidden?: boolean;
}

function parameter<T>(type: ParameterType, array: boolean, help: string, options: ParameterOptions, extra: Partial<Parameter> = {}): TypedParameter<T> {
  const { set, sets, position, mandatory, pipeline, remainingArguments, aliases, ...rest } = options;
  const membership: ParameterSetMembership = {
    ...(position !== undefined && { position }),
    ...(mandatory !== undefined && { mandatory }),
    ...(pipeline !== undefined && { pipeline }),
    ...(remainingArguments !== undefined && { remainingArguments }),
  };
  const names = set === undefined ? ['*'] : typeof set === 'string' ? [set] : set;
  return { type, array, help, aliases: aliases ?? [], sets: sets ?? Object.fromEntries(names.map((name) => [name, membership])), ...rest, ...extra };
}

export const string = (help: string, options: ParameterOptions = {}) => parameter<string>('string', false, help, options);
export const strings = (help: string, options: ParameterOptions = {}) => parameter<readonly string[]>('string', true, help, options);
export const int = (help: string, options: ParameterOptions = {}) => parameter<number>('int', false, help, options);
export const ints = (help: string, options: ParameterOptions = {}) => parameter<readonly number[]>('int', true, help, options);
export const long = (help: string, options: ParameterOptions = {}) => parameter<number>('long', false, help, options);
/** Whole values are wrapped, as whole doubles are everywhere. */
export const real = (help: string, options: ParameterOptions = {}) => parameter<number | Real>('double', false, help, options);
export const bool = (help: string, options: ParameterOptions = {}) => parameter<boolean>('bool', false, help, options);
export const switchParameter = (help: string, options: ParameterOptions = {}) => parameter<boolean>('switch', false, help, options);
export const guid = (help: string, options: ParameterOptions = {}) => parameter<Guid>('guid', false, help, options);
export const dateTime = (help: string, options: ParameterOptions = {}) => parameter<DateTime>('datetime', false, help, options);
export const timeSpan = (help: string, options: ParameterOptions = {}) => parameter<TimeSpan>('timespan', false, help, options);
export const hashtable = (help: string, options: ParameterOptions = {}) => parameter<Hashtable>('hashtable', false, help, options);
export const scriptBlock = (help: string, options: ParameterOptions = {}) => parameter<ScriptBlock>('scriptblock', false, help, options);
export const scriptBlocks = (help: string, options: ParameterOptions = {}) => parameter<readonly ScriptBlock[]>('scriptblock', true, help, options);
export const psObjectParameter = (help: string, options: ParameterOptions = {}) => parameter<PSObject>('psobject', false, help, options);
export const object = (help: string, options: ParameterOptions = {}) => parameter<Value>('object', false, help, options);
export const objects = (help: string, options: ParameterOptions = {}) => parameter<readonly Value[]>('object', true, help, options);
export const choice = <const V extends readonly string[]>(values: V, help: string, options: ParameterOptions = {}) =>
  parameter<V[number]>('enum', false, help, options, { enumValues: values });
export const choices = <const V extends readonly string[]>(values: V, help: string, options: ParameterOptions = {}) =>
  parameter<readonly V[number][]>('enum', true, help, options, { enumValues: values });
