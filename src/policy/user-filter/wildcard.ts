/** One place in a pattern: any text (`*`), any character (`?`), one of a set (`[a-z]`), or itself. */
type Part = { readonly kind: 'text' } | { readonly kind: 'one'; readonly accepts: (character: string) => boolean };

/**
 * PowerShell's wildcards over a whole text, without regard to case; a backtick takes the meaning from the next character. The time grows with
 * pattern × text, whatever the pattern: it comes from outside.
 */
export function wildcardMatcher(pattern: string): (text: string) => boolean {
  const parts = parse(pattern.toLowerCase());
  return (text) => matches(parts, Array.from(text.toLowerCase()));
}

function parse(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  for (const [token] of pattern.matchAll(/`[\s\S]|\[[^\]]+\]|[\s\S]/gu)) {
    if (token === '*') parts.push({ kind: 'text' });
    else if (token === '?') parts.push({ kind: 'one', accepts: () => true });
    else if (token.startsWith('[') && token.length > 1) parts.push({ kind: 'one', accepts: set(token.slice(1, -1)) });
    else {
      const literal = token.length > 1 && token.startsWith('`') ? token.slice(1) : token;
      parts.push({ kind: 'one', accepts: (character) => character === literal });
    }
  }
  return parts;
}

function set(body: string): (character: string) => boolean {
  const ranges = [...body.matchAll(/([\s\S])-([\s\S])|[\s\S]/gu)].map(([single, from = single, to = single]) => [from, to] as const);
  return (character) => ranges.some(([from, to]) => character >= from && character <= to);
}

/** Goes back only to the last `*`: an earlier one could not do better. */
function matches(parts: readonly Part[], text: readonly string[]): boolean {
  let part = 0;
  let at = 0;
  let star: { readonly part: number; at: number } | undefined;
  while (at < text.length) {
    const current = parts[part];
    if (current?.kind === 'text') {
      star = { part: (part += 1), at };
    } else if (current?.accepts(text[at] ?? '')) {
      part += 1;
      at += 1;
    } else if (star) {
      star.at += 1;
      part = star.part;
      at = star.at;
    } else {
      return false;
    }
  }
  return parts.slice(part).every(({ kind }) => kind === 'text');
}
