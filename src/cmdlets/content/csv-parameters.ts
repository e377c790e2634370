import { choice, string, strings, switchParameter } from '../../engine/parameter.ts';

/** The character between fields; -UseCulture means the invariant culture's comma. */
export const delimiter = (position?: number) =>
  string('The character between fields; a comma without it.', {
    set: 'Delimiter',
    ...(position !== undefined && { position }),
    validateLength: { min: 1, max: 1 },
  });

export const useCulture = switchParameter('Accepted; the separator is always a comma unless -Delimiter says otherwise.', { set: 'UseCulture', ignored: true });

export const encoding = string('Accepted. Text is read as UTF-8 or UTF-16 as it is found, and written as UTF-8.', { ignored: true });

/** How Export-Csv and ConvertTo-Csv write. */
export const writingParameters = {
  IncludeTypeInformation: switchParameter('Begins with a line that names the type.', { aliases: ['ITI'] }),
  NoTypeInformation: switchParameter('Accepted; the type is not written anyway.', { aliases: ['NTI'] }),
  QuoteFields: strings('The columns to quote; the others are not quoted.', { aliases: ['QF'] }),
  UseQuotes: choice(['Never', 'Always', 'AsNeeded'], 'Which fields to quote; all without it.', { aliases: ['UQ'] }),
  NoHeader: switchParameter('Leaves the line of names out.'),
  SafeCells: switchParameter("Puts a ' before text that a spreadsheet would run as a formula."),
} as const;
