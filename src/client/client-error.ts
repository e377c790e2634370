export interface ClientErrorDetails {
  readonly id: string;
  readonly category: string;
  readonly message: string;
  /** What to do about it. */
  readonly recommendation?: string | undefined;
  /** The request's, so that the service's log can be searched for it. */
  readonly correlationId?: string | undefined;
  /** The policy, user, group or setting it is about. */
  readonly target?: string | undefined;
  /** The HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** The recommendation rests on what the service itself said. */
  readonly advised?: boolean;
  /** Nothing that would follow could succeed either: the command ends. */
  readonly terminating?: boolean;
  readonly cause?: unknown;
}

/** What went wrong on the client's side of the wire, or what the service answered. The engine turns it into an ErrorRecord by its `id` and `category`. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly id: string;
  readonly category: string;
  readonly recommendation: string | undefined;
  readonly correlationId: string | undefined;
  readonly target: string | undefined;
  readonly status: number | undefined;
  readonly advised: boolean;
  readonly terminating: boolean | undefined;

  constructor(details: ClientErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.id = details.id;
    this.category = details.category;
    this.recommendation = details.recommendation;
    this.correlationId = details.correlationId;
    this.target = details.target;
    this.status = details.status;
    this.advised = details.advised ?? false;
    this.terminating = details.terminating;
  }

  /** The same error, said in other words. */
  withMessage(message: string): ClientError {
    return this.#with({ message });
  }

  /** The same error with other advice. */
  withRecommendation(recommendation: string | undefined): ClientError {
    return this.#with({ recommendation });
  }

  #with(changes: Pick<Partial<ClientErrorDetails>, 'message' | 'recommendation'>): ClientError {
    const { id, category, message, recommendation, correlationId, target, status, advised, terminating, cause } = this;
    const details = { id, category, message, recommendation, correlationId, target, status, advised, cause, ...(terminating === true && { terminating }) };
    return new ClientError({ ...details, ...changes });
  }
}

/** The person, or what the run belongs to, wanted no more of it. */
export const requestStopped = (about: Pick<ClientErrorDetails, 'correlationId' | 'target' | 'cause'>): ClientError =>
  new ClientError({ id: 'OperationStopped', category: 'OperationStopped', message: 'The request was stopped.', ...about });
