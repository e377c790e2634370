import type { ScriptBlockAst } from '../../language/ast.ts';

const known = new WeakMap<ScriptBlockAst, boolean>();

/** Kinds of node that may give many values, or take long to give the next. */
const long = new Set(['Command', 'While', 'Do', 'For', 'ForEach', 'Switch']);

/** True if a block can give values one after the other, so that they should go down the pipeline one by one and not be gathered first. */
export function givesValuesInTime(block: ScriptBlockAst): boolean {
  let answer = known.get(block);
  if (answer === undefined) {
    answer = contains(block.body);
    known.set(block, answer);
  }
  return answer;
}

function contains(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if ('kind' in node) {
    if (typeof node.kind === 'string' && long.has(node.kind)) return true;
    if (node.kind === 'ScriptBlock') return false;
  }
  return Object.values(node).some(contains);
}
