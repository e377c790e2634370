import type { ErrorRecord } from './engine/error-record.ts';
import type { ErrorId } from './engine/error-id.ts';

/** What the process's exit code says. The README documents them. */
export const exitCodes = {
  success: 0,
  error: 1,
  usage: 2,
  refused: 3,
  unreachable: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const usage: ReadonlySet<ErrorId> = new Set<ErrorId>([
  'CommandNotFoundException',
  'NamedParameterNotFound',
  'PositionalParameterNotFound',
  'AmbiguousParameter',
  'MissingArgument',
  'ParameterAlreadyBound',
  'AmbiguousParameterSet',
  'ParameterNotInParameterSet',
  'AmbiguousPositionalParameterNoName',
  'MissingMandatoryParameter',
  'ParameterArgumentTransformationError',
  'CannotConvertArgument',
  'CannotConvertArgumentNoMessage',
  'ParameterArgumentValidationError',
  'ParameterArgumentValidationErrorNullNotAllowed',
  'ParameterArgumentValidationErrorEmptyStringNotAllowed',
  'ParameterArgumentValidationErrorEmptyArrayNotAllowed',
  'ParameterArgumentValidationErrorEmptyCollectionNotAllowed',
  'ParameterBindingFailed',
  'ArgumentEmptiedByShell',
  'InvalidCommandLine',
]);

const refused: ReadonlySet<ErrorId> = new Set<ErrorId>(['NotConnected', 'Unauthorized', 'Forbidden']);
const refusedCategory = 'AuthenticationError';
const unreachable: ReadonlySet<ErrorId> = new Set<ErrorId>(['ServiceUnreachable', 'RequestTimedOut']);

/** The exit code one error asks for. */
export function exitCodeOf(record: ErrorRecord): ExitCode {
  if (refused.has(record.id) || record.category === refusedCategory) return exitCodes.refused;
  if (unreachable.has(record.id)) return exitCodes.unreachable;
  if (usage.has(record.id) || record.category === 'ParserError') return exitCodes.usage;
  if (record.id === 'OperationStopped') return exitCodes.interrupted;
  return exitCodes.error;
}
