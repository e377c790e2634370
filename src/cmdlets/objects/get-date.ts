import { cmdlet } from '../../engine/cmdlet.ts';
import { formatDate } from '../../engine/date-format.ts';
import { choice, dateTime, int, long, string, switchParameter } from '../../engine/parameter.ts';
import { DateTime } from '../../engine/value.ts';
import { dateFromParts, datePartsOf } from './date-parts.ts';
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
    const replaced = {
      ...(args.Year !== undefined && { year: args.Year }),
      ...(args.Month !== undefined && { month: args.Month }),
      ...(args.Hour !== undefined && { hour: args.Hour }),
      ...(args.Minute !== undefined && { minute: args.Minute }),
      ...(args.Second !== undefined && { second: args.Second }),
      ...(args.Millisecond !== undefined && { millisecond: args.Millisecond }),
    };
    if (Object.keys(replaced).length > 0) moment = dateFromParts({ ...datePartsOf(moment), ...replaced }, moment.kind);
    if (args.Day !== undefined) moment = dayOfMonth(moment, args.Day);
    if (args.AsUTC === true) moment = new DateTime(moment.ms, 'utc');
    if (args.UFormat !== undefined) {
      yield formatUnixDate(moment, args.UFormat);
      return;
    }
    if (args.Format === undefined) {
      yield moment;
      return;
    }
    const known = named[args.Format.toLowerCase()];
    yield formatDate(known?.universal === true ? new DateTime(moment.ms, 'utc') : moment, known?.format ?? args.Format);
  },
});

/** The 31st of a month with 30 days is the first of the next: days are added, not cut. */
function dayOfMonth(moment: DateTime, day: number): DateTime {
  const first = dateFromParts({ ...datePartsOf(moment), day: 1 }, moment.kind);
  const { day: last } = datePartsOf(dateFromParts({ ...datePartsOf(moment), day: 31 }, moment.kind));
  if (day <= last) return dateFromParts({ ...datePartsOf(first), day }, moment.kind);
  return new DateTime(dateFromParts({ ...datePartsOf(first), day: last }, moment.kind).ms + (day - last) * 86_400_000, moment.kind);
}
