import { cmdlet } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { choice, object, switchParameter } from '../../engine/parameter.ts';
import { isList, type Value } from '../../engine/value.ts';

const colors = [
  'Black',
  'DarkBlue',
  'DarkGreen',
  'DarkCyan',
  'DarkRed',
  'DarkMagenta',
  'DarkYellow',
  'Gray',
  'DarkGray',
  'Blue',
  'Green',
  'Cyan',
  'Red',
  'Magenta',
  'Yellow',
  'White',
] as const;

export const writeHost = cmdlet({
  name: 'Write-Host',
  synopsis: 'Shows text to the person, past the pipeline.',
  errorSource: 'Microsoft.PowerShell.Commands.WriteHostCommand',
  parameters: {
    Object: object('What to show; the elements of a list stand side by side.', {
      position: 0,
      pipeline: 'ByValue',
      remainingArguments: true,
      aliases: ['Msg', 'Message'],
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
    }),
    NoNewline: switchParameter('Ends without a line break.'),
    Separator: object('What stands between the elements of a list; a blank without it.', { allowNull: true, allowEmptyString: true }),
    ForegroundColor: choice(colors, 'The colour of the text.'),
    BackgroundColor: choice(colors, 'The colour behind the text.'),
  },
  examples: [{ run: "Write-Host 'Done.' -ForegroundColor Green" }, { run: "Write-Host 'a', 'b' -Separator ', '" }],
  async *process(args, { streams }) {
    const { Object: value = null, NoNewline: noNewline = false, ForegroundColor: foreground, BackgroundColor: background } = args;
    streams.information({
      message: hostText(value, args.Separator === undefined ? ' ' : toText(args.Separator)),
      source: 'Write-Host',
      host: { noNewline, ...(foreground !== undefined && { foreground }), ...(background !== undefined && { background }) },
    });
  },
});

function hostText(value: Value, separator: string): string {
  return isList(value) ? value.map((each) => hostText(each, separator)).join(separator) : toText(value);
}
