import type { AssignmentAst, IncrementAst } from '../../language/ast.ts';
import { arithmetic, type ArithmeticOperator } from '../operators/arithmetic.ts';
import type { Compiler, Expression } from './code.ts';
import { typeNameOf } from '../conversion/convert.ts';
import type { Frame } from './frame.ts';
import { andThen, run, settle, type Later, type Task } from '../later.ts';
import { isNumber } from '../conversion/numeric.ts';
import { reference, typedReference, type Reference } from './references.ts';
import { runtimeError } from '../runtime-error.ts';
import { isList, type Value } from '../value.ts';

/** `target = value` and its kin. Gives the assigned value, for `$a = $b = 1`. */
export function assignment(ast: AssignmentAst, compiler: Compiler): Expression {
  const value = compiler.value(ast.value);
  const targets = ast.targets.map((target) => typedReference(target, compiler));
  const [only] = targets;
  if (ast.operator === '??=' && only) return unlessGiven(only, value);
  if (targets.length > 1) return (frame) => andThen(value(frame), (assigned) => run(distribute(targets, frame, assigned)));
  const assign = (place: Reference, assigned: Value): Value =>
    place.set(ast.operator === '=' ? assigned : arithmetic(ast.operator.charAt(0) as ArithmeticOperator, place.get(), assigned));
  return (frame) => andThen(value(frame), (assigned) => (only ? andThen(only(frame), (place) => assign(place, assigned)) : null));
}

/** `$a ??= value`: the value is computed only where `$a` is null. */
function unlessGiven(target: (frame: Frame) => Later<Reference>, value: Expression): Expression {
  return (frame) => andThen(target(frame), (place) => place.get() ?? andThen(value(frame), (assigned) => place.set(assigned)));
}

/** One element for each target; the last takes all that remain. */
function* distribute(targets: readonly ((frame: Frame) => Later<Reference>)[], frame: Frame, assigned: Value): Task<Value> {
  const values = isList(assigned) ? assigned : [assigned];
  for (const [i, target] of targets.entries()) {
    const place = yield* settle(target(frame));
    const last = i === targets.length - 1 && values.length > targets.length;
    place.set(last ? values.slice(i) : (values[i] ?? null));
  }
  return assigned;
}

/** `++$x` and `$x--`. */
export function increment(ast: IncrementAst, compiler: Compiler): Expression {
  const place = reference(ast.target, compiler);
  const step = ast.operator === '++' ? 1 : -1;
  return (frame) =>
    andThen(place(frame), (target) => {
      const before = target.get();
      if (before !== null && !isNumber(before)) {
        throw runtimeError('OperatorRequiresNumber', `The '${ast.operator}' operator works only on numbers. The operand is a '${typeNameOf(before)}'.`, {
          target: before,
        });
      }
      const after = target.set(arithmetic('+', before ?? 0, step));
      return ast.prefix ? after : (before ?? 0);
    });
}
