import type { ErrorRecord } from '../error-record.ts';
import { DotNetException } from '../runtime-error.ts';

const automation = 'System.Management.Automation.';

const byId: Readonly<Record<string, string>> = {
  CommandNotFoundException: `${automation}CommandNotFoundException`,
  'Microsoft.PowerShell.Commands.WriteErrorException': 'Microsoft.PowerShell.Commands.WriteErrorException',
  PathNotFound: `${automation}ItemNotFoundException`,
  OperationStopped: `${automation}PipelineStoppedException`,
  CallDepthOverflow: `${automation}ScriptCallDepthException`,
  FileAccessRefused: 'System.UnauthorizedAccessException',
  FileReadError: 'System.IO.IOException',
  FileWriteError: 'System.IO.IOException',
  InvalidJson: 'System.ArgumentException',
  ServiceUnreachable: 'System.Net.Http.HttpRequestException',
  RequestTimedOut: 'System.TimeoutException',
};

const binding =
  /^(?:NamedParameter|PositionalParameter|Ambiguous(?:Parameter|Positional)|MissingArgument|MissingMandatory|Parameter|CannotConvertArgument|InputObject(?:Not|Missing)|ScriptBlockArgument)/;

/** The .NET exception that PowerShell would report for an error. */
export function exceptionType(record: ErrorRecord): string {
  if (record.cause instanceof DotNetException) return record.cause.typeName;
  if (Object.hasOwn(byId, record.id)) return byId[record.id] ?? '';
  return binding.test(record.id) ? `${automation}ParameterBindingException` : `${automation}RuntimeException`;
}

/** Base classes that some exceptions have besides Exception, SystemException and RuntimeException. */
const bases: Readonly<Record<string, readonly string[]>> = {
  'system.dividebyzeroexception': ['system.arithmeticexception'],
  'system.io.filenotfoundexception': ['system.io.ioexception'],
  'system.text.regularexpressions.regexparseexception': ['system.argumentexception'],
};

/**
 * Whether `catch [name]` takes the error. A name is an error id, or a .NET exception with or without its namespace; Exception takes all,
 * RuntimeException all that the language itself or a binder raised.
 */
export function caughtBy(record: ErrorRecord, typeName: string): boolean {
  const wanted = typeName.toLowerCase();
  if (wanted === record.id.toLowerCase() || wanted === record.fullyQualifiedErrorId.toLowerCase()) return true;
  const own = exceptionType(record).toLowerCase();
  const isOperator = record.cause instanceof DotNetException;
  const runtime = own.startsWith(automation.toLowerCase()) || isOperator ? [`${automation.toLowerCase()}runtimeexception`] : [];
  const chain = [own, ...(bases[own] ?? []), ...runtime, 'system.systemexception', 'system.exception'];
  return chain.some((name) => name === wanted || name === `system.${wanted}` || name.slice(name.lastIndexOf('.') + 1) === wanted);
}
