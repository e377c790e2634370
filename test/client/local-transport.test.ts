import { describe, expect, it } from 'vitest';
import { localTransport } from '../../src/client/local-transport.ts';
import type { Request } from '../../src/client/transport.ts';

const request: Request = { method: 'GET', path: '/a' };

describe('a service in this process', () => {
  it('answers', async () => {
    const send = localTransport(async ({ path }) => ({ status: 200, headers: {}, body: path }));
    expect(await send(request)).toEqual({ status: 200, headers: {}, body: '/a' });
  });

  it('lets what waits have its turn, and stops between two requests', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 5);
    let answered = 0;
    const send = localTransport(async () => ({ status: 200, headers: {}, body: answered++ }));
    const asking = async (): Promise<void> => {
      while (answered < 1_000_000) await send(request, stop.signal);
    };
    await expect(asking()).rejects.toMatchObject({ id: 'OperationStopped' });
    const before = answered;
    await expect(send(request, stop.signal)).rejects.toMatchObject({ category: 'OperationStopped' });
    expect(answered).toBe(before);
  });
});
