import type { IfAst } from '../../language/ast.ts';
import type { Compiler, Statement } from './code.ts';
import { isTrue } from '../conversion/convert.ts';
import { andThen, type Later } from '../later.ts';
import { read } from '../members/nothing.ts';
import type { Completion } from './flow.ts';

export function ifStatement(ast: IfAst, compiler: Compiler): Statement {
  const clauses = ast.clauses.map(({ condition, body }) => ({ condition: compiler.value(condition), body: compiler.body(body.body).run }));
  const otherwise = ast.otherwise && compiler.body(ast.otherwise.body).run;
  const from =
    (index: number): Statement =>
    (frame, out): Later<Completion> => {
      const clause = clauses[index];
      if (!clause) return otherwise?.(frame, out);
      return andThen(clause.condition(frame), (value) => (isTrue(read(value)) ? clause.body(frame, out) : from(index + 1)(frame, out)));
    };
  return from(0);
}
