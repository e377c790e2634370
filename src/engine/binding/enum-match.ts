/** What a text finds among an enum's names: one of them, none, or several that it begins. */
export type EnumMatch = { readonly found: string } | { readonly candidates: readonly string[] };

/** Exact, then without case, then a unique beginning. No match has no candidates. */
export function matchEnum(text: string, names: readonly string[]): EnumMatch {
  if (names.includes(text)) return { found: text };
  const folded = text.toLowerCase();
  const same = names.find((name) => name.toLowerCase() === folded);
  if (same !== undefined) return { found: same };
  const candidates = folded === '' ? [] : names.filter((name) => name.toLowerCase().startsWith(folded));
  const [only] = candidates;
  return candidates.length === 1 && only !== undefined ? { found: only } : { candidates };
}
