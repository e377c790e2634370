import type { IndexAst, InvokeMemberAst, MemberAst, StaticMemberAst } from '../../language/ast.ts';
import type { Compiler, Expression } from './code.ts';
import { toText } from '../conversion/convert.ts';
import type { Frame } from './frame.ts';
import { getIndex } from './indexing.ts';
import { intrinsicMethod } from '../members/intrinsic-methods.ts';
import { andThen, mapLater, type Later } from '../later.ts';
import { getMemberEnumerating, invokeMethod } from '../members/members.ts';
import { nothing } from '../members/nothing.ts';
import { staticMember } from '../members/static-members.ts';
import { isList, PSObject, type Value } from '../value.ts';

/** `target.name`; a member that is not there is null, and nothing for a list. */
export function member(ast: MemberAst, compiler: Compiler): Expression {
  const target = compiler.operand(ast.target);
  const find = (object: Value, name: string): Value => getMemberEnumerating(object, name) ?? (isList(object) ? nothing : null);
  if (ast.member.kind === 'Constant') {
    const name = String(ast.member.value);
    return (frame) => andThen(target(frame), (object) => find(object, name));
  }
  const named = compiler.operand(ast.member);
  return (frame) => andThen(target(frame), (object) => andThen(named(frame), (name) => find(object, toText(name))));
}

/** `target.name(arguments)`, from the table of methods. */
export function methodCall(ast: InvokeMemberAst, compiler: Compiler): Expression {
  const target = compiler.operand(ast.target);
  const named = compiler.operand(ast.member);
  const args = ast.arguments.map((argument) => compiler.operand(argument));
  return (frame) =>
    andThen(target(frame), (object) =>
      andThen(named(frame), (name) =>
        andThen(
          mapLater(args, (argument) => argument(frame)),
          (values) => call(frame, object, toText(name), values),
        ),
      ),
    );
}

function call(frame: Frame, object: Value, name: string, values: readonly Value[]): Later<Value> {
  if (object instanceof PSObject) {
    const result = frame.runtime.scriptCmdlets.call(object, name, values);
    if (result !== undefined) return result;
  }
  if (object === frame.runtime.errors && name.toLowerCase() === 'clear') {
    frame.runtime.errors.length = 0;
    return nothing;
  }
  return intrinsicMethod(frame, object, name, values) ?? invokeMethod(object, name, values);
}

export function staticExpression(ast: StaticMemberAst, compiler: Compiler): Expression {
  const args = (ast.arguments ?? []).map((argument) => compiler.operand(argument));
  return (frame) =>
    andThen(
      mapLater(args, (argument) => argument(frame)),
      (values) => staticMember(ast.type.name, ast.name, values, frame.runtime.clock),
    );
}

export function index(ast: IndexAst, compiler: Compiler): Expression {
  const target = compiler.operand(ast.target);
  const at = compiler.operand(ast.index);
  return (frame) => andThen(target(frame), (object) => andThen(at(frame), (value) => getIndex(object, value)));
}
