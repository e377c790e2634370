import { cmdlet } from '../../engine/cmdlet.ts';
import { toDouble } from '../../engine/conversion/numeric.ts';
import { int, real, timeSpan } from '../../engine/parameter.ts';

export const startSleep = cmdlet({
  name: 'Start-Sleep',
  synopsis: 'Waits.',
  errorSource: 'Microsoft.PowerShell.Commands.StartSleepCommand',
  defaultParameterSet: 'Seconds',
  parameters: {
    Seconds: real('How long, in seconds; fractions count.', {
      set: 'Seconds',
      position: 0,
      mandatory: true,
      pipeline: 'ByValueAndPropertyName',
      validateRange: { min: 0, max: 2_147_483 },
    }),
    Milliseconds: int('How long, in milliseconds.', {
      set: 'Milliseconds',
      mandatory: true,
      pipeline: 'ByPropertyName',
      aliases: ['ms'],
      validateRange: { min: 0 },
    }),
    Duration: timeSpan('How long, as a time span.', { set: 'FromTimeSpan', mandatory: true, pipeline: 'ByPropertyName', aliases: ['ts'] }),
  },
  examples: [{ run: 'Start-Sleep -Milliseconds 10' }, { run: 'Start-Sleep 0.01' }],
  async *process({ Seconds = 0, Milliseconds, Duration }, { clock, signal }) {
    await clock.sleep(Milliseconds ?? Duration?.ms ?? Math.round(toDouble(Seconds) * 1000), signal);
  },
});
