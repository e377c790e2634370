import { cmdlet } from '../../engine/cmdlet.ts';
import { object, string, strings } from '../../engine/parameter.ts';

const message = (help: string) => ({
  Message: string(help, { position: 0, mandatory: true, pipeline: 'ByValue', aliases: ['Msg'], allowEmptyString: true }),
});

export const writeWarning = cmdlet({
  name: 'Write-Warning',
  synopsis: 'Writes a warning.',
  errorSource: 'Microsoft.PowerShell.Commands.WriteWarningCommand',
  parameters: message('The warning.'),
  examples: [{ run: "Write-Warning 'The list is empty.'" }],
  async *process({ Message: text = '' }, { streams }) {
    streams.warning(text);
  },
});

export const writeVerbose = cmdlet({
  name: 'Write-Verbose',
  synopsis: 'Writes text that is shown with -Verbose.',
  errorSource: 'Microsoft.PowerShell.Commands.WriteVerboseCommand',
  parameters: message('The text.'),
  examples: [{ run: "Write-Verbose 'Reading the file.' -Verbose" }],
  async *process({ Message: text = '' }, { streams }) {
    streams.verbose(text);
  },
});

export const writeDebug = cmdlet({
  name: 'Write-Debug',
  synopsis: 'Writes text that is shown with -Debug.',
  errorSource: 'Microsoft.PowerShell.Commands.WriteDebugCommand',
  parameters: message('The text.'),
  examples: [{ run: "Write-Debug 'x is 3.' -Debug" }],
  async *process({ Message: text = '' }, { streams }) {
    streams.debug(text);
  },
});

export const writeInformation = cmdlet({
  name: 'Write-Information',
  synopsis: 'Writes a message to the information stream, which is shown with -InformationAction Continue.',
  errorSource: 'Microsoft.PowerShell.Commands.WriteInformationCommand',
  parameters: {
    MessageData: object('The message.', {
      position: 0,
      mandatory: true,
      pipeline: 'ByValue',
      aliases: ['Msg', 'Message'],
      allowNull: true,
      allowEmptyString: true,
    }),
    Tags: strings('Words to find the message by.', { position: 1, ignored: true }),
  },
  examples: [{ run: "Write-Information 'Ten users read.' -InformationAction Continue" }],
  async *process({ MessageData: data = null }, { streams }) {
    streams.information({ message: data, source: 'Write-Information' });
  },
});
