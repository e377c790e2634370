import type { ExpressionAst, StatementAst } from '../../language/ast.ts';
import { assignment, increment } from './assignment.ts';
import { compileBody } from './body.ts';
import type { Body, CodeCache, Compiler, Expression, Statement } from './code.ts';
import { singleExpression } from './command-free.ts';
import { flowStatement } from './flow-statement.ts';
import { FlowSignal } from './flow.ts';
import { functionStatement } from './function-statement.ts';
import { ifStatement } from './if-statement.ts';
import { andThen } from '../later.ts';
import { arrayExpression, arrayLiteral, castExpression, constant, expandableString, hashtable, scriptBlock, subExpression } from './literals.ts';
import { doLoop, forEachLoop, forLoop, whileLoop } from './loop-statements.ts';
import { index, member, methodCall, staticExpression } from './member-expressions.ts';
import { gathered, read } from '../members/nothing.ts';
import { binaryExpression, ternary, unary } from './operator-expressions.ts';
import { Gathering } from './output.ts';
import { pipelineChain, pipelineStatement } from './pipeline-statement.ts';
import { switchStatement } from './switch-statement.ts';
import { tryStatement } from './try-statement.ts';
import { TypeValue } from '../value.ts';
import { variable } from './variables.ts';

/**
 * The evaluator: a syntax tree becomes functions, once, and these run as often as need be. One file for each kind of node says what it
 * does; this one only knows which.
 */
const compiler: Compiler = { expression, operand, statement, body: bodyOf, value };

// A tree never changes, so what was made of it is remembered for as long as the tree lives.
const bodies = new WeakMap<readonly StatementAst[], Body>();
const expressions = new WeakMap<ExpressionAst, Expression>();

/** The way in: statements of a script, a function or a block, or one expression, ready to run. */
export const code: CodeCache = { bodyOf, expressionOf };

function bodyOf(statements: readonly StatementAst[]): Body {
  const known = bodies.get(statements);
  if (known) return known;
  const made = compileBody(statements, compiler);
  bodies.set(statements, made);
  return made;
}

function expressionOf(ast: ExpressionAst): Expression {
  const known = expressions.get(ast);
  if (known) return known;
  const made = operand(ast);
  expressions.set(ast, made);
  return made;
}

function expression(ast: ExpressionAst): Expression {
  switch (ast.kind) {
    case 'Constant':
      return constant(ast);
    case 'ExpandableString':
      return expandableString(ast, compiler);
    case 'Variable':
      return variable(ast);
    case 'ArrayLiteral':
      return arrayLiteral(ast, compiler);
    case 'ArrayExpression':
      return arrayExpression(ast, compiler);
    case 'SubExpression':
      return subExpression(ast, compiler);
    case 'Paren':
      return value(ast.statement);
    case 'Hashtable':
      return hashtable(ast, compiler);
    case 'ScriptBlock':
      return scriptBlock(ast);
    case 'Unary':
      return unary(ast, compiler);
    case 'Increment':
      return increment(ast, compiler);
    case 'Binary':
      return binaryExpression(ast, compiler);
    case 'Ternary':
      return ternary(ast, compiler);
    case 'Cast':
      return castExpression(ast, compiler);
    case 'Type': {
      const type = new TypeValue(ast.type.name, ast.type.array);
      return () => type;
    }
    case 'Member':
      return member(ast, compiler);
    case 'InvokeMember':
      return methodCall(ast, compiler);
    case 'StaticMember':
      return staticExpression(ast, compiler);
    case 'Index':
      return index(ast, compiler);
  }
}

/** Kinds of expressions that can give `nothing`. */
const maybeNothing: ReadonlySet<ExpressionAst['kind']> = new Set([
  'Variable',
  'Paren',
  'SubExpression',
  'Ternary',
  'Cast',
  'Member',
  'InvokeMember',
  'Binary',
  'Index',
]);

function operand(ast: ExpressionAst): Expression {
  const evaluate = expression(ast);
  if (!maybeNothing.has(ast.kind)) return evaluate;
  return (frame) => {
    const result = evaluate(frame);
    return result instanceof Promise ? result.then(read) : read(result);
  };
}

function statement(ast: StatementAst): Statement {
  switch (ast.kind) {
    case 'Pipeline':
      return pipelineStatement(ast, compiler);
    case 'PipelineChain':
      return pipelineChain(ast, compiler);
    case 'Assignment': {
      const assign = assignment(ast, compiler);
      const plain = singleExpression(ast.value) !== undefined;
      return (frame) =>
        andThen(assign(frame), () => {
          if (plain) frame.runtime.lastSucceeded = true;
          return undefined;
        });
    }
    case 'If':
      return ifStatement(ast, compiler);
    case 'ForEach':
      return forEachLoop(ast, compiler);
    case 'For':
      return forLoop(ast, compiler);
    case 'While':
      return whileLoop(ast, compiler);
    case 'Do':
      return doLoop(ast, compiler);
    case 'Switch':
      return switchStatement(ast, compiler);
    case 'Try':
      return tryStatement(ast, compiler);
    case 'Flow':
      return flowStatement(ast, compiler);
    case 'Function':
      return functionStatement(ast);
  }
}

/** A statement as a value: an expression's own, an assignment's, or what other statements write, gathered. */
function value(ast: StatementAst): Expression {
  if (ast.kind === 'Assignment') return assignment(ast, compiler);
  const [element] = ast.kind === 'Pipeline' && ast.elements.length === 1 ? ast.elements : [];
  const single = element?.kind === 'CommandExpression' && element.redirections.length === 0 ? element.expression : singleExpression(ast);
  if (single) return expression(single);
  const run = statement(ast);
  return (frame) => {
    const out = new Gathering();
    return andThen(run(frame, out), (completion) => {
      if (completion !== undefined) throw new FlowSignal(completion);
      return gathered(out.values);
    });
  };
}
