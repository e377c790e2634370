import type { CollectingVariable, CommonArguments } from './common-parameters.ts';
import type { Scope } from '../scope.ts';
import { isList, type Value } from '../value.ts';

/** The lists behind -ErrorVariable and the like: set at once, even if they stay empty, and filled as the command runs. */
export interface CollectingVariables {
  readonly errors: Value[] | undefined;
  readonly warnings: Value[] | undefined;
  readonly information: Value[] | undefined;
  readonly output: Value[] | undefined;
}

/** Sets the variables that `common` names; `+name` keeps what its variable holds. */
export function collectingVariables(common: CommonArguments, scope: Scope): CollectingVariables {
  return {
    errors: listIn(scope, common.errorVariable),
    warnings: listIn(scope, common.warningVariable),
    information: listIn(scope, common.informationVariable),
    output: listIn(scope, common.outVariable),
  };
}

function listIn(scope: Scope, variable: CollectingVariable | undefined): Value[] | undefined {
  if (variable === undefined) return undefined;
  const list = variable.append ? held(scope.get(variable.name) ?? null) : [];
  scope.set(variable.name, list);
  return list;
}

const held = (value: Value): Value[] => (value === null ? [] : isList(value) ? [...value] : [value]);
