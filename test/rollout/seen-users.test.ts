import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SeenUsers } from '../../src/rollout/seen-users.ts';

/** GUIDs of which many share their first or last words. */
const id = (number: number): string => {
  const hex =
    createHash('md5')
      .update(String(number % 97))
      .digest('hex')
      .slice(0, 24) + number.toString(16).padStart(8, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

describe('users seen', () => {
  it('are told apart by id, in any case, and type; the first row stays', () => {
    const seen = new SeenUsers();
    const count = 20_000;
    for (let number = 1; number <= count; number++) seen.remember(id(number), number % 2 === 0 ? 'A' : 'B', number);
    for (let number = 1; number <= count; number++) seen.remember(id(number).toUpperCase(), number % 2 === 0 ? 'A' : 'B', number + count);
    for (let number = 1; number <= count; number++) {
      expect(seen.firstRowOf(id(number), number % 2 === 0 ? 'A' : 'B')).toBe(number);
      expect(seen.firstRowOf(id(number), number % 2 === 0 ? 'B' : 'A')).toBeUndefined();
    }
    expect(seen.firstRowOf(id(count + 1), 'A')).toBeUndefined();
  });

  it('may have ids that are no GUIDs', () => {
    const seen = new SeenUsers();
    seen.remember('u1', 'A', 7);
    seen.remember('u1', 'A', 8);
    expect([seen.firstRowOf('u1', 'A'), seen.firstRowOf('u1', 'B'), seen.firstRowOf('u2', 'A')]).toEqual([7, undefined, undefined]);
  });
});
