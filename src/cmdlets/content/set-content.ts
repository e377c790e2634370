import { cmdlet, type CmdletContext } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import type { FileWriter } from '../../engine/host.ts';
import { objects, strings, switchParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { encoding } from './csv-parameters.ts';
import { openForWriting } from './file-access.ts';

const parameters = {
  Path: strings('The files.', { set: 'Path', position: 0, mandatory: true, pipeline: 'ByPropertyName', names: 'file' }),
  LiteralPath: strings('The files.', { set: 'LiteralPath', mandatory: true, pipeline: 'ByPropertyName', aliases: ['PSPath', 'LP'], names: 'file' }),
  Value: objects('What to write, as text, one line each.', {
    position: 1,
    mandatory: true,
    pipeline: 'ByValueAndPropertyName',
    allowNull: true,
    allowEmptyString: true,
    allowEmptyCollection: true,
  }),
  NoNewline: switchParameter('Writes no line breaks.'),
  PassThru: switchParameter('Writes what was written to the pipeline, too.'),
  Force: switchParameter('Accepted without effect.', { ignored: true }),
  Encoding: encoding,
};

export const setContent = cmdlet({
  name: 'Set-Content',
  synopsis: 'Replaces the text of a file.',
  errorSource: 'Microsoft.PowerShell.Commands.SetContentCommand',
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  parameters,
  examples: [{ run: "'first', 'second' | Set-Content notes.txt" }],
  async *stream(each, context, fixed) {
    yield* write(each, context, fixed, { append: false, action: 'Set Content' });
  },
});

export const addContent = cmdlet({
  name: 'Add-Content',
  synopsis: 'Adds lines to a text file.',
  errorSource: 'Microsoft.PowerShell.Commands.AddContentCommand',
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  parameters,
  examples: [{ run: "Add-Content run.log 'Started.'" }],
  async *stream(each, context, fixed) {
    yield* write(each, context, fixed, { append: true, action: 'Add Content' });
  },
});

interface WritingArguments {
  readonly Path: readonly string[] | undefined;
  readonly LiteralPath: readonly string[] | undefined;
  readonly Value: readonly Value[] | undefined;
  readonly NoNewline: boolean | undefined;
  readonly PassThru: boolean | undefined;
}

/** Opens the files before the first object, so that none of them keeps old text when none comes; closes them whatever happens. */
async function* write(
  each: AsyncIterable<WritingArguments>,
  context: CmdletContext,
  fixed: WritingArguments,
  how: { readonly append: boolean; readonly action: string },
): AsyncGenerator<Value, void, undefined> {
  const open = new Map<string, FileWriter | undefined>();
  const writersFor = async (paths: readonly string[]): Promise<readonly FileWriter[]> => {
    for (const path of paths) {
      if (open.has(path)) continue;
      const allowed = await context.shouldProcess(`Path: ${path}`, how.action);
      open.set(path, allowed ? await openForWriting(path, { append: how.append, noClobber: false }, context) : undefined);
    }
    return paths.map((path) => open.get(path)).filter((writer) => writer !== undefined);
  };
  try {
    await writersFor(fixed.Path ?? fixed.LiteralPath ?? []);
    for await (const args of each) {
      const writers = await writersFor(args.Path ?? args.LiteralPath ?? []);
      const values = args.Value ?? [];
      const text = values.map((value) => toText(value) + (args.NoNewline === true ? '' : '\n')).join('');
      for (const writer of writers) await writer.write(text);
      if (args.PassThru === true) yield* values;
    }
  } finally {
    for (const writer of open.values()) await writer?.close();
  }
}
