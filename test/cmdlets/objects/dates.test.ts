import { describe, expect, it } from 'vitest';
import { DateTime } from '../../../src/engine/value.ts';
import { formatUnixDate } from '../../../src/cmdlets/objects/unix-date-format.ts';
import { outputOf, runScript } from './run-script.ts';

const utc = (text: string): DateTime => new DateTime(Date.parse(`${text}Z`), 'utc');

describe('formatUnixDate', () => {
  it.each([
    ['%Y-%m-%d', '2024-01-07'],
    ['+%d.%m.%y', '07.01.24'],
    ['%H:%M:%S', '15:04:05'],
    ['%I %p', '03 PM'],
    ['%A %a %B %b', 'Sunday Sun January Jan'],
    ['%j %u %w', '007 7 0'],
    ['%e|%k|%l', ' 7|15| 3'],
    ['%G-W%V', '2024-W01'],
    ['%T %R %D %F', '15:04:05 15:04 01/07/24 2024-01-07'],
    ['%s', '1704639845'],
    ['%C %n%t%%', '20 \n\t%'],
    ['plain', 'plain'],
  ])('%s', (format, expected) => expect(formatUnixDate(utc('2024-01-07T15:04:05'), format)).toBe(expected));

  it('numbers weeks across the turn of the year as ISO 8601 does', () => {
    expect(formatUnixDate(utc('2021-01-03T00:00:00'), '%G %V')).toBe('2020 53');
    expect(formatUnixDate(utc('2024-12-30T00:00:00'), '%G %V')).toBe('2025 01');
  });
});

describe('Get-Date', () => {
  it('is now, by the clock', async () => {
    const { output } = await runScript('Get-Date');
    expect(output).toEqual([new DateTime(Date.parse('2024-05-06T07:08:09.123Z'), 'local')]);
  });

  it.each([
    ["Get-Date '2024-02-29' -Format yyyy/MM/dd", ['2024/02/29']],
    ["Get-Date '2024-02-29 13:05:06' -Format FileDateTime", ['20240229T1305060000']],
    ["Get-Date '2024-02-29' -Format filedate", ['20240229']],
    ['Get-Date -UnixTimeSeconds 0 -Format FileDateTimeUniversal', ['19700101T0000000000Z']],
    ['Get-Date -UnixTimeSeconds 0 -AsUTC -Format s', ['1970-01-01T00:00:00']],
    ["Get-Date '2024-01-31' -Month 2 -Format s", ['2024-02-29T00:00:00']],
    ["Get-Date '2024-01-31' -Month 2 -Day 31 -Format s", ['2024-03-02T00:00:00']],
    ["Get-Date '2024-02-29' -Year 2023 -Hour 5 -Minute 6 -Second 7 -Format s", ['2023-02-28T05:06:07']],
    ["'2024-02-29' | Get-Date -UFormat %d", ['29']],
    ["[pscustomobject]@{ Date = '2024-02-29' } | Get-Date -Format yyyy", ['2024']],
  ])('%s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));
});

describe('New-TimeSpan', () => {
  it.each([
    ['New-TimeSpan -Days 1 -Hours 2 -Minutes 3 -Seconds 4 -Milliseconds 5', [93_784_005]],
    ["New-TimeSpan '2024-01-01' '2024-01-03'", [172_800_000]],
    ["New-TimeSpan -Start '2024-01-03' -End '2024-01-01'", [-172_800_000]],
    ['New-TimeSpan', [0]],
  ])('%s', async (script, expected) => expect(await outputOf(script)).toEqual(expected));
});
