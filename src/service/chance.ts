/** The same numbers in [0, 1) for the same seed, on every machine (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A version 4 GUID from a source of chance. */
export function deterministicGuid(random: () => number): string {
  const word = () => Math.floor(random() * 2 ** 32);
  const hex = [word(), word(), word(), word()].map((number) => number.toString(16).padStart(8, '0')).join('');
  const variant = '89ab'[Math.floor(random() * 4)] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** One of several. */
export const pick = <T>(random: () => number, [first, ...others]: readonly [T, ...(readonly T[])]): T =>
  others[Math.floor(random() * (others.length + 1)) - 1] ?? first;
