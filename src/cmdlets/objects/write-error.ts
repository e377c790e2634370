import { cmdlet } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import type { ErrorId } from '../../engine/error-id.ts';
import { ErrorRecord, type ErrorCategory } from '../../engine/error-record.ts';
import { getMember } from '../../engine/members/members.ts';
import { choice, object, string } from '../../engine/parameter.ts';
import type { Scope } from '../../engine/scope.ts';
import type { Value } from '../../engine/value.ts';

const categories = [
  'NotSpecified',
  'OpenError',
  'CloseError',
  'InvalidArgument',
  'InvalidData',
  'InvalidOperation',
  'InvalidResult',
  'InvalidType',
  'MetadataError',
  'NotImplemented',
  'ObjectNotFound',
  'OperationStopped',
  'OperationTimeout',
  'SyntaxError',
  'ParserError',
  'PermissionDenied',
  'ResourceBusy',
  'ResourceExists',
  'ResourceUnavailable',
  'ReadError',
  'WriteError',
  'LimitsExceeded',
  'QuotaExceeded',
  'ConnectionError',
  'AuthenticationError',
] as const satisfies readonly ErrorCategory[];

const described = ['NoException', 'WithException'];

export const writeError = cmdlet({
  name: 'Write-Error',
  synopsis: 'Writes an error that does not end the script.',
  errorSource: 'Microsoft.PowerShell.Commands.WriteErrorCommand',
  defaultParameterSet: 'NoException',
  parameters: {
    Message: string('What is wrong.', {
      sets: { NoException: { position: 0, mandatory: true, pipeline: 'ByValue' }, WithException: {} },
      aliases: ['Msg'],
      allowNull: true,
      allowEmptyString: true,
    }),
    Exception: object('The exception of a caught error.', { set: 'WithException', mandatory: true }),
    ErrorRecord: object('A caught error, to be written again.', { set: 'ErrorRecord', mandatory: true }),
    Category: choice(categories, 'The kind of error.', { set: described }),
    ErrorId: string('The name scripts know it by.', { set: described, allowEmptyString: true }),
    TargetObject: object('The object it is about.', { set: described, allowNull: true }),
    RecommendedAction: string('What to do about it.', { allowEmptyString: true }),
    CategoryActivity: string('Accepted without effect.', { aliases: ['Activity'], ignored: true, allowEmptyString: true }),
    CategoryReason: string('Accepted without effect.', { aliases: ['Reason'], ignored: true, allowEmptyString: true }),
    CategoryTargetName: string('Accepted without effect.', { aliases: ['TargetName'], ignored: true, allowEmptyString: true }),
    CategoryTargetType: string('Accepted without effect.', { aliases: ['TargetType'], ignored: true, allowEmptyString: true }),
  },
  examples: [
    { run: "Write-Error 'There is no such user.' -Category ObjectNotFound -ErrorId UserMissing -ErrorAction SilentlyContinue" },
    { run: "try { throw 'no' } catch { Write-Error -ErrorRecord $_ -ErrorAction SilentlyContinue }" },
  ],
  async *process(args, context) {
    const again = args.ErrorRecord;
    if (again instanceof ErrorRecord) {
      context.writeError(again.with({ terminating: false, ...(args.RecommendedAction && { recommendation: args.RecommendedAction }) }));
      return;
    }
    const exception = args.Exception ?? null;
    context.writeError(
      new ErrorRecord({
        // A script's own ids are outside the union; nothing here tells them apart.
        id: (args.ErrorId || defaultId(exception)) as ErrorId,
        command: callerOf(context.scope),
        category: args.Category ?? 'NotSpecified',
        message: args.Message ?? messageOf(exception),
        target: args.TargetObject ?? null,
        ...(args.RecommendedAction && { recommendation: args.RecommendedAction }),
      }),
    );
  },
});

/** The function or script whose text writes the error, which its id names; '' at the prompt. */
function callerOf(scope: Scope): string {
  const command = getMember(scope.get('MyInvocation') ?? null, 'MyCommand') ?? null;
  return toText(getMember(command, 'Name') ?? null);
}

const defaultId = (exception: Value): string => (exception instanceof ErrorRecord ? exception.id : 'Microsoft.PowerShell.Commands.WriteErrorException');

const messageOf = (exception: Value): string => (exception === null ? '' : toText(getMember(exception, 'Message') ?? exception));
