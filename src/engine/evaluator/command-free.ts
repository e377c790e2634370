import type { ExpressionAst, StatementAst } from '../../language/ast.ts';

/** The expression that a statement consists of, where that is all: no command, no redirection, nothing that writes no output. */
export function singleExpression(ast: StatementAst): ExpressionAst | undefined {
  if (ast.kind !== 'Pipeline' || ast.elements.length !== 1) return undefined;
  const [element] = ast.elements;
  if (element?.kind !== 'CommandExpression' || element.redirections.length > 0) return undefined;
  return isSilent(element.expression) ? undefined : element.expression;
}

/** `$x++` as a statement writes nothing; `($x++)` does. */
export const isSilent = (ast: ExpressionAst): boolean => ast.kind === 'Increment';

/** Whether no command can run anywhere in these statements. Script blocks in them are values, and do not count. */
export function isCommandFree(statements: readonly StatementAst[]): boolean {
  return !statements.some(hasCommand);
}

/** Looks through the tree without knowing every node: whatever has a `kind` is one. */
function hasCommand(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasCommand);
  if (typeof node !== 'object' || node === null) return false;
  if ('kind' in node && (node.kind === 'Command' || node.kind === 'ScriptBlock' || node.kind === 'Redirection')) return node.kind !== 'ScriptBlock';
  return Object.values(node).some(hasCommand);
}
