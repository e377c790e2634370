import type { ExpressionAst, FormalParameterAst, FunctionAst, ParamBlockAst, ScriptAst, Source, StatementAst } from '../../language/ast.ts';
import type { BoundArguments, Cmdlet, CmdletContext } from '../cmdlet.ts';
import { cast, isTrue, toText } from '../conversion/convert.ts';
import { ErrorRecord } from '../error-record.ts';
import { formalParameters, type FormalDeclaration } from './formal-parameters.ts';
import type { Frame } from './frame.ts';
import { ItemScope } from './item-scope.ts';
import { run, settle, type Task } from '../later.ts';
import { streamOf, type Output } from './output.ts';
import type { Parameter } from '../parameter.ts';
import { runtimeError } from '../runtime-error.ts';
import { Scope } from '../scope.ts';
import { evaluateBlock, runToEnd } from './script-block.ts';
import type { ScriptCommand } from './script-command.ts';
import { callDepthOverflow } from './statement-errors.ts';
import { Hashtable, psObject, type Value } from '../value.ts';

/** Takes what a simple function's declared parameters do not; no name can be typed for it. */
const argumentsParameter: Parameter = {
  name: '$args',
  type: 'object',
  array: true,
  help: '',
  aliases: [],
  sets: { '*': { remainingArguments: true } },
  hidden: true,
};

/** What a command written in the language consists of. */
interface Definition {
  readonly name: string;
  readonly declaration: FormalDeclaration;
  readonly formals: readonly FormalParameterAst[];
  readonly body: readonly StatementAst[];
  readonly source: Source;
  /** The body runs for each pipeline object, with `$_`, instead of once at the end. */
  readonly perObject: boolean;
  /** A script file: `$script:` means its own scope. */
  readonly isScript: boolean;
}

const nothingBound: BoundArguments = { parameterSet: '', values: new Map() };

/** `function name { … }`, defined at `frame`. */
export function scriptFunction(ast: FunctionAst, frame: Frame): ScriptCommand {
  return define({ name: ast.name, body: ast.body, source: frame.source, isScript: false }, ast.param, frame);
}

/** A script file as a command, so that its `param( … )` binds like any other. */
export function scriptAsCommand(script: ScriptAst, name: string, frame: Frame): ScriptCommand {
  return define({ name, body: script.body, source: script.source, isScript: true }, script.param, frame);
}

function define(text: Pick<Definition, 'name' | 'body' | 'source' | 'isScript'>, param: ParamBlockAst | undefined, frame: Frame): ScriptCommand {
  const at = frame.with({ source: text.source });
  const declaration = formalParameters(param, (ast) => constantValue(ast, at));
  const parameters = declaration.advanced ? declaration.parameters : [...declaration.parameters, argumentsParameter];
  return command({ ...text, declaration: { ...declaration, parameters }, formals: param?.parameters ?? [], perObject: false }, frame);
}

function constantValue(ast: ExpressionAst, frame: Frame): Value {
  const value = frame.runtime.code.expressionOf(ast)(frame);
  return value instanceof Promise ? null : value;
}

/** A command whose parameters are declared as data and whose body, in the language, runs for each object. */
export interface ScriptCommandDefinition {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly process: ScriptAst;
  readonly defaultParameterSet?: string;
  readonly supportsShouldProcess?: boolean;
  readonly confirmImpact?: Cmdlet['confirmImpact'];
}

/** Makes such a command; `frame` is where it is defined. */
export function scriptCommand({ name, parameters, process: work, ...rest }: ScriptCommandDefinition, frame: Frame): ScriptCommand {
  const declaration: FormalDeclaration = {
    parameters,
    validationScripts: new Map(),
    advanced: true,
    supportsShouldProcess: false,
    confirmImpact: 'Medium',
    ...rest,
  };
  return command({ name, declaration, formals: [], body: work.body, source: work.source, perObject: true, isScript: false }, frame);
}

function command(definition: Definition, home: Frame): ScriptCommand {
  const { name, declaration } = definition;
  const { defaultParameterSet } = declaration;
  const shape = {
    name,
    synopsis: `The function ${name} of a script.`,
    parameters: declaration.parameters,
    supportsShouldProcess: declaration.supportsShouldProcess,
    confirmImpact: declaration.confirmImpact,
    examples: [],
    isFunction: true,
    isSimpleFunction: !declaration.advanced,
    ...(defaultParameterSet !== undefined && { defaultParameterSet }),
  } as const;
  const calledFrom = (caller: Frame): Cmdlet => ({ ...shape, run: (each, context) => call(definition, home, caller, each, context) });
  return { ...shape, calledFrom, run: (each, context) => call(definition, home, home, each, context) };
}

