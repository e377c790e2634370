import type { ExpressionAst, StatementAst } from './ast.ts';

const constants = new Set(['true', 'false', 'null']);

/** Whether an attribute can take the expression as its argument: its value is known without running anything, or it is a script block. */
export function isConstant(expression: ExpressionAst): boolean {
  switch (expression.kind) {
    case 'Constant':
    case 'ScriptBlock':
    case 'Type':
      return true;
    case 'Variable':
      return expression.drive === undefined && constants.has(expression.name.toLowerCase());
    case 'ArrayLiteral':
      return expression.elements.every(isConstant);
    case 'ArrayExpression':
    case 'SubExpression':
      return expression.body.every(isConstantStatement);
    case 'Paren':
      return isConstantStatement(expression.statement);
    case 'Hashtable':
      return expression.entries.every(({ key, value }) => isConstant(key) && isConstantStatement(value));
    case 'Unary':
    case 'Cast':
      return isConstant(expression.operand);
    case 'Binary':
      return isConstant(expression.left) && isConstant(expression.right);
    case 'Ternary':
      return isConstant(expression.condition) && isConstant(expression.ifTrue) && isConstant(expression.ifFalse);
    case 'StaticMember':
      return expression.arguments === undefined;
    default:
      return false;
  }
}

/** The expression a statement consists of, if it is nothing but that. */
export function pureExpression(statement: StatementAst): ExpressionAst | undefined {
  if (statement.kind !== 'Pipeline' || statement.elements.length !== 1) return undefined;
  const [element] = statement.elements;
  return element?.kind === 'CommandExpression' && element.redirections.length === 0 ? element.expression : undefined;
}

function isConstantStatement(statement: StatementAst): boolean {
  const expression = pureExpression(statement);
  return expression !== undefined && isConstant(expression);
}
