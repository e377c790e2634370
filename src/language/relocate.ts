/** A copy of a tree of plain data in which every `start` and `end` is what `move` makes of it. */
export function relocated<T>(value: T, move: (offset: number) => number): T {
  return copy(value, move) as T;
}

function copy(value: unknown, move: (offset: number) => number): unknown {
  if (Array.isArray(value)) return value.map((item) => copy(item, move));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, typeof item === 'number' && (key === 'start' || key === 'end') ? move(item) : copy(item, move)]),
  );
}
