import type { Extent, ParseError } from './ast.ts';
import type { Token } from './token.ts';

/** What a token is to a person who reads: the parser knows better than the characters do. */
export type TokenRole =
  'command' | 'argument' | 'parameter' | 'variable' | 'string' | 'number' | 'keyword' | 'operator' | 'member' | 'type' | 'comment' | 'punctuation';

/** What the parser notes beside the tree. */
export class Notes {
  /** Errors of meaning, in text whose syntax is right. */
  readonly errors: ParseError[] = [];
  /** Valid PowerShell that csteams does not run. */
  readonly refusals: ParseError[] = [];
  /** The tokens by their start, when somebody wants to see them. */
  readonly tokens: Map<number, Extent & { readonly role: TokenRole }> | undefined;

  constructor(keepTokens = false) {
    this.tokens = keepTokens ? new Map() : undefined;
  }

  inOrder(): readonly ParseError[] {
    const byStart = (a: ParseError, b: ParseError): number => a.extent.start - b.extent.start;
    return [...this.errors.toSorted(byStart), ...this.refusals.toSorted(byStart)];
  }

  token(token: Token): void {
    if (this.tokens !== undefined && token.kind !== 'end' && token.kind !== 'newline') this.mark(token, roles[token.kind] ?? 'punctuation');
  }

  mark(extent: Extent, role: TokenRole): void {
    this.tokens?.set(extent.start, { start: extent.start, end: extent.end, role });
  }

  readonly comment = (extent: Extent): void => this.mark(extent, 'comment');
}

const roles: Partial<Record<Token['kind'], TokenRole>> = {
  operator: 'operator',
  redirection: 'operator',
  '|': 'operator',
  '||': 'operator',
  '&&': 'operator',
  '..': 'operator',
  identifier: 'argument',
  generic: 'argument',
  label: 'keyword',
  keyword: 'keyword',
  string: 'string',
  number: 'number',
  variable: 'variable',
  splat: 'variable',
  parameter: 'parameter',
};
