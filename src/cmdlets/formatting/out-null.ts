import { cmdlet } from '../../engine/cmdlet.ts';
import { object } from '../../engine/parameter.ts';

export const outNull = cmdlet({
  name: 'Out-Null',
  synopsis: 'Takes objects and prints nothing.',
  errorSource: 'Microsoft.PowerShell.Commands.OutNullCommand',
  parameters: { InputObject: object('The objects to drop; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }) },
  examples: [{ run: "'not seen' | Out-Null" }],
  async *stream(each) {
    const iterator = each[Symbol.asyncIterator]();
    while ((await iterator.next()).done !== true);
  },
});
