import { cmdlet } from '../../engine/cmdlet.ts';
import { int, object, string, switchParameter } from '../../engine/parameter.ts';
import { textLines } from '../../format/text-lines.ts';
import { formatOptions } from '../formatting/format-context.ts';
import { inputObjects } from '../objects/input-objects.ts';
import { encoding } from './csv-parameters.ts';
import { openForWriting } from './file-access.ts';

export const outFile = cmdlet({
  name: 'Out-File',
  synopsis: 'Writes objects to a file, as they would be printed.',
  errorSource: 'Microsoft.PowerShell.Commands.OutFileCommand',
  defaultParameterSet: 'ByPath',
  supportsShouldProcess: true,
  parameters: {
    FilePath: string('The file.', { set: 'ByPath', position: 0, mandatory: true, aliases: ['Path'], names: 'file' }),
    LiteralPath: string('The file.', { set: 'ByLiteralPath', mandatory: true, pipeline: 'ByPropertyName', aliases: ['PSPath', 'LP'], names: 'file' }),
    Encoding: { ...encoding, sets: { '*': { position: 1 } } },
    Append: switchParameter('Adds to the file.'),
    Force: switchParameter('Accepted without effect.', { ignored: true }),
    NoClobber: switchParameter('Refuses to replace a file.', { aliases: ['NoOverwrite'] }),
    Width: int('Columns of a line; those of the terminal without it.', { validateRange: { min: 2 } }),
    NoNewline: switchParameter('Writes no line breaks.'),
    InputObject: object('The object to write; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true, allowEmptyString: true }),
  },
  examples: [{ run: "[pscustomobject]@{ Name = 'Ana'; Age = 41 } | Out-File report.txt" }],
  async *stream(each, context, fixed) {
    const path = fixed.FilePath ?? fixed.LiteralPath ?? '';
    const allowed = await context.shouldProcess(path, 'Output to File');
    const how = { append: fixed.Append === true, noClobber: fixed.NoClobber === true && fixed.Append !== true };
    const file = allowed ? await openForWriting(path, how, context) : undefined;
    const end = fixed.NoNewline === true ? '' : '\n';
    try {
      const options = { ...formatOptions(context), width: fixed.Width ?? context.host.width };
      for await (const line of textLines(inputObjects(each), options)) await file?.write(line + end);
    } finally {
      await file?.close();
    }
    yield* [];
  },
});
