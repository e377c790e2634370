/** The longest text that all of `texts` start with, whatever their case. */
export function commonPrefix(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const text of others) {
    let same = 0;
    while (same < length && text.charAt(same).toLowerCase() === first.charAt(same).toLowerCase()) same++;
    length = same;
  }
  return first.slice(0, length);
}
