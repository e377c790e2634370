import type { BinaryOperator } from '../../language/ast.ts';
import { arithmetic } from './arithmetic.ts';
import { bitwise } from './bitwise.ts';
import { compare, equals } from './comparison.ts';
import { compositeFormat } from '../conversion/composite-format.ts';
import { isTrue, toText } from '../conversion/convert.ts';
import { checkCollection } from '../limits.ts';
import { range } from './range.ts';
import { regex } from '../regex/regex.ts';
import { join, replace, split } from './text-operators.ts';
import { asType, isOfType } from '../conversion/type-test.ts';
import { isList, type Value } from '../value.ts';
import { wildcard } from './wildcard.ts';

/** Operators that test one left operand, and keep the elements that pass from a list. */
type TestOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'like' | 'notlike' | 'match' | 'notmatch';

/** The test of such an operator against its right operand, which is prepared once for all elements. */
function test(operator: TestOperator, caseSensitive: boolean, right: Value): (left: Value) => boolean {
  switch (operator) {
    case 'eq':
      return (left) => equals(left, right, caseSensitive);
    case 'ne':
      return (left) => !equals(left, right, caseSensitive);
    case 'gt':
      return (left) => compare(left, right, caseSensitive) > 0;
    case 'ge':
      return (left) => compare(left, right, caseSensitive) >= 0;
    case 'lt':
      return (left) => compare(left, right, caseSensitive) < 0;
    case 'le':
      return (left) => compare(left, right, caseSensitive) <= 0;
    case 'like':
    case 'notlike': {
      const matches = wildcard(toText(right), { caseSensitive });
      return (left) => matches(toText(left)) === (operator === 'like');
    }
    case 'match':
    case 'notmatch': {
      const compiled = regex(toText(right), caseSensitive);
      return (left) => (compiled.exec(toText(left)) !== undefined) === (operator === 'match');
    }
  }
}

/** Whether the list (or single value) has an element that `-eq` finds equal. */
function contains(list: Value, wanted: Value, caseSensitive: boolean): boolean {
  return (isList(list) ? list : [list]).some((item) => equals(item, wanted, caseSensitive));
}

/**
 * `left -operator right` for operands that are there. The logical operators do not short-circuit here, and `-match` does not set `$Matches`:
 * the evaluator sees to that. Throws ErrorRecord.
 */
export function binary(operator: BinaryOperator, caseSensitive: boolean, left: Value, right: Value): Value {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(operator, left, right);
    case 'eq':
    case 'ne':
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
    case 'like':
    case 'notlike':
    case 'match':
    case 'notmatch': {
      const passes = test(operator, caseSensitive, right);
      // A wildcard is held against texts, and these are what it keeps; the other operators keep the elements themselves.
      const elements = isList(left) && operator.endsWith('like') ? left.map(toText) : left;
      return isList(elements) ? elements.filter(passes) : passes(elements);
    }
    case 'contains':
      return contains(left, right, caseSensitive);
    case 'notcontains':
      return !contains(left, right, caseSensitive);
    case 'in':
      return contains(right, left, caseSensitive);
    case 'notin':
      return !contains(right, left, caseSensitive);
    case '..':
      return range(left, right);
    case 'f':
      return compositeFormat(toText(left), isList(right) ? right : [right]);
    case 'and':
      return isTrue(left) && isTrue(right);
    case 'or':
      return isTrue(left) || isTrue(right);
    case 'xor':
      return isTrue(left) !== isTrue(right);
    case 'band':
    case 'bor':
    case 'bxor':
    case 'shl':
    case 'shr':
      return bitwise(operator, left, right);
    case 'replace':
      return replace(left, right, caseSensitive);
    case 'split': {
      const parts = split(left, right, caseSensitive);
      checkCollection(parts.length);
      return parts;
    }
    case 'join':
      return join(left, right);
    case 'is':
      return isOfType(left, right);
    case 'isnot':
      return !isOfType(left, right);
    case 'as':
      return asType(left, right);
    case '??':
      return left ?? right;
  }
}
