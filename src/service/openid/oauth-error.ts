/** RFC 6749's words, RFC 8628's, and Microsoft's own. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'invalid_resource'
  | 'invalid_tenant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'interaction_required'
  | 'access_denied'
  | 'authorization_pending'
  | 'slow_down'
  | 'expired_token'
  | 'temporarily_unavailable';

/** A refusal of the sign-in endpoints. `number` is Microsoft's (AADSTS…), where it is known for sure. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly code: OAuthErrorCode;
  readonly number: number | undefined;
  readonly status: number;

  constructor(code: OAuthErrorCode, number: number | undefined, message: string, status = code === 'invalid_client' ? 401 : 400) {
    super(message);
    this.code = code;
    this.number = number;
    this.status = status;
  }
}

export interface OAuthErrorBody {
  readonly error: OAuthErrorCode;
  readonly error_description: string;
  readonly error_codes: readonly number[];
  readonly timestamp: string;
  readonly trace_id: string;
  readonly correlation_id: string;
}

interface Trace {
  readonly now: Date;
  readonly traceId: string;
  readonly correlationId: string;
}

/** A refusal as Microsoft writes it. */
export function oauthErrorBody({ code, number, message }: OAuthError, { now, traceId, correlationId }: Trace): OAuthErrorBody {
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const lead = number === undefined ? '' : `AADSTS${number}: `;
  return {
    error: code,
    error_description: `${lead}${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: number === undefined ? [] : [number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
  };
}

/** The parameter of a form that must be there. Throws AADSTS900144. */
export function required(form: ReadonlyMap<string, string>, name: string): string {
  const value = form.get(name);
  if (value !== undefined && value !== '') return value;
  throw new OAuthError('invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`);
}
