import type { CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import type { Scope } from '../../engine/scope.ts';
import { psObject, type PSObject, type Value } from '../../engine/value.ts';
import { hasWildcards, wildcard } from '../../engine/operators/wildcard.ts';

/** What the language itself sets. */
const fixedNames = new Set(['true', 'false', 'null', '?', '^', '$', '_', 'psitem', 'args', 'input', 'error']);

export function assign(name: string, value: Value, scope: Scope): void {
  if (fixedNames.has(name.toLowerCase())) {
    throw new ErrorRecord({
      id: 'VariableNotWritable',
      category: 'WriteError',
      target: name,
      message: `Cannot overwrite variable ${name} because it is read-only or constant.`,
      recommendation: 'Choose another name.',
    });
  }
  scope.set(name, value);
}

/** The names in `scope` that the patterns mean; a plain name that is not there is an error. */
export function named(patterns: readonly string[], scope: Scope, context: CmdletContext): readonly string[] {
  const names = [...scope.own().keys()].filter((name) => !fixedNames.has(name));
  return patterns.flatMap((pattern) => {
    const found = names.filter(wildcard(pattern));
    if (found.length === 0 && !hasWildcards(pattern)) context.writeError(notFound(pattern));
    return found;
  });
}

/** All variables to be seen from a scope, or those of the one that was asked for. */
export function variables(scopeName: string | undefined, context: CmdletContext): ReadonlyMap<string, Value> {
  if (scopeName !== undefined) return scopeOf(scopeName, context).own();
  const all = new Map<string, Value>();
  for (let scope: Scope | undefined = context.scope; scope; scope = scope.parent) {
    for (const [name, value] of scope.own()) if (!all.has(name)) all.set(name, value);
  }
  return all;
}

export function scopeOf(name: string | undefined, context: CmdletContext): Scope {
  const { scope } = context;
  const folded = name?.toLowerCase() ?? 'local';
  if (folded === 'local') return scope;
  if (folded === 'global' || folded === 'script') return scope.root;
  let found: Scope | undefined = scope;
  for (let steps = Number(folded); steps > 0 && found; steps--) found = found.parent;
  if (found && /^\d+$/.test(folded)) return found;
  throw new ErrorRecord({
    id: 'ArgumentException',
    category: 'InvalidArgument',
    target: name ?? null,
    message: `There is no scope ${folded}.`,
    recommendation: 'Use Global, Script, Local, or a number of scopes outward.',
  });
}

export const wanted = (name: string, include: readonly string[] | undefined, exclude: readonly string[] | undefined): boolean =>
  (include === undefined || include.some((pattern) => wildcard(pattern)(name))) && exclude?.some((pattern) => wildcard(pattern)(name)) !== true;

export const variable = (name: string, value: Value): PSObject => psObject('System.Management.Automation.PSVariable', { Name: name, Value: value });

export const notFound = (name: string): ErrorRecord =>
  new ErrorRecord({
    id: 'VariableNotFound',
    category: 'ObjectNotFound',
    target: name,
    message: `Cannot find a variable with the name '${name}'.`,
    recommendation: 'Get-Variable lists the variables there are.',
  });
