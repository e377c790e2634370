import { cmdlet } from '../../engine/cmdlet.ts';
import { int, object, switchParameter } from '../../engine/parameter.ts';
import { textLines } from '../../format/text-lines.ts';
import { inputObjects } from '../objects/input-objects.ts';
import { formatOptions } from './format-context.ts';

export const outString = cmdlet({
  name: 'Out-String',
  synopsis: 'Turns objects into the text they would be printed as.',
  description:
    'One string of all lines, or with -Stream a string for each line. Tables are as wide as the screen, lists are not wrapped, unless -Width says so.',
  errorSource: 'Microsoft.PowerShell.Commands.OutStringCommand',
  outputType: ['System.String'],
  defaultParameterSet: 'NoNewLineFormatting',
  parameters: {
    Stream: switchParameter('A string for each line.', { set: 'StreamFormatting' }),
    Width: int('Characters in a line.', { validateRange: { min: 2 } }),
    NoNewline: switchParameter('No line ends between the lines.', { set: 'NoNewLineFormatting' }),
    InputObject: object('The objects; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }),
  },
  examples: [{ run: "[pscustomobject]@{ Name = 'Ana' } | Out-String -Stream" }],
  async *stream(each, context, { Stream: stream, Width: width, NoNewline: noNewline }) {
    const lines = textLines(inputObjects(each), {
      ...formatOptions(context),
      width: width ?? context.host.width,
      listWidth: width ?? Infinity,
    });
    if (stream === true) {
      yield* lines;
      return;
    }
    let text = '';
    for await (const line of lines) text += noNewline === true ? line : `${line}\n`;
    yield text;
  },
});
