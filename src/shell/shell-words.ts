/** The last command of a bash line, taken apart, with the word at its end as bash will replace it. */
export interface BashLine {
  /** Words without their quotes; the last one is being typed, '' at the start of a new one. */
  readonly words: readonly string[];
  /** The quote that is open at the end, or ''. */
  readonly quote: string;
  /** The last word as it is written. */
  readonly raw: string;
}

/** Reads a line up to the cursor as bash would split it. Expansions are left as they are written. */
export function bashLine(line: string): BashLine {
  let words: string[] = [];
  let word: string | undefined;
  let quote = '';
  let start = line.length;
  const begin = (at: number): void => {
    if (word !== undefined) return;
    word = '';
    start = at;
  };
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i);
    if (quote !== '') {
      if (c === quote) quote = '';
      else if (c === '\\' && quote === '"' && /["\\$`]/.test(line.charAt(i + 1))) word = (word ?? '') + line.charAt(++i);
      else word = (word ?? '') + c;
    } else if (c === "'" || c === '"') {
      begin(i);
      quote = c;
    } else if (c === '\\') {
      begin(i);
      word = (word ?? '') + line.charAt(++i);
    } else if (/[\s|;&]/.test(c)) {
      if (word !== undefined) words.push(word);
      if (!/\s/.test(c)) words = [];
      word = undefined;
      start = line.length;
    } else {
      begin(i);
      word = (word ?? '') + c;
    }
  }
  return { words: [...words, word ?? ''], quote, raw: line.slice(start) };
}

/**
 * A candidate as bash wants it: only what comes behind the last character of `breaks` (COMP_WORDBREAKS) in the word, because bash replaces
 * no more than that, and with what is special to bash escaped unless a quote is open.
 */
export function bashReply(candidate: string, { raw, quote }: BashLine, breaks: string): string {
  if (quote !== '') return quote === '"' ? candidate.replace(/["\\$`]/g, '\\$&') : candidate;
  // @ and $ begin what is replaced, the others end before it.
  const starts = Array.from(breaks, (c) => (/[\s'"]/.test(c) ? 0 : raw.lastIndexOf(c) + (/[@$]/.test(c) ? 0 : 1)));
  const kept = Math.max(0, ...starts);
  return candidate.slice(kept).replace(/[\s'"\\$`!#&()*;<>?[\]{}|~]/g, '\\$&');
}
