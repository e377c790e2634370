import { cmdlet } from '../../engine/cmdlet.ts';
import { object, scriptBlock } from '../../engine/parameter.ts';
import { TimeSpan } from '../../engine/value.ts';

export const measureCommand = cmdlet({
  name: 'Measure-Command',
  synopsis: 'Tells how long a script block takes. Its output is dropped.',
  errorSource: 'Microsoft.PowerShell.Commands.MeasureCommandCommand',
  parameters: {
    Expression: scriptBlock('What to run.', { position: 0, mandatory: true }),
    InputObject: object('Runs the block for each object, as $_.', { pipeline: 'ByValue', allowNull: true }),
  },
  examples: [{ run: '(Measure-Command { 1..1000 | Sort-Object }).TotalSeconds -lt 60' }],
  async *stream(each, context, fixed) {
    let ms = 0;
    const block = fixed.Expression;
    if (block === undefined) return;
    for await (const { InputObject: value } of each) {
      const start = context.clock.now().getTime();
      const output = context.invoke(block, value);
      while ((await output.next()).done !== true);
      ms += context.clock.now().getTime() - start;
    }
    yield new TimeSpan(ms);
  },
});
