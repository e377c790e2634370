import { cmdlet } from '../../engine/cmdlet.ts';
import { formatDate } from '../../engine/conversion/date-format.ts';
import { addMonths, dateParts, fromParts, toKind } from '../../engine/conversion/date-parts.ts';
import { choice, dateTime, int, long, string, switchParameter } from '../../engine/parameter.ts';
import { DateTime } from '../../engine/value.ts';
import { formatUnixDate } from './unix-date-format.ts';

/** Formats with a name of their own; `universal` converts to UTC first. */
const named: Readonly<Record<string, { readonly format: string; readonly universal: boolean }>> = {
  filedate: { format: 'yyyyMMdd', universal: false },
  filedateuniversal: { format: "yyyyMMdd'Z'", universal: true },
  filedatetime: { format: "yyyyMMdd'T'HHmmssffff", universal: false },
  filedatetimeuniversal: { format: "yyyyMMdd'T'HHmmssffff'Z'", universal: true },
};

const date = ['DateAndFormat', 'DateAndUFormat'];
const unix = ['UnixTimeSecondsAndFormat', 'UnixTimeSecondsAndUFormat'];

export const getDate = cmdlet({
  name: 'Get-Date',
  synopsis: 'Gives the present moment, or another one, as a date or as text.',
  errorSource: 'Microsoft.PowerShell.Commands.GetDateCommand',
  defaultParameterSet: 'DateAndFormat',
  outputType: ['System.DateTime', 'System.String'],
  parameters: {
    Date: dateTime('The moment; now without it.', { set: date, position: 0, pipeline: 'ByValueAndPropertyName', aliases: ['LastWriteTime'] }),
    UnixTimeSeconds: long('The moment, as seconds since 1970.', { set: unix, mandatory: true, pipeline: 'ByPropertyName', aliases: ['UnixTime'] }),
    Year: int('Replaces the year.', { pipeline: 'ByPropertyName', validateRange: { min: 1, max: 9999 } }),
    Month: int('Replaces the month.', { pipeline: 'ByPropertyName', validateRange: { min: 1, max: 12 } }),
    Day: int('Replaces the day.', { pipeline: 'ByPropertyName', validateRange: { min: 1, max: 31 } }),
    Hour: int('Replaces the hour.', { pipeline: 'ByPropertyName', validateRange: { min: 0, max: 23 } }),
    Minute: int('Replaces the minute.', { pipeline: 'ByPropertyName', validateRange: { min: 0, max: 59 } }),
    Second: int('Replaces the second.', { pipeline: 'ByPropertyName', validateRange: { min: 0, max: 59 } }),
    Millisecond: int('Replaces the millisecond.', { pipeline: 'ByPropertyName', validateRange: { min: 0, max: 999 } }),
    DisplayHint: choice(['Date', 'Time', 'DateTime'], 'Accepted without effect.', { ignored: true }),
    UFormat: string('A format in the manner of Unix: %Y-%m-%d.', { set: ['DateAndUFormat', 'UnixTimeSecondsAndUFormat'], mandatory: true }),
    Format: string('A .NET format, or FileDate, FileDateTime, FileDateUniversal, FileDateTimeUniversal.', {
      set: ['DateAndFormat', 'UnixTimeSecondsAndFormat'],
    }),
    AsUTC: switchParameter('Converts to UTC.'),
  },
  examples: [
    { run: 'Get-Date -Format yyyy-MM-dd' },
    { run: "Get-Date '2024-02-29' -Format FileDate" },
    { run: "Get-Date -Date '2024-02-29 13:05' -UFormat '%d.%m.%Y %R'" },
    { run: 'Get-Date -UnixTimeSeconds 0 -AsUTC -Format o' },
  ],
  async *process(args, { clock }) {
    const now = new DateTime(clock.now().getTime(), 'local');
    let moment = args.UnixTimeSeconds === undefined ? (args.Date ?? now) : new DateTime(args.UnixTimeSeconds * 1000, 'local');
    moment = withParts(moment, args);
    if (args.AsUTC === true) moment = toKind(moment, 'utc');
    if (args.UFormat !== undefined) {
      yield formatUnixDate(moment, args.UFormat);
      return;
    }
    if (args.Format === undefined) {
      yield moment;
      return;
    }
    const known = named[args.Format.toLowerCase()];
    yield formatDate(known?.universal === true ? toKind(moment, 'utc') : moment, known?.format ?? args.Format);
  },
});

type Replaced = Readonly<Record<'Year' | 'Month' | 'Day' | 'Hour' | 'Minute' | 'Second' | 'Millisecond', number | undefined>>;

/** Each part is reached by adding the difference: a year or month cuts the day to the month's length, a day past it runs over into the next month. */
function withParts(date: DateTime, args: Replaced): DateTime {
  let moment = date;
  if (args.Year !== undefined) moment = addMonths(moment, (args.Year - dateParts(moment).year) * 12);
  if (args.Month !== undefined) moment = addMonths(moment, args.Month - dateParts(moment).month);
  const { day, hour, minute, second, millisecond } = dateParts(moment);
  const days = (args.Day ?? day) - day;
  const hours = days * 24 + (args.Hour ?? hour) - hour;
  const seconds = (hours * 60 + (args.Minute ?? minute) - minute) * 60 + (args.Second ?? second) - second;
  const ms = seconds * 1000 + (args.Millisecond ?? millisecond) - millisecond;
  return ms === 0 ? moment : later(moment, ms);
}

/** So many milliseconds further on the wall clock, whatever summer time does meanwhile. */
function later(date: DateTime, ms: number): DateTime {
  const parts = dateParts(date);
  const wall = new Date(0);
  wall.setUTCFullYear(parts.year, parts.month - 1, parts.day);
  wall.setUTCHours(parts.hour, parts.minute, parts.second, parts.millisecond + ms);
  return fromParts(dateParts(new DateTime(wall.getTime(), 'utc')), date.kind) ?? date;
}
