import { ServiceError } from './service-error.ts';
import type { Store } from './store.ts';

/** A request whose route is known, with what it takes to answer it. */
export interface ServiceRequest {
  /** The `{names}` of the route's path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly store: Store;
  readonly now: Date;
  /** Who asks, as change records name them. */
  readonly caller: string;
  /** Where the service is reached. */
  readonly baseUrl: string;
  /** Batches that wait are worked on from now on, in the background. */
  readonly startBatches: () => void;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (request: ServiceRequest) => Promise<Answer>;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const noContent: Answer = { status: 204 };

/** A parameter of the route; the route table says that it is there. */
export function parameter({ parameters }: ServiceRequest, name: string): string {
  const value = parameters[name];
  if (value === undefined) throw new ServiceError('InvalidRequest', `The path lacks its ${name}.`, { target: name });
  return value;
}

/** The members of a JSON object. Throws InvalidRequest for anything else. */
export function bodyMembers({ body }: ServiceRequest): Readonly<Record<string, unknown>> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return Object.fromEntries(Object.entries(body));
  throw new ServiceError('InvalidRequest', 'The body must be a JSON object.', { target: 'body' });
}

/** A member's value, which must be text. Throws InvalidRequest. */
export function text(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw new ServiceError('InvalidRequest', `The body's ${name} must be text.`, { target: name });
}

/** The policy to grant: null and empty text take the assignment away. Throws InvalidRequest. */
export function grantedPolicy(members: Readonly<Record<string, unknown>>): string | null {
  return members['PolicyName'] === null ? null : text(members['PolicyName'], 'PolicyName') || null;
}
