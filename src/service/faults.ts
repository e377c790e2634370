import type { Request, Response, Transport } from '../client/transport.ts';
import { randomFrom } from './chance.ts';
import type { FaultPlan, FaultRule } from './fault-plan.ts';

/** How an answer reaches the client: as it should, not at all, in part, as a web page, or very slowly. */
export type Delivery = { readonly kind: 'whole' | 'cut' | 'truncated' | 'html' } | { readonly kind: 'slow'; readonly ms: number };

export interface FaultyAnswer {
  readonly response: Response;
  readonly delivery: Delivery;
  /** The fault's name, for the log. */
  readonly fault?: string;
}

type Sleep = (ms: number) => Promise<unknown>;

/** Answers a request with the plan's faults. */
export type FaultyService = (request: Request) => Promise<FaultyAnswer>;

/** Puts faults between a service and whoever asks it. One draw decides for each request: at most one fault meets it, and shares add up. */
export function withFaults(service: Transport, plan: FaultPlan, sleep: Sleep): FaultyService {
  const random = randomFrom(plan.seed);
  return async (request) => {
    const rule = choose(plan.rules, request, random());
    return rule ? meet(rule, request, service, sleep) : { response: await service(request), delivery: whole };
  };
}

const whole: Delivery = { kind: 'whole' };

function choose(rules: readonly FaultRule[], { method, path }: Request, draw: number): FaultRule | undefined {
  let sum = 0;
  for (const rule of rules) {
    if (rule.methods && !rule.methods.includes(method)) continue;
    if (rule.path !== undefined && !path.toLowerCase().startsWith(rule.path.toLowerCase())) continue;
    sum += rule.share;
    if (draw < sum) return rule;
  }
  return undefined;
}

async function meet(rule: FaultRule, request: Request, service: Transport, sleep: Sleep): Promise<FaultyAnswer> {
  const { fault, retryAfter, seconds, applied } = rule;
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  const instead = (status: number, code: string, message: string): FaultyAnswer => ({
    response: { status, headers, body: { error: { code, message } } },
    delivery: whole,
    fault,
  });
  switch (fault) {
    case 'throttle':
      return instead(429, 'TooManyRequests', 'Please retry again later.');
    case 'unavailable':
      return instead(503, 'ServiceUnavailable', 'The service is too busy.');
    case 'error':
      return instead(500, 'ServiceError', 'The service failed.');
    case 'gateway-timeout':
      await service(request);
      return { response: { status: 504, headers: {} }, delivery: whole, fault };
    case 'delay':
      await sleep(seconds * 1000);
      return { response: await service(request), delivery: whole, fault };
    case 'slow':
      return { response: await service(request), delivery: { kind: 'slow', ms: seconds * 1000 }, fault };
    case 'cut':
    case 'html':
      return { response: applied ? await service(request) : { status: 200, headers: {}, body: {} }, delivery: { kind: fault }, fault };
    case 'truncated':
      // What is cut off must have been there: a write that is not carried out is answered with half of something else.
      return {
        response: applied || request.method === 'GET' ? await service(request) : { status: 200, headers: {}, body: {} },
        delivery: { kind: fault },
        fault,
      };
  }
}

/** What a client without a wire sees of a fault. */
class BrokenAnswer extends Error {
  override readonly name = 'BrokenAnswer';
  readonly id: 'ServiceUnreachable' | 'InvalidResponse';
  readonly category: 'ConnectionError' | 'InvalidData';

  constructor(id: BrokenAnswer['id'], message: string) {
    super(message);
    this.id = id;
    this.category = id === 'InvalidResponse' ? 'InvalidData' : 'ConnectionError';
  }
}

/** The same faults in this process: a transport that fails as one over HTTP would. */
export function faultyTransport(service: Transport, plan: FaultPlan, sleep: Sleep): Transport {
  const faulty = withFaults(service, plan, sleep);
  return async (request) => {
    const { response, delivery } = await faulty(request);
    switch (delivery.kind) {
      case 'whole':
        return response;
      case 'slow':
        await sleep(delivery.ms);
        return response;
      case 'cut':
        throw new BrokenAnswer('ServiceUnreachable', 'The connection was cut.');
      default:
        throw new BrokenAnswer('InvalidResponse', 'The answer is not JSON.');
    }
  };
}
