import { describe, expect, it } from 'vitest';
import { AdaptiveConcurrency } from '../../src/client/adaptive-concurrency.ts';
import { ClientError } from '../../src/client/client-error.ts';
import { retryingTransport, type RetryOptions } from '../../src/client/retrying-transport.ts';
import type { Request, Response, Transport } from '../../src/client/transport.ts';

type Step = Response | Error | (() => Promise<Response>);

/** A service that answers as told, then with 200, and a clock that moves only when somebody sleeps. */
function scripted(steps: readonly Step[], options: Partial<RetryOptions> = {}) {
  let time = Date.parse('2026-01-02T03:04:05Z');
  const waits: number[] = [];
  const seen: Request[] = [];
  const left = [...steps];
  const inner: Transport = async (request) => {
    seen.push(request);
    const step = left.shift() ?? { status: 200, headers: {}, body: {} };
    if (step instanceof Error) throw step;
    return typeof step === 'function' ? step() : step;
  };
  const clock: RetryOptions['clock'] = {
    now: () => new Date(time),
    random: () => 0.5,
    sleep: async (ms, signal) => {
      // Time limits, which come with a signal, wait for ever here; only waiting between attempts moves the clock.
      if (signal !== undefined) return new Promise(() => undefined);
      waits.push(ms);
      time += ms;
    },
  };
  const { send, beginCommand } = retryingTransport(inner, { clock, ...options });
  return { send, beginCommand, waits, seen, pass: (ms: number) => void (time += ms) };
}

const status = (code: number, headers: Record<string, string> = {}, body?: unknown): Response => ({
  status: code,
  headers,
  ...(body !== undefined && { body }),
});
const cut = new ClientError({ id: 'ServiceUnreachable', category: 'ConnectionError', message: '', cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });
const refusedConnection = new ClientError({
  id: 'ServiceUnreachable',
  category: 'ConnectionError',
  message: '',
  cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
});
const garbled = new ClientError({ id: 'InvalidResponse', category: 'InvalidData', message: '' });
const request = (method: Request['method'], path = '/x'): Request => ({ method, path, headers: { 'x-ms-correlation-id': 'id-1' } });

