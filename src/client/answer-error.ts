import { ClientError } from './client-error.ts';
import { recommendationFor } from './recommendation.ts';
import type { Response } from './transport.ts';

/** The service's error codes that are ids of ours, with their category. */
const categories: Readonly<Record<string, string>> = {
  PolicyNotFound: 'ObjectNotFound',
  PolicyAlreadyExists: 'ResourceExists',
  PolicyInUse: 'ResourceBusy',
  PolicyNotAssignable: 'InvalidOperation',
  PolicyTypeNotFound: 'ObjectNotFound',
  SettingNotFound: 'InvalidArgument',
  InvalidSettingValue: 'InvalidArgument',
  InvalidPolicyName: 'InvalidArgument',
  UserNotFound: 'ObjectNotFound',
  GroupNotFound: 'ObjectNotFound',
  AmbiguousIdentity: 'InvalidArgument',
  GroupAssignmentNotFound: 'ObjectNotFound',
  GroupAssignmentLimit: 'LimitsExceeded',
  BatchNotSupported: 'InvalidOperation',
  BatchTooLarge: 'LimitsExceeded',
  BatchOperationNotFound: 'ObjectNotFound',
  InvalidRank: 'InvalidArgument',
  InvalidRequest: 'InvalidArgument',
  RequestTooLarge: 'LimitsExceeded',
  RouteNotFound: 'NotImplemented',
  MethodNotAllowed: 'NotImplemented',
  Unauthorized: 'AuthenticationError',
  Forbidden: 'PermissionDenied',
  TooManyRequests: 'QuotaExceeded',
  ServiceUnavailable: 'ResourceUnavailable',
  ServiceError: 'NotSpecified',
  StoreDamaged: 'InvalidData',
  StoreReadOnly: 'WriteError',
  StoreFull: 'WriteError',
  StoreVersion: 'InvalidData',
  StoreBusy: 'ResourceBusy',
};

/** What a status means when the body's code says nothing to us. */
const statusIds: Readonly<Record<number, string>> = {
  400: 'InvalidRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  413: 'RequestTooLarge',
  429: 'TooManyRequests',
  503: 'ServiceUnavailable',
};

/** What a plain 404 means, route by route; where two things could be missing it stays a ServiceError. */
const missing: Readonly<Record<string, string>> = {
  listPolicies: 'PolicyTypeNotFound',
  getPolicy: 'PolicyNotFound',
  updatePolicy: 'PolicyNotFound',
  removePolicy: 'PolicyNotFound',
  getUser: 'UserNotFound',
  listUserAssignments: 'UserNotFound',
  getGroup: 'GroupNotFound',
  removeGroupAssignment: 'GroupAssignmentNotFound',
  getBatch: 'BatchOperationNotFound',
  getCallKnowledge: 'RouteNotFound',
  graphGetUser: 'UserNotFound',
  graphGetUserConfiguration: 'UserNotFound',
  graphGetPolicyId: 'PolicyNotFound',
  graphGetGroup: 'GroupNotFound',
  graphListGroupUsers: 'GroupNotFound',
};

interface Envelope {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
  readonly details: readonly string[];
  readonly recommendation?: string;
  /** Graph's own advice, which is general. */
  readonly action?: string;
}

/** The request that was answered. */
interface Answered {
  /** The route's name in the table. */
  readonly name: string;
  /** `GET /Teams.User/users` */
  readonly route: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The error for an answer that is not 2xx. */
export function answerError({ name, route, parameters }: Answered, response: Response, correlationId: string): ClientError {
  const { status } = response;
  const envelope = readEnvelope(response.body);
  if (!envelope && !speaksForItself(status)) return notAPolicyService(route, response, correlationId);
  const known = envelope && Object.hasOwn(categories, envelope.code) ? envelope.code : undefined;
  const id = known ?? (status === 404 ? missing[name] : statusIds[status]) ?? 'ServiceError';
  const hints = envelope?.details ?? [];
  return new ClientError({
    id,
    category: categories[id] ?? 'NotSpecified',
    message: messageOf(envelope, known !== undefined, route, status),
    recommendation: envelope?.recommendation ?? recommendationFor(id, { hints, parameters, retryAfter: response.headers['retry-after'] }) ?? envelope?.action,
    correlationId,
    status,
    target: envelope?.target,
    advised: hints.length > 0 || envelope?.recommendation !== undefined,
  });
}

/** Gateways answer these without a body of ours. */
const speaksForItself = (status: number): boolean => status >= 500 || [401, 403, 413, 429].includes(status);

/** Nobody reads on. */
const longestMessage = 2000;

/** A code that is not ours stays visible: it is what one searches for. */
function messageOf(envelope: Envelope | undefined, known: boolean, route: string, status: number): string {
  if (!envelope) return `The service answered ${route} with status ${status} and no reason.`;
  const message = envelope.message.length > longestMessage ? `${envelope.message.slice(0, longestMessage)}…` : envelope.message;
  return known || envelope.code === '' ? message : `${message} (${envelope.code.slice(0, 100)})`;
}

function notAPolicyService(route: string, response: Response, correlationId: string): ClientError {
  const location = response.headers['location'];
  const redirected = response.status >= 300 && response.status < 400 && location !== undefined;
  return new ClientError({
    id: 'InvalidResponse',
    category: 'InvalidData',
    message: redirected
      ? `The service answered ${route} with a redirection to ${location}, which is not followed because the token would go there.`
      : `The service answered ${route} with status ${response.status} (${response.headers['content-type'] ?? 'no content type'}): this is not a policy service's answer.`,
    recommendation: 'Check the service address: Connect-MicrosoftTeams -ServiceUri <address>.',
    correlationId,
    status: response.status,
  });
}

/** Both shapes there are: `{"error": {"code", "message"}}` and `{"Message"}`. Graph sometimes puts a whole error into the message, as JSON. */
function readEnvelope(body: unknown): Envelope | undefined {
  const outer = members(body);
  const inner = members(outer?.['error']);
  if (inner) {
    const { message, target, details } = inner;
    const nested = nestedError(message);
    const { recommendation } = inner;
    const action = nested?.['action'] ?? members(members(inner['innerError'])?.['additionalData'])?.['action'];
    return {
      code: asText(nested?.['code'] ?? inner['code']) ?? '',
      message: asText(nested?.['message'] ?? message) ?? 'The service gave no reason.',
      ...(typeof target === 'string' && { target }),
      ...(typeof recommendation === 'string' && { recommendation }),
      ...(typeof action === 'string' && { action }),
      details: Array.isArray(details) ? details.filter((detail): detail is string => typeof detail === 'string') : [],
    };
  }
  const message = asText(outer?.['Message'] ?? outer?.['message']);
  return message === undefined ? undefined : { code: '', message, details: [] };
}

function nestedError(message: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof message !== 'string' || !message.startsWith('{')) return undefined;
  try {
    const error = members(JSON.parse(message));
    return members(error?.['error']) ?? error;
  } catch {
    return undefined;
  }
}

const members = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined);
