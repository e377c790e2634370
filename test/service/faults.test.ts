import { describe, expect, it } from 'vitest';
import type { Request, Transport } from '../../src/client/transport.ts';
import { httpTransport } from '../../src/client/http-transport.ts';
import { faultNames, type FaultName, type FaultPlan, type FaultRule } from '../../src/service/fault-plan.ts';
import { faultyTransport, withFaults } from '../../src/service/faults.ts';
import { serve } from '../../src/service/server.ts';

const rule = (fault: FaultName, more: Partial<FaultRule> = {}): FaultRule => ({ fault, share: 1, seconds: 0.2, applied: false, ...more });
const plan = (...rules: readonly FaultRule[]): FaultPlan => ({ seed: 1, rules });
const patch: Request = { method: 'PATCH', path: '/Skype.Policy/users/ana/policies/X', body: { PolicyName: 'A' } };
const get: Request = { method: 'GET', path: '/Teams.User/users' };

function counting(): { service: Transport; applied: () => number } {
  let applied = 0;
  return {
    applied: () => applied,
    service: async () => {
      applied += 1;
      return { status: 200, headers: {}, body: [{ Identity: 'Global' }, { Identity: 'Tag:Zürich' }] };
    },
  };
}

const noSleep = async (): Promise<void> => undefined;

/** What each fault looks like to a client: an answer, or an error's id; and whether the request was carried out. */
const expected: Readonly<Record<FaultName, readonly [unknown, number]>> = {
  throttle: [429, 0],
  unavailable: [503, 0],
  error: [500, 0],
  'gateway-timeout': [504, 1],
  cut: ['ServiceUnreachable', 0],
  truncated: ['InvalidResponse', 0],
  html: ['InvalidResponse', 0],
  slow: [200, 1],
  delay: [200, 1],
};

const result = async (send: Transport, request: Request): Promise<unknown> => {
  try {
    return (await send(request)).status;
  } catch (thrown) {
    return (thrown as { id?: unknown }).id;
  }
};

describe.each(faultNames)('the fault %s', (fault) => {
  it('is the same in this process and over HTTP', async () => {
    const [seen, applied] = expected[fault];
    const near = counting();
    expect([await result(faultyTransport(near.service, plan(rule(fault)), noSleep), patch), near.applied()]).toEqual([seen, applied]);

    const far = counting();
    const logged: unknown[] = [];
    const serving = await serve({
      transport: far.service,
      faulty: withFaults(far.service, plan(rule(fault)), noSleep),
      tokens: { verify: async () => ({ name: 'me', role: 'admin', created: '' }) },
      port: 0,
      log: ({ fault: name }) => logged.push(name),
    });
    const http = httpTransport({ serviceUri: serving.uri, token: () => 't', userAgent: 'test' });
    try {
      expect([await result(http.send, patch), far.applied()]).toEqual([seen, applied]);
      if (fault === 'slow') expect((await http.send(get)).body).toEqual([{ Identity: 'Global' }, { Identity: 'Tag:Zürich' }]);
    } finally {
      await http.close();
      await serving.close();
    }
    expect(logged[0]).toBe(fault);
  });
});

describe('faults', () => {
  it('carry the request out where they are told to', async () => {
    for (const fault of ['cut', 'truncated', 'html'] as const) {
      const { service, applied } = counting();
      await result(faultyTransport(service, plan(rule(fault, { applied: true })), noSleep), patch);
      expect(applied()).toBe(1);
    }
  });

  it('send Retry-After as it was written, or none', async () => {
    const { service } = counting();
    const headersOf = async (more: Partial<FaultRule>) => (await faultyTransport(service, plan(rule('throttle', more)), noSleep)(patch)).headers;
    expect(await headersOf({ retryAfter: '2.5' })).toEqual({ 'retry-after': '2.5' });
    expect(await headersOf({})).toEqual({});
  });

  it('wait as long as they say', async () => {
    const waits: number[] = [];
    const { service } = counting();
    const sleep = async (ms: number): Promise<void> => void waits.push(ms);
    for (const fault of ['slow', 'delay'] as const) await faultyTransport(service, plan(rule(fault)), sleep)(patch);
    expect(waits).toEqual([200, 200]);
  });

  it('meet their share of the requests they are for, the same ones each time', async () => {
    const rules = [
      rule('throttle', { share: 0.1 }),
      rule('unavailable', { share: 0.05, methods: ['PATCH'] }),
      rule('error', { share: 0.5, path: '/teams.user' }),
    ];
    const count = async (request: Request): Promise<Record<number, number>> => {
      const send = faultyTransport(counting().service, plan(...rules), noSleep);
      const found: Record<number, number> = {};
      for (let index = 0; index < 10_000; index++) {
        const { status } = await send(request);
        found[status] = (found[status] ?? 0) + 1;
      }
      return found;
    };
    const patches = await count(patch);
    expect(await count(patch)).toEqual(patches);
    expect(Object.keys(patches)).toEqual(['200', '429', '503']);
    expect(Math.abs((patches[429] ?? 0) - 1000)).toBeLessThan(120);
    expect(Math.abs((patches[503] ?? 0) - 500)).toBeLessThan(90);
    const gets = await count(get);
    expect(Object.keys(gets)).toEqual(['200', '429', '500']);
    expect(Math.abs((gets[500] ?? 0) - 5000)).toBeLessThan(250);
  });
});
