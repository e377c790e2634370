import { distance } from 'fastest-levenshtein';

/** The candidate that `word` was most probably meant to be, in any case; undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const away = distance(wanted, candidate.toLowerCase());
    if (away < bestDistance) {
      best = candidate;
      bestDistance = away;
    }
  }
  return best;
}

/** `nearest` as a list of one or none, for an error's details. */
export function nearNames(word: string, candidates: Iterable<string>): readonly string[] {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? [] : [candidate];
}

/** `Did you mean 'x'?`, or undefined. */
export const didYouMean = ([name]: readonly string[]): string | undefined => (name === undefined ? undefined : `Did you mean '${name}'?`);
