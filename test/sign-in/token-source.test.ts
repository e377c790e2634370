import { describe, expect, it } from 'vitest';
import { tokenSource } from '../../src/sign-in/token-source.ts';

const start = Date.parse('2026-01-01T00:00:00Z');

function source(lifetime = 3600, fail: () => boolean = () => false) {
  const clock = { seconds: 0 };
  const asked: string[] = [];
  const now = (): Date => new Date(start + clock.seconds * 1000);
  const token = tokenSource(async (resource, fresh) => {
    const number = asked.push(`${resource}${fresh ? ' fresh' : ''}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (fail()) throw new Error('no network');
    return { token: `${resource}-${number}`, expires: new Date(now().getTime() + lifetime * 1000) };
  }, now);
  return { token, asked, clock };
}

describe('a token source', () => {
  it('renews once for all who ask at the same time', async () => {
    const { token, asked, clock } = source();
    const all = async () => new Set(await Promise.all(Array.from({ length: 16 }, () => token('ConfigApi'))));
    expect(await all()).toEqual(new Set(['ConfigApi-1']));
    clock.seconds = 3600 - 121;
    expect(await all()).toEqual(new Set(['ConfigApi-1']));
    clock.seconds = 3600 - 119;
    expect(await all()).toEqual(new Set(['ConfigApi-2']));
    expect(asked).toEqual(['ConfigApi', 'ConfigApi']);
  });

  it('keeps the tokens of both services apart', async () => {
    const { token } = source();
    expect(await Promise.all([token('Graph'), token('ConfigApi')])).toEqual(['Graph-1', 'ConfigApi-2']);
  });

  it('does not give a rejected token again, and asks for a fresh one once', async () => {
    const { token, asked } = source();
    const rejected = await token('Graph');
    expect(await Promise.all([token('Graph', rejected), token('Graph', rejected)])).toEqual(['Graph-2', 'Graph-2']);
    expect(await token('Graph', rejected)).toBe('Graph-2');
    expect(asked).toEqual(['Graph', 'Graph fresh']);
  });

  it('gets by with the token at hand while renewing fails', async () => {
    let broken = false;
    const { token, clock } = source(3600, () => broken);
    await token('Graph');
    broken = true;
    clock.seconds = 3600 - 60;
    expect(await token('Graph')).toBe('Graph-1');
    clock.seconds = 3600 - 5;
    await expect(token('Graph')).rejects.toThrow('no network');
    broken = false;
    expect(await token('Graph')).toBe('Graph-4');
  });
});
