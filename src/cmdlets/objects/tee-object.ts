import { cmdlet, type CmdletContext } from '../../engine/cmdlet.ts';
import type { Later } from '../../engine/later.ts';
import { object, string, switchParameter } from '../../engine/parameter.ts';
import { isList, type Value } from '../../engine/value.ts';
import { textOf } from '../../format/line.ts';
import { TextRenderer } from '../../format/text-renderer.ts';
import { encoding } from '../content/csv-parameters.ts';
import { openForWriting } from '../content/file-access.ts';
import { formatOptions } from '../formatting/format-context.ts';

export const teeObject = cmdlet({
  name: 'Tee-Object',
  synopsis: 'Keeps objects in a variable or a file, and passes them on.',
  errorSource: 'Microsoft.PowerShell.Commands.TeeObjectCommand',
  defaultParameterSet: 'File',
  parameters: {
    InputObject: object('The object to keep; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }),
    FilePath: string('The file, which gets the objects as they would be printed.', {
      set: 'File',
      position: 0,
      mandatory: true,
      aliases: ['Path'],
      names: 'file',
    }),
    LiteralPath: string('The file.', { set: 'LiteralFile', mandatory: true, aliases: ['PSPath', 'LP'], names: 'file' }),
    Variable: string('The variable.', { set: 'Variable', mandatory: true, names: 'variable' }),
    Append: switchParameter('Adds to what is there.'),
    Encoding: encoding,
  },
  examples: [{ run: '1..3 | Tee-Object -Variable numbers | Measure-Object; $numbers.Count' }, { run: '1..3 | Tee-Object numbers.txt | Measure-Object -Sum' }],
  async *stream(each, context, fixed) {
    const keep =
      fixed.Variable === undefined
        ? await inFile(fixed.FilePath ?? fixed.LiteralPath ?? '', fixed.Append === true, context)
        : inVariable(fixed.Variable, fixed.Append === true, context);
    try {
      for await (const { InputObject: value } of each) {
        if (value === undefined) continue;
        const kept = keep.accept(value);
        if (kept instanceof Promise) await kept;
        yield value;
      }
    } finally {
      await keep.end();
    }
  },
});

interface Keep {
  accept(value: Value): Later<void>;
  end(): Later<void>;
}

/** One object is itself, several are a list. */
function inVariable(name: string, append: boolean, { scope }: CmdletContext): Keep {
  const before = append ? (scope.get(name) ?? null) : null;
  const values: Value[] = before === null ? [] : isList(before) ? [...before] : [before];
  return {
    accept: (value) => void values.push(value),
    end: () => scope.set(name, values.length === 1 ? (values[0] ?? null) : values),
  };
}

async function inFile(path: string, append: boolean, context: CmdletContext): Promise<Keep> {
  const file = await openForWriting(path, { append, noClobber: false }, context);
  let text = '';
  const options = { ...formatOptions(context), width: context.host.width };
  const renderer = new TextRenderer({ shape: 'default' }, options, (line) => {
    text += `${textOf(line)}\n`;
  });
  const flush = async (): Promise<void> => {
    const waiting = text;
    text = '';
    await file.write(waiting);
  };
  return {
    async accept(value) {
      await renderer.accept(value);
      if (text.length > 16_384) await flush();
    },
    async end() {
      try {
        await renderer.end();
        await flush();
      } finally {
        await file.close();
      }
    },
  };
}
