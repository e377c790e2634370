import type { RegexNode } from './regex-syntax.ts';

/**
 * How the time of a backtracking matcher grows with the text. Each repeat without a bound may end at any character, so `degree` of them
 * multiply; a repeat whose body itself can match one text in several ways doubles with every character.
 */
interface Growth {
  readonly degree: number;
  readonly exponential: boolean;
  /** The node can match one text in more than one way. */
  readonly ambiguous: boolean;
}

const flat: Growth = { degree: 0, exponential: false, ambiguous: false };

/** An upper bound for the steps that JavaScript's matcher takes on a text of this length; Infinity where it is beyond counting. */
export function matchingSteps(root: RegexNode, length: number): number {
  const { degree, exponential } = growth(root);
  if (exponential) return 2 ** length;
  return (length + 1) ** (degree + (startsAnchored(root) ? 0 : 1));
}

function growth(node: RegexNode): Growth {
  switch (node.kind) {
    case 'sequence':
      return node.items.map(growth).reduce(both, flat);
    case 'alternation':
      return { ...node.options.map(growth).reduce(both, flat), ambiguous: true };
    case 'group':
    case 'look':
      return growth(node.body);
    case 'repeat':
      return repeated(growth(node.body), node.min, node.max);
    case 'reference':
      return { degree: 1, exponential: false, ambiguous: false };
    case 'set':
    case 'assertion':
      return flat;
  }
}

const both = (a: Growth, b: Growth): Growth => ({
  degree: a.degree + b.degree,
  exponential: a.exponential || b.exponential,
  ambiguous: a.ambiguous || b.ambiguous,
});

function repeated(body: Growth, min: number, max: number): Growth {
  if (max <= 1) return { ...body, ambiguous: true };
  const few = max <= 3;
  return {
    degree: few ? max * body.degree : 1 + body.degree,
    exponential: body.exponential || (!few && (body.ambiguous || body.degree > 0)),
    ambiguous: body.ambiguous || min < max,
  };
}

/** Tried at the start of the text only. */
function startsAnchored(node: RegexNode): boolean {
  if (node.kind === 'assertion') return node.which === 'start';
  if (node.kind === 'group') return startsAnchored(node.body);
  if (node.kind === 'alternation') return node.options.every(startsAnchored);
  return node.kind === 'sequence' && node.items[0] !== undefined && startsAnchored(node.items[0]);
}
