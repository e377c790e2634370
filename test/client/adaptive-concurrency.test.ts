import { describe, expect, it } from 'vitest';
import { AdaptiveConcurrency, type Place } from '../../src/client/adaptive-concurrency.ts';

const enter = (gate: AdaptiveConcurrency, count: number): Promise<Place[]> => Promise.all(Array.from({ length: count }, () => gate.enter()));

describe('adaptive concurrency', () => {
  it('lets no more in than the limit, and the others in order of arrival', async () => {
    const gate = new AdaptiveConcurrency(2);
    const places = await enter(gate, 2);
    const order: number[] = [];
    const later = [1, 2].map(async (number) => {
      const place = await gate.enter();
      order.push(number);
      return place;
    });
    await Promise.resolve();
    expect(order).toEqual([]);
    places[0]?.done();
    await later[0];
    expect(order).toEqual([1]);
    places[1]?.done();
    await later[1];
    expect(order).toEqual([1, 2]);
  });

  it('halves once for all that were under way together, again for later ones, and not below one', async () => {
    const gate = new AdaptiveConcurrency(16);
    for (const place of await enter(gate, 8)) place.throttled();
    expect(gate.limit).toBe(8);
    for (let limit = 4; limit >= 1; limit /= 2) {
      (await gate.enter()).throttled();
      expect(gate.limit).toBe(limit);
    }
    (await gate.enter()).throttled();
    expect(gate.limit).toBe(1);
  });

  it('grows by one for a round that went well, up to the maximum', async () => {
    const gate = new AdaptiveConcurrency(8);
    (await gate.enter()).throttled();
    expect(gate.limit).toBe(4);
    for (const place of await enter(gate, 4)) place.done();
    expect(gate.limit).toBeLessThanOrEqual(5);
    (await gate.enter()).done();
    expect(gate.limit).toBe(5);
    for (let count = 0; count < 200; count++) (await gate.enter()).done();
    expect(gate.limit).toBe(8);
  });

  it('lets go of those who stop waiting', async () => {
    const gate = new AdaptiveConcurrency(1);
    const [first] = await enter(gate, 1);
    const stop = new AbortController();
    const stopped = gate.enter(stop.signal);
    const next = gate.enter();
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ id: 'OperationStopped' });
    await expect(gate.enter(stop.signal)).rejects.toMatchObject({ id: 'OperationStopped' });
    first?.done();
    (await next).done();
  });
});
