import { ErrorRecord, type ErrorDetails } from './error-record.ts';
import type { ErrorId } from './error-id.ts';

/** The .NET exception that PowerShell would report where the error's id does not tell: what a typed `catch` compares with. */
export class DotNetException extends Error {
  override readonly name = 'DotNetException';
  readonly typeName: string;
  constructor(typeName: string, message: string) {
    super(message);
    this.typeName = typeName;
  }
}

/** An error of the language at run time. It ends the statement; the next one runs, unless a `try` or `$ErrorActionPreference` says otherwise. */
export function runtimeError(id: ErrorId, message: string, details: Partial<ErrorDetails> & { readonly exception?: string } = {}): ErrorRecord {
  const { exception, ...rest } = details;
  return new ErrorRecord({
    id,
    message,
    category: 'InvalidOperation',
    ...(exception !== undefined && { cause: new DotNetException(exception, message) }),
    ...rest,
  });
}
