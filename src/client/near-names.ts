/** Up to three names that a mistyped one may have meant, nearest first. Loads its measure only when there was a mistake. */
export async function nearNames(wanted: string, names: readonly string[]): Promise<readonly string[]> {
  const { distance } = await import('fastest-levenshtein');
  const text = wanted.toLowerCase();
  const limit = Math.max(2, Math.floor(text.length / 3));
  return names
    .map((name) => ({ name, far: name.toLowerCase().includes(text) ? 1 : distance(text, name.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((left, right) => left.far - right.far)
    .slice(0, 3)
    .map(({ name }) => name);
}
