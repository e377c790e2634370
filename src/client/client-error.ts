/** What went wrong on the client's side of the wire, or what the service answered. The engine turns it into an ErrorRecord by its `id` and `category`. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly id: string;
  readonly category: string;
  /** What to do about it. */
  readonly recommendation?: string;
  /** The request's, so that the service's log can be searched for it. */
  readonly correlationId?: string;
  /** The policy, user, group or setting it is about. */
  readonly target?: string;
  /** The HTTP status, where there was an answer. */
  readonly status?: number;

  constructor(details: ClientErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.id = details.id;
    this.category = details.category;
    if (details.recommendation !== undefined) this.recommendation = details.recommendation;
    if (details.correlationId !== undefined) this.correlationId = details.correlationId;
    if (details.target !== undefined) this.target = details.target;
    if (details.status !== undefined) this.status = details.status;
  }
}

export interface ClientErrorDetails {
  readonly id: string;
  readonly category: string;
  readonly message: string;
  readonly recommendation?: string;
  readonly correlationId?: string;
  readonly target?: string;
  readonly status?: number;
  readonly cause?: unknown;
}