describe('the retrying transport', () => {
  it.each(['GET', 'PUT', 'PATCH', 'DELETE'] as const)('repeats %s after every fault that may pass', async (method) => {
    for (const fault of [status(429), status(500), status(502), status(503), status(504), status(408), cut, garbled]) {
      const { send, seen } = scripted([fault]);
      expect((await send(request(method))).status).toBe(200);
      expect(seen).toHaveLength(2);
    }
  });

  it('sends a POST again only when it was refused or never left', async () => {
    for (const [fault, sent] of [
      [status(429), 2],
      [status(500), 1],
      [status(503), 1],
      [status(504), 1],
    ] as const) {
      const { send, seen } = scripted([fault]);
      await send(request('POST'));
      expect(seen).toHaveLength(sent);
    }
    const { send } = scripted([cut]);
    await expect(send(request('POST'))).rejects.toBe(cut);
    const again = scripted([status(200), refusedConnection]);
    await again.send(request('GET'));
    expect((await again.send(request('POST'))).status).toBe(200);
  });

  it('does not repeat what will not change', async () => {
    for (const code of [400, 401, 403, 404, 409, 413]) {
      const { send, seen } = scripted([status(code)]);
      expect((await send(request('GET'))).status).toBe(code);
      expect(seen).toHaveLength(1);
    }
    const { send, seen } = scripted([status(500, {}, { error: { code: 'StoreDamaged', message: '' } })]);
    expect((await send(request('GET'))).status).toBe(500);
    expect(seen).toHaveLength(1);
  });

  it('gives a service that was never there one attempt, and one that went away five', async () => {
    const never = scripted(Array.from({ length: 9 }, () => refusedConnection));
    await expect(never.send(request('GET'))).rejects.toBe(refusedConnection);
    expect(never.seen).toHaveLength(1);
    const gone = scripted([status(200), ...Array.from({ length: 9 }, () => refusedConnection)]);
    await gone.send(request('GET'));
    await expect(gone.send(request('GET'))).rejects.toBe(refusedConnection);
    expect(gone.seen).toHaveLength(6);
  });

  it('tries five times, then gives what came last', async () => {
    const { send, seen, waits } = scripted(Array.from({ length: 9 }, () => status(503)));
    expect((await send(request('PATCH'))).status).toBe(503);
    expect(seen).toHaveLength(5);
    expect(waits).toEqual([125, 250, 500, 1000]);
  });

  it('waits as Retry-After says', async () => {
    const { send, waits } = scripted([
      status(429, { 'retry-after': '1' }),
      status(503, { 'retry-after': '0.25' }),
      status(429, { 'retry-after': 'Fri, 02 Jan 2026 03:04:08 GMT' }),
    ]);
    await send(request('GET'));
    expect(waits).toEqual([1000, 250, 1750]);
  });

  it('keeps the correlation id over all attempts', async () => {
    const { send, seen } = scripted([status(503), cut]);
    await send(request('PATCH'));
    expect(seen.map(({ headers }) => headers?.['x-ms-correlation-id'])).toEqual(['id-1', 'id-1', 'id-1']);
  });

  it('takes a removal for done when repeating it finds nothing', async () => {
    const { send } = scripted([status(504), status(404, {}, { error: { code: 'PolicyNotFound' } })]);
    expect(await send(request('DELETE'))).toEqual({ status: 204, headers: {} });
    const first = scripted([status(404)]);
    expect((await first.send(request('DELETE'))).status).toBe(404);
    const refused = scripted([status(429), status(404)]);
    expect((await refused.send(request('DELETE'))).status).toBe(404);
  });

  it('does not wait beyond the deadline of the request', async () => {
    const { send, waits, seen } = scripted([status(429, { 'retry-after': '20' }), status(429, { 'retry-after': '20' })], { requestDeadline: 30_000 });
    expect((await send(request('GET'))).status).toBe(429);
    expect(waits.filter((ms) => ms === 20_000)).toHaveLength(1);
    expect(seen).toHaveLength(2);
  });

  it('does not wait beyond the deadline of the command, which begins anew with each', async () => {
    const { send, pass, beginCommand, seen } = scripted([status(429, { 'retry-after': '20' }), status(429, { 'retry-after': '20' })], {
      commandDeadline: 60_000,
    });
    pass(50_000);
    expect((await send(request('GET'))).status).toBe(429);
    expect(seen).toHaveLength(1);
    beginCommand();
    expect((await send(request('GET'))).status).toBe(200);
    expect(seen).toHaveLength(3);
  });

  it('sends nothing for a command whose time is over, and says that the command ends', async () => {
    const { send, pass, seen } = scripted([], { commandDeadline: 60_000 });
    pass(60_000);
    await expect(send(request('GET'))).rejects.toMatchObject({ id: 'RequestTimedOut', terminating: true });
    expect(seen).toHaveLength(0);
  });

  it('ends an attempt at the deadline', async () => {
    const began = Date.now();
    const clock: RetryOptions['clock'] = {
      now: () => new Date(),
      random: Math.random,
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(resolve, ms);
          signal?.addEventListener('abort', () => {
            clearTimeout(timer);
            reject(new Error('woken'));
          });
        }),
    };
    const hanging: Transport = (_, signal) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('cut off'))));
    const { send } = retryingTransport(hanging, { clock, commandDeadline: 50 });
    await expect(send(request('PATCH'))).rejects.toMatchObject({ id: 'RequestTimedOut', correlationId: 'id-1' });
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('tells the others to slow down', async () => {
    const concurrency = new AdaptiveConcurrency(32);
    const { send } = scripted([status(429)], { concurrency });
    await send(request('GET'));
    expect(concurrency.limit).toBe(16);
    const unavailable = scripted([status(503)], { concurrency });
    await unavailable.send(request('GET'));
    expect(concurrency.limit).toBe(8);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const { send, seen } = scripted([
      async () => {
        stop.abort();
        return status(503);
      },
    ]);
    expect((await send(request('GET'), stop.signal)).status).toBe(503);
    expect(seen).toHaveLength(1);
  });
});
