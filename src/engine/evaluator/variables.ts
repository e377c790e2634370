import type { VariableAst } from '../../language/ast.ts';
import type { Expression } from './code.ts';
import type { Frame } from './frame.ts';
import { runtimeError } from '../runtime-error.ts';
import { Hashtable, psObject, type Value } from '../value.ts';

const folderOf = (path: string | undefined): string => path?.replace(/[\\/]?[^\\/]*$/, '') ?? '';

/** Variables that the engine fills itself, by their name in lower case. */
const automatic: Readonly<Record<string, (frame: Frame) => Value>> = {
  true: () => true,
  false: () => false,
  null: () => null,
  '?': ({ runtime }) => runtime.lastSucceeded,
  error: ({ runtime }) => runtime.errors,
  home: ({ runtime }) => runtime.environment('HOME') ?? runtime.environment('USERPROFILE') ?? null,
  pwd: ({ runtime }) => runtime.files.workingFolder,
  psscriptroot: ({ scope, source }) => scope.get('psscriptroot') ?? folderOf(source.name),
  pscommandpath: ({ scope, source }) => scope.get('pscommandpath') ?? source.name ?? '',
  psversiontable: () => versionTable(),
};

/** The language that scripts can count on: PowerShell 7's, as far as csteams has it. */
function versionTable(): Value {
  const version = psObject('System.Version', { Major: 7, Minor: 5, Build: 0, Revision: -1 });
  return new Hashtable([
    ['PSVersion', version],
    ['PSEdition', 'Core'],
    ['Host', 'csteams'],
  ]);
}

const constants = new Set(['true', 'false', '?', 'error', 'home', 'pwd', 'psversiontable']);

export function variable(ast: VariableAst): Expression {
  const { name, drive } = ast;
  const folded = name.toLowerCase() === 'psitem' ? '_' : name.toLowerCase();
  switch (drive) {
    case 'env':
      return (frame) => frame.runtime.environment(name) ?? null;
    case 'global':
      return (frame) => frame.scope.root.get(folded) ?? null;
    case 'script':
      return (frame) => frame.scriptScope.get(folded) ?? null;
    default:
      return Object.hasOwn(automatic, folded) ? (frame) => automatic[folded]?.(frame) ?? null : (frame) => frame.scope.get(folded) ?? null;
  }
}

/** Sets a variable and gives what it holds then: one that was declared with a type converts. `$null = …` drops the value. Throws VariableNotWritable. */
export function setVariable(frame: Frame, { name, drive }: Pick<VariableAst, 'name' | 'drive'>, value: Value): Value {
  if (drive === 'env') {
    throw runtimeError('VariableNotWritable', `Cannot set the environment variable ${name}: scripts can only read the environment.`, {
      recommendation: 'Set it before you start csteams.',
    });
  }
  const folded = name.toLowerCase() === 'psitem' ? '_' : name.toLowerCase();
  if (folded === 'null') return value;
  if (constants.has(folded))
    throw runtimeError('VariableNotWritable', `Cannot overwrite variable ${name} because it is read-only or constant.`, {
      category: 'WriteError',
      target: name,
    });
  const scope = drive === 'global' ? frame.scope.root : drive === 'script' ? frame.scriptScope : frame.scope;
  const stored = frame.runtime.typedVariables.convert(scope, folded, value);
  scope.set(folded, stored);
  return stored;
}

/** A variable by its name without `$`, automatic ones among them: what a splat takes apart. */
export const readVariable = (frame: Frame, name: string): Value => {
  const folded = name.toLowerCase();
  return (Object.hasOwn(automatic, folded) ? automatic[folded]?.(frame) : frame.scope.get(folded)) ?? null;
};
