import { cmdlet } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { object, switchParameter } from '../../engine/parameter.ts';

export const readHost = cmdlet({
  name: 'Read-Host',
  synopsis: 'Asks the person for a line of text.',
  description: 'With -MaskInput or -AsSecureString nothing typed is shown. Either way the answer is plain text: keep it no longer than it is needed.',
  errorSource: 'Microsoft.PowerShell.Commands.ReadHostCommand',
  defaultParameterSet: 'AsString',
  parameters: {
    Prompt: object('What to ask; a colon is added.', { position: 0, remainingArguments: true, allowNull: true, allowEmptyString: true }),
    AsSecureString: switchParameter('Does not show what is typed.', { set: 'AsSecureString' }),
    MaskInput: switchParameter('Does not show what is typed.', { set: 'AsString' }),
  },
  examples: [{ run: "try { Read-Host 'Your name' } catch { 'Nobody is there to ask.' }" }],
  async *process(args, { host }) {
    if (!host.interactive) {
      throw new ErrorRecord({
        id: 'NonInteractivePrompt',
        category: 'InvalidOperation',
        terminating: true,
        message: 'PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.',
        recommendation: 'Run the script in a terminal, or pass the value as a parameter.',
      });
    }
    const prompt = args.Prompt === undefined || args.Prompt === null ? '' : `${toText(args.Prompt)}: `;
    const secret = args.AsSecureString === true || args.MaskInput === true;
    const line = await host.readLine(prompt, { secret });
    if (line !== undefined) yield line;
  },
});