async function* call(
  definition: Definition,
  home: Frame,
  caller: Frame,
  each: AsyncIterable<BoundArguments>,
  context: CmdletContext,
): AsyncGenerator<Value, void, undefined> {
  const depth = caller.depth + 1;
  if (depth > home.runtime.limits.callDepth) throw callDepthOverflow();
  const scope = new Scope(context.scope);
  const frame = caller.with({ scope, scriptScope: definition.isScript ? scope : home.scriptScope, source: definition.source, streams: context.streams, depth });
  if (definition.perObject) {
    for await (const bound of each) {
      const item = frame.withScope(bound.input === undefined ? scope : new ItemScope(scope, bound.input));
      yield* streamOf((out) => run(invoke(definition, bound, context, item, out)));
    }
    return;
  }
  let last: BoundArguments | undefined;
  const input: Value[] = [];
  for await (const bound of each) {
    last = bound;
    if (context.expectingInput) input.push(bound.input ?? null);
  }
  scope.set('input', input);
  yield* streamOf((out) => run(invoke(definition, last ?? context.commandLine ?? nothingBound, context, frame, out)));
}

function* invoke(definition: Definition, bound: BoundArguments, context: CmdletContext, frame: Frame, out: Output): Task<void> {
  const { declaration, name } = definition;
  const { scope, runtime } = frame;
  const { [argumentsParameter.name]: rest = [], ...own } = Object.fromEntries(bound.values);
  const invocation = psObject('System.Management.Automation.InvocationInfo', {
    MyCommand: psObject('System.Management.Automation.FunctionInfo', { Name: name, CommandType: 'Function' }),
    InvocationName: name,
    BoundParameters: new Hashtable(Object.entries(own)),
    ScriptName: definition.source.name ?? '',
    PSScriptRoot: definition.source.name?.replace(/[\\/]?[^\\/]*$/, '') ?? '',
  });
  scope.set('MyInvocation', invocation);
  scope.set('PSBoundParameters', new Hashtable(Object.entries(own)));
  scope.set('args', rest);
  if (declaration.advanced) scope.set('PSCmdlet', runtime.scriptCmdlets.create(bound, context, invocation));
  for (const parameter of declaration.parameters) yield* bindOne(definition, parameter, bound, frame);
  yield* settle(runToEnd(runtime.code.bodyOf(definition.body), frame, out));
}

/** Sets one parameter's variable: what was bound, or its default, evaluated where the parameters before it are there already. */
function* bindOne({ declaration, formals }: Definition, parameter: Parameter, bound: BoundArguments, frame: Frame): Task<void> {
  if (parameter === argumentsParameter) return;
  const { name } = parameter;
  const { scope, runtime } = frame;
  const formal = formals.find((one) => one.name === name);
  const given = bound.values.get(name);
  let value: Value = given ?? null;
  if (given === undefined && formal?.defaultValue) value = yield* settle(runtime.code.expressionOf(formal.defaultValue)(frame));
  else if (given === undefined) value = parameter.defaultValue ?? emptyValue(parameter, formal);
  scope.set(name, formal?.type && value !== null ? converted(name, formal.type, value) : value);
  if (formal?.type) runtime.typedVariables.declare(scope, name, [formal.type]);
  const check = declaration.validationScripts.get(name);
  if (check && given !== undefined) yield* validate(name, check, value, frame);
}

/** What a parameter has that was not given: zero, empty or false where its type has such a value, else null. */
function emptyValue(parameter: Parameter, formal: FormalParameterAst | undefined): Value {
  if (parameter.array) return null;
  const type = formal?.type?.name ?? parameter.type;
  if (type === 'string') return '';
  if (type === 'bool' || type === 'switch') return false;
  return ['int', 'long', 'double', 'decimal', 'byte', 'bigint'].includes(type) ? cast({ name: type, array: false }, 0) : null;
}

function converted(name: string, type: { readonly name: string; readonly array: boolean }, value: Value): Value {
  try {
    return cast(type, value);
  } catch (error) {
    if (!(error instanceof ErrorRecord)) throw error;
    throw error.with({
      id: 'ParameterArgumentTransformationError',
      category: 'InvalidData',
      message: `Cannot process argument transformation on parameter '${name}'. ${error.message}`,
    });
  }
}

function* validate(name: string, check: Parameters<typeof evaluateBlock>[1], value: Value, frame: Frame): Task<void> {
  const output = yield* settle(evaluateBlock(frame, check, value));
  if (isTrue(output.length === 1 ? (output[0] ?? null) : output)) return;
  throw runtimeError(
    'ParameterArgumentValidationError',
    `Cannot validate argument on parameter '${name}'. The "${check.ast.text}" validation script for the argument with value "${toText(value)}" did not return a result of True. Determine why the validation script failed, and then try the command again.`,
    { category: 'InvalidData', target: value },
  );
}
