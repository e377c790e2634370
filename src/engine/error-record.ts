import type { Extent, Source } from '../language/ast.ts';
import type { ErrorId } from './error-id.ts';
import type { Value } from './value.ts';

/** PowerShell's ErrorCategory, as far as csteams uses it. */
export type ErrorCategory =
  | 'NotSpecified'
  | 'InvalidArgument'
  | 'InvalidData'
  | 'InvalidOperation'
  | 'InvalidResult'
  | 'InvalidType'
  | 'MetadataError'
  | 'ObjectNotFound'
  | 'OperationStopped'
  | 'OperationTimeout'
  | 'ParserError'
  | 'PermissionDenied'
  | 'AuthenticationError'
  | 'ConnectionError'
  | 'QuotaExceeded'
  | 'ReadError'
  | 'WriteError'
  | 'ResourceExists'
  | 'ResourceBusy'
  | 'ResourceUnavailable'
  | 'NotImplemented'
  | 'SyntaxError'
  | 'LimitsExceeded'
  | 'CloseError'
  | 'OpenError';

/** Where in which text. */
export interface Position {
  readonly source: Source;
  readonly extent: Extent;
}

export interface ErrorDetails {
  readonly id: ErrorId;
  readonly message: string;
  readonly category: ErrorCategory;
  /** The object the error is about. */
  readonly target?: Value;
  readonly position?: Position;
  /** What to do about it: one sentence or a command to run. */
  readonly recommendation?: string;
  readonly cause?: unknown;
  /** The service's correlation id. */
  readonly correlationId?: string;
  /** The cmdlet that wrote it, as it stands behind the comma of the fully qualified id; the pipeline fills it in. '' for none, as for Write-Error. */
  readonly command?: string;
  /** The name of the cmdlet that wrote it, where `command` is something else. */
  readonly activity?: string;
  /** Ends the whole pipeline, not only the work on one object. The pipeline decides when it is not set. */
  readonly terminating?: boolean;
  /** Ends the whole script unless it is caught: `throw`, -ErrorAction Stop, a limit. Other errors end their statement at most. */
  readonly endsScript?: boolean;
}

/** The one error class. Layers that may not import the engine throw any Error with `id` and `category`; `toErrorRecord` turns it into one. */
export class ErrorRecord extends Error {
  override readonly name = 'ErrorRecord';
  readonly id: ErrorId;
  readonly category: ErrorCategory;
  readonly target: Value;
  readonly position: Position | undefined;
  readonly recommendation: string | undefined;
  readonly correlationId: string | undefined;
  readonly command: string | undefined;
  readonly activity: string | undefined;
  readonly terminating: boolean | undefined;
  readonly endsScript: boolean;

  constructor(details: ErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.id = details.id;
    this.category = details.category;
    this.target = details.target ?? null;
    this.position = details.position;
    this.recommendation = details.recommendation;
    this.correlationId = details.correlationId;
    this.command = details.command;
    this.activity = details.activity;
    this.terminating = details.terminating;
    this.endsScript = details.endsScript ?? false;
  }

  /** `ParameterNotFound,Set-CsTeamsEnhancedEncryptionPolicy` */
  get fullyQualifiedErrorId(): string {
    return this.command === undefined || this.command === '' ? this.id : `${this.id},${this.command}`;
  }

  /** The same error with some details filled in. */
  with(details: Partial<ErrorDetails>): ErrorRecord {
    const copy = new ErrorRecord({
      id: this.id,
      message: this.message,
      category: this.category,
      target: this.target,
      ...(this.position && { position: this.position }),
      ...(this.recommendation !== undefined && { recommendation: this.recommendation }),
      ...(this.correlationId !== undefined && { correlationId: this.correlationId }),
      ...(this.command !== undefined && { command: this.command }),
      ...(this.activity !== undefined && { activity: this.activity }),
      ...(this.terminating !== undefined && { terminating: this.terminating }),
      endsScript: this.endsScript,
      cause: this.cause,
      ...details,
    });
    if (this.stack !== undefined) copy.stack = this.stack;
    return copy;
  }
}

interface ErrorLike {
  readonly id: ErrorId;
  readonly category: ErrorCategory;
  readonly recommendation?: string;
  readonly target?: Value;
  readonly correlationId?: string;
  readonly terminating?: boolean;
}

const isErrorLike = (thrown: Error): thrown is Error & ErrorLike => 'id' in thrown && 'category' in thrown && typeof thrown.id === 'string';

/** Whatever was thrown, as an ErrorRecord. An Error without an id is a defect of ours and says so (`InternalError`). */
export function toErrorRecord(thrown: unknown): ErrorRecord {
  if (thrown instanceof ErrorRecord) return thrown;
  if (thrown instanceof Error && isErrorLike(thrown)) {
    return new ErrorRecord({
      id: thrown.id,
      category: thrown.category,
      message: thrown.message,
      cause: thrown,
      ...(thrown.recommendation !== undefined && { recommendation: thrown.recommendation }),
      ...(thrown.target !== undefined && { target: thrown.target }),
      ...(thrown.correlationId !== undefined && { correlationId: thrown.correlationId }),
      ...(thrown.terminating !== undefined && { terminating: thrown.terminating }),
      // Whoever stopped one request meant all that was to follow.
      ...(thrown.id === 'OperationStopped' && { terminating: true, endsScript: true }),
    });
  }
  if (thrown instanceof Error && thrown.name === 'AbortError') return stopped(thrown);
  return new ErrorRecord({
    id: 'InternalError',
    category: 'NotSpecified',
    message: thrown instanceof Error ? thrown.message : String(thrown),
    recommendation: 'This is a defect of csteams. Run the command again with --debug and report what it prints.',
    cause: thrown,
    terminating: true,
    endsScript: true,
  });
}

/** What `signal.throwIfAborted()` throws. */
const stopped = (cause: Error): ErrorRecord =>
  new ErrorRecord({ id: 'OperationStopped', category: 'OperationStopped', message: 'The operation was stopped.', terminating: true, endsScript: true, cause });
