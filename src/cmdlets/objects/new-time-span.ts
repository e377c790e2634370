import { cmdlet } from '../../engine/cmdlet.ts';
import { dateTime, int } from '../../engine/parameter.ts';
import { DateTime, TimeSpan } from '../../engine/value.ts';

export const newTimeSpan = cmdlet({
  name: 'New-TimeSpan',
  synopsis: 'Makes a duration: from its parts, or between two moments.',
  errorSource: 'Microsoft.PowerShell.Commands.NewTimeSpanCommand',
  defaultParameterSet: 'Date',
  outputType: ['System.TimeSpan'],
  parameters: {
    Start: dateTime('The earlier moment; now without it.', { set: 'Date', position: 0, pipeline: 'ByValueAndPropertyName', aliases: ['LastWriteTime'] }),
    End: dateTime('The later moment; now without it.', { set: 'Date', position: 1, pipeline: 'ByPropertyName' }),
    Days: int('Days.', { set: 'Time' }),
    Hours: int('Hours.', { set: 'Time' }),
    Minutes: int('Minutes.', { set: 'Time' }),
    Seconds: int('Seconds.', { set: 'Time' }),
    Milliseconds: int('Milliseconds.', { set: 'Time' }),
  },
  examples: [{ run: 'New-TimeSpan -Hours 1 -Minutes 25' }, { run: "(New-TimeSpan '2024-01-01' '2024-02-01').Days" }],
  async *process({ Start, End, Days = 0, Hours = 0, Minutes = 0, Seconds = 0, Milliseconds = 0 }, { clock }) {
    if (Start !== undefined || End !== undefined) {
      const now = new DateTime(clock.now().getTime(), 'local');
      yield new TimeSpan(wallClock(End ?? now) - wallClock(Start ?? now));
      return;
    }
    yield new TimeSpan((((Days * 24 + Hours) * 60 + Minutes) * 60 + Seconds) * 1000 + Milliseconds);
  },
});

/** .NET subtracts dates by what the wall clock shows, whatever their kind. */
function wallClock({ ms, kind }: DateTime): number {
  return kind === 'local' ? ms - new Date(ms).getTimezoneOffset() * 60_000 : ms;
}
