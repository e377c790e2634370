import type { CmdletContext } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import type { FileWriter } from '../../engine/host.ts';

/** The one path of -Path and -LiteralPath. Throws if there are none or both. */
export function onePath(args: { readonly Path: string | undefined; readonly LiteralPath: string | undefined }): string {
  if ((args.Path === undefined) === (args.LiteralPath === undefined)) throw pathAndLiteralPath();
  return args.Path ?? args.LiteralPath ?? '';
}

/** The paths of -Path and -LiteralPath. Throws if there are none or both. */
export function somePaths(args: { readonly Path: readonly string[] | undefined; readonly LiteralPath: readonly string[] | undefined }): readonly string[] {
  if ((args.Path === undefined) === (args.LiteralPath === undefined)) throw pathAndLiteralPath();
  return args.Path ?? args.LiteralPath ?? [];
}

const pathAndLiteralPath = (): ErrorRecord =>
  new ErrorRecord({
    id: 'CannotSpecifyPathAndLiteralPath',
    category: 'InvalidData',
    terminating: true,
    message: 'You must specify either the -Path or -LiteralPath parameters, but not both.',
  });

/** Opens a file for text. A folder that does not exist is FileOpenFailure, a file that exists is NoClobber where that was asked; both end the statement. */
export async function openForWriting(
  path: string,
  options: { readonly append: boolean; readonly noClobber: boolean },
  context: CmdletContext,
): Promise<FileWriter> {
  try {
    return await context.files.write(path, options.append ? 'append' : options.noClobber ? 'exclusive' : 'truncate');
  } catch (thrown) {
    throw openFailure(thrown);
  }
}

/** What went wrong with opening a file, as the cmdlets that write files and Import-Csv name it. */
export function openFailure(thrown: unknown): unknown {
  if (!(thrown instanceof ErrorRecord)) return thrown;
  return thrown.with(thrown.id === 'PathNotFound' ? { id: 'FileOpenFailure', category: 'OpenError', terminating: true } : { terminating: true });
}
