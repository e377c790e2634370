import type {
  AssignmentTargetAst,
  AttributeAst,
  BlockAst,
  CommandAst,
  CommandElementAst,
  CommandExpressionAst,
  ExpressionAst,
  FormalParameterAst,
  ParamBlockAst,
  RedirectionAst,
  ScriptAst,
  StatementAst,
  TypeNameAst,
} from '../../language/ast.ts';

/** A node of the syntax tree, of whatever kind. */
export type SyntaxNode =
  | ScriptAst
  | StatementAst
  | BlockAst
  | CommandAst
  | CommandExpressionAst
  | CommandElementAst
  | RedirectionAst
  | AssignmentTargetAst
  | ExpressionAst
  | ParamBlockAst
  | FormalParameterAst
  | AttributeAst
  | TypeNameAst;

/** The nodes directly below `node`, in the order of its members. Clauses and entries, which are no nodes themselves, are looked through. */
export function* nodesBelow(node: object): Generator<SyntaxNode, void, undefined> {
  for (const member of Object.values(node) as unknown[]) {
    if (typeof member !== 'object' || member === null) continue;
    for (const item of Array.isArray(member) ? (member as unknown[]) : [member]) {
      if (typeof item !== 'object' || item === null) continue;
      if (isNode(item)) yield item;
      else yield* nodesBelow(item);
    }
  }
}

const isNode = (item: object): item is SyntaxNode => 'kind' in item && typeof item.kind === 'string' && 'start' in item && typeof item.start === 'number';

/** Every node of the tree, `node` first. */
export function* allNodes(node: SyntaxNode): Generator<SyntaxNode, void, undefined> {
  yield node;
  for (const child of nodesBelow(node)) yield* allNodes(child);
}
