import type { TypeNameAst } from '../../language/ast.ts';
import { cast } from '../conversion/convert.ts';
import { assignedScope } from './item-scope.ts';
import type { Scope } from '../scope.ts';
import type { Value } from '../value.ts';

type TypeNames = readonly Pick<TypeNameAst, 'name' | 'array'>[];

/** Variables that were declared with a type, `[int]$x = …`: whatever is assigned to them later is converted too. */
export class TypedVariables {
  readonly #scopes = new WeakMap<Scope, Map<string, TypeNames>>();
  #any = false;

  /** Types from the outermost cast to the innermost. */
  declare(scope: Scope, name: string, types: TypeNames): void {
    if (types.length === 0) return;
    const owner = assignedScope(scope);
    const declared = this.#scopes.get(owner) ?? new Map<string, TypeNames>();
    declared.set(name.toLowerCase(), types);
    this.#scopes.set(owner, declared);
    this.#any = true;
  }

  /** The value as the variable's declared type has it. Throws an ErrorRecord where it does not convert. */
  convert(scope: Scope, name: string, value: Value): Value {
    if (!this.#any) return value;
    const types = this.#scopes.get(assignedScope(scope))?.get(name.toLowerCase());
    return types === undefined ? value : castThrough(types, value);
  }
}

/** `[outer][inner]value` */
export const castThrough = (types: TypeNames, value: Value): Value => types.reduceRight<Value>((inner, type) => cast(type, inner), value);
