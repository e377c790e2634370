import { wordSet } from './regex-character-set.ts';
import type { Assertion, RegexNode } from './regex-syntax.ts';

const assertions: Readonly<Record<Assertion, string>> = {
  start: '^',
  end: '$',
  finalEnd: '(?=\\n?$)',
  lineStart: '(?<![^\\n])',
  lineEnd: '(?![^\\n])',
  boundary: `(?:(?<=${wordSet})(?!${wordSet})|(?<!${wordSet})(?=${wordSet}))`,
  notBoundary: `(?:(?<=${wordSet})(?=${wordSet})|(?<!${wordSet})(?!${wordSet}))`,
};

/** The pattern for JavaScript's RegExp with the flag `v` and without `m`; groups keep their numbers. */
export function regexSource(node: RegexNode): string {
  switch (node.kind) {
    case 'sequence':
      return node.items.map((item) => (item.kind === 'alternation' ? `(?:${regexSource(item)})` : regexSource(item))).join('');
    case 'alternation':
      return node.options.map(regexSource).join('|');
    case 'set':
      return node.source;
    case 'group':
      return `(${regexSource(node.body)})`;
    case 'repeat':
      return `(?:${regexSource(node.body)})${quantifier(node.min, node.max)}${node.lazy ? '?' : ''}`;
    case 'look':
      return `(?${node.behind ? '<' : ''}${node.negative ? '!' : '='}${regexSource(node.body)})`;
    case 'assertion':
      return assertions[node.which];
    case 'reference':
      return `(?:\\${node.index})`;
  }
}

function quantifier(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  return min === 0 && max === 1 ? '?' : `{${min},${max}}`;
}
