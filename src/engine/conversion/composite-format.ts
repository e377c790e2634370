import { isTrue, toText } from './convert.ts';
import { formatDate } from './date-format.ts';
import { checkText, checkTextLength } from '../limits.ts';
import { formatNumber } from './number-format.ts';
import { isNumber } from './numeric.ts';
import { runtimeError } from '../runtime-error.ts';
import { formatTimeSpan } from './time-span.ts';
import { DateTime, Guid, TimeSpan, type Value } from '../value.ts';

const maxPadding = 1_000_000;

/** The operator `-f`: `{index[,width][:format]}` in the text is replaced, `{{` and `}}` are braces. Throws FormatError. */
export function compositeFormat(template: string, values: readonly Value[]): string {
  const item = /\{\{|\}\}|\{(\d{1,6})\s*(?:,\s*(-?\d{1,7})\s*)?(?::((?:[^{}]|\{\{|\}\})*))?\}|[{}]/g;
  return checkText(
    template.replace(item, (all, index?: string, width?: string, format?: string) => {
      if (all === '{{' || all === '}}') return all.charAt(0);
      if (index === undefined) throw formatError('Input string was not in a correct format.');
      if (Number(index) >= values.length) {
        throw formatError('Index (zero based) must be greater than or equal to zero and less than the size of the argument list.');
      }
      const text = formatValue(values[Number(index)] ?? null, format?.replace(/\{\{|\}\}/g, (pair) => pair.charAt(0)) ?? '');
      const columns = Number(width ?? 0);
      if (Math.abs(columns) > maxPadding) throw formatError('Input string was not in a correct format.');
      checkTextLength(text.length + Math.abs(columns));
      return columns < 0 ? text.padEnd(-columns) : text.padStart(columns);
    }),
  );
}

/** One value in a .NET format; `''` is its default text. What takes no format gives its text. */
export function formatValue(value: Value, format: string): string {
  if (isNumber(value)) return formatNumber(value, format);
  if (value instanceof DateTime) return formatDate(value, format === '' ? 'G' : format);
  if (value instanceof TimeSpan) return formatTimeSpan(value, format);
  if (value instanceof Guid) return formatGuid(value, format);
  if (typeof value === 'boolean') return isTrue(value) ? 'True' : 'False';
  return toText(value);
}

function formatGuid({ text }: Guid, format: string): string {
  switch (format.toUpperCase()) {
    case '':
    case 'D':
      return text;
    case 'N':
      return text.replaceAll('-', '');
    case 'B':
      return `{${text}}`;
    case 'P':
      return `(${text})`;
    default:
      throw formatError('Format string can be only "D", "d", "N", "n", "P", "p", "B", "b".');
  }
}

const formatError = (reason: string) =>
  runtimeError('FormatError', `Error formatting a string: ${reason}.`.replace(/\.\.$/, '.'), {
    exception: 'System.FormatException',
    recommendation: 'Every {n} in the text needs a value right of -f; write {{ and }} for braces.',
  });
