import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionOf } from '../../src/language/position.ts';

describe('positionOf', () => {
  it.each([
    ['', 0, 1, 1],
    ['abc', 2, 1, 3],
    ['a\nb', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 1, 1, 2],
    ['a\r\nb', 2, 1, 3],
    ['a\r\nb', 3, 2, 1],
    ['a\rb', 2, 2, 1],
    ['\n\n', 2, 3, 1],
    ['ab', -3, 1, 1],
    ['ab', 99, 1, 3],
  ])('places %j at %i', (text, offset, line, column) => expect(positionOf(text, offset)).toEqual({ line, column }));

  it('never goes back', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\r', '\n') }), (text) => {
        for (let i = 1; i <= text.length; i++) {
          const before = positionOf(text, i - 1);
          const after = positionOf(text, i);
          expect(after.line > before.line || (after.line === before.line && after.column === before.column + 1)).toBe(true);
        }
      }),
    ));
});
