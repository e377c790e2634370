import { cmdlet, type CmdletContext } from '../../engine/cmdlet.ts';
import { object, switchParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { formatOutput } from '../../format/output.ts';
import { inputObjects } from '../objects/input-objects.ts';
import { formatOptions } from './format-context.ts';

const input = () => object('The objects to print; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true });

async function print(each: AsyncIterable<{ readonly InputObject: Value | undefined }>, context: CmdletContext): Promise<void> {
  await formatOutput(inputObjects(each), { ...formatOptions(context), host: context.host, clock: context.clock, output: 'default' });
}

export const outHost = cmdlet({
  name: 'Out-Host',
  synopsis: 'Prints objects, whatever becomes of the output of the pipeline.',
  errorSource: 'Microsoft.PowerShell.Commands.OutHostCommand',
  parameters: {
    InputObject: input(),
    Paging: switchParameter('Accepted; nothing is paged.', { ignored: true }),
  },
  examples: [{ run: '1..3 | Out-Host' }],
  async *stream(each, context) {
    await print(each, context);
  },
});

export const outDefault = cmdlet({
  name: 'Out-Default',
  synopsis: 'Prints objects as the end of a pipeline does.',
  errorSource: 'Microsoft.PowerShell.Commands.OutDefaultCommand',
  parameters: { InputObject: input() },
  examples: [{ run: '1..3 | Out-Default' }],
  async *stream(each, context) {
    await print(each, context);
  },
});
