import type { AssignmentTargetAst, IndexAst, MemberAst, VariableAst } from '../../language/ast.ts';
import type { Compiler } from './code.ts';
import { toText } from '../conversion/convert.ts';
import type { Frame } from './frame.ts';
import { getIndex, setIndex } from './indexing.ts';
import { andThen, type Later } from '../later.ts';
import { getMember, setMember } from '../members/members.ts';
import { read } from '../members/nothing.ts';
import { castThrough } from './typed-variables.ts';
import type { Value } from '../value.ts';
import { setVariable } from './variables.ts';

/** A place that can be read and assigned to, with its object and index evaluated once. */
export interface Reference {
  get(): Value;
  /** Gives the value as it was stored: converted, where the variable has a type. */
  set(value: Value): Value;
}

type MakeReference = (frame: Frame) => Later<Reference>;

/** The left side of an assignment, or the operand of `++`. */
export function reference(ast: VariableAst | MemberAst | IndexAst, compiler: Compiler): MakeReference {
  switch (ast.kind) {
    case 'Variable': {
      const current = compiler.operand(ast);
      return (frame) => ({
        // Reading a variable never waits.
        get: () => current(frame) as Value,
        set: (value) => setVariable(frame, ast, value),
      });
    }
    case 'Member': {
      const target = compiler.operand(ast.target);
      const member = compiler.operand(ast.member);
      return (frame) =>
        andThen(target(frame), (object) =>
          andThen(member(frame), (name) => ({
            get: () => read(getMember(object, toText(name)) ?? null),
            set(value) {
              setMember(object, toText(name), read(value));
              return value;
            },
          })),
        );
    }
    case 'Index': {
      const target = compiler.operand(ast.target);
      const index = compiler.operand(ast.index);
      return (frame) =>
        andThen(target(frame), (object) =>
          andThen(index(frame), (at) => ({
            get: () => getIndex(object, at),
            set(value) {
              setIndex(object, at, read(value));
              return value;
            },
          })),
        );
    }
  }
}

/** A target with casts before it: the value is converted, and a plain variable keeps the type. */
export function typedReference({ types, expression }: AssignmentTargetAst, compiler: Compiler): MakeReference {
  const plain = reference(expression, compiler);
  if (types.length === 0) return plain;
  return (frame) =>
    andThen(plain(frame), (place) => ({
      get: () => place.get(),
      set(value) {
        const converted = castThrough(types, read(value));
        if (expression.kind === 'Variable') {
          const { drive, name } = expression;
          const scope = drive === 'global' ? frame.scope.root : drive === 'script' ? frame.scriptScope : frame.scope;
          frame.runtime.typedVariables.declare(scope, name, types);
        }
        return place.set(converted);
      },
    }));
}
