import type { AssignmentAst, ExpressionAst, HashtableAst, ScriptAst, Source } from '../../language/ast.ts';
import { pureExpression } from '../../language/constant-expression.ts';
import { argumentOf, constantValue } from './check-constant.ts';
import { allNodes, type SyntaxNode } from './check-nodes.ts';
import type { Argument, ValueArgument } from '../invocation.ts';
import { toText } from '../conversion/text.ts';

/** What `@name` stands for, as far as it can be told without running the script. */
export interface KnownSplat {
  readonly arguments: readonly Argument[];
  /** False when the variable may hold more than that. */
  readonly complete: boolean;
}

export const unknownSplat: KnownSplat = { arguments: [], complete: false };

/**
 * The variables of a script that hold one hashtable literal and are never given anything else. Where the script adds keys later, those of
 * the literal are known still. Every other variable counts as unknown.
 */
export function knownSplats(script: ScriptAst): ReadonlyMap<string, KnownSplat> {
  const literals = new Map<string, HashtableAst>();
  const spoilt = new Set<string>();
  const extended = new Set<string>();
  for (const node of allNodes(script)) {
    if (node.kind === 'Assignment') noteAssignment(node, { literals, spoilt, extended });
    else if (node.kind === 'InvokeMember') noteCall(node, spoilt, extended);
    else for (const name of otherwiseSet(node)) spoilt.add(name);
  }
  const known = new Map<string, KnownSplat>();
  for (const [name, literal] of literals) if (!spoilt.has(name)) known.set(name, splatOf(literal, script.source, !extended.has(name)));
  return known;
}

interface Seen {
  readonly literals: Map<string, HashtableAst>;
  readonly spoilt: Set<string>;
  readonly extended: Set<string>;
}

function noteAssignment({ targets, operator, value }: AssignmentAst, { literals, spoilt, extended }: Seen): void {
  for (const { expression } of targets) {
    const name = variableUnder(expression);
    if (name === undefined) continue;
    const literal = pureExpression(value);
    if (expression.kind !== 'Variable') extended.add(name);
    else if (targets.length > 1 || operator !== '=' || literal?.kind !== 'Hashtable' || literals.has(name)) spoilt.add(name);
    else literals.set(name, literal);
  }
}

/** `$x.Add(…)` adds; any other method may take away. */
function noteCall({ target, member }: Extract<ExpressionAst, { kind: 'InvokeMember' }>, spoilt: Set<string>, extended: Set<string>): void {
  const name = variableUnder(target);
  if (name === undefined) return;
  const adds = member.kind === 'Constant' && /^(add|containskey|contains)$/i.test(String(member.value));
  (adds ? extended : spoilt).add(name);
}

/** Variables that something other than an assignment sets. */
function otherwiseSet(node: SyntaxNode): string[] {
  switch (node.kind) {
    case 'ForEach':
      return [node.variable.name.toLowerCase()];
    case 'FormalParameter':
      return [node.name.toLowerCase()];
    case 'Increment':
      return [variableUnder(node.target) ?? ''];
    default:
      return [];
  }
}

/** The variable at the bottom of `$x`, `$x.y`, `$x[0].z`. */
function variableUnder(ast: ExpressionAst): string | undefined {
  if (ast.kind === 'Variable') return ast.drive === 'env' ? undefined : ast.name.toLowerCase();
  return ast.kind === 'Member' || ast.kind === 'Index' ? variableUnder(ast.target) : undefined;
}

function splatOf({ entries }: HashtableAst, source: Source, complete: boolean): KnownSplat {
  const args: Argument[] = [];
  let whole = complete;
  for (const { key, value } of entries) {
    const name = constantValue(key, source);
    if (name === undefined || name === null) {
      whole = false;
      continue;
    }
    const extent = { start: key.start, end: value.end };
    const expression = pureExpression(value);
    const argument: ValueArgument = expression ? argumentOf(expression, source) : { kind: 'value', value: null, unknown: true };
    args.push({ kind: 'parameter', name: toText(name), text: `-${toText(name)}`, value: { ...argument, extent, splatted: true }, splatted: true, extent });
  }
  return { arguments: args, complete: whole };
}
