import type { ErrorRecord, Position } from '../engine/error-record.ts';
import { positionOf } from '../language/position.ts';
import { cellText, defaultEnumerationLimit } from './cell-text.ts';
import { escapeInJson, printable } from './printable.ts';
import { plainStyle, type Style } from './style.ts';
import { linesOf } from './wrap.ts';

export interface ErrorViewOptions {
  /** `json`: one object a line. */
  readonly format: 'text' | 'json';
  readonly style?: Style;
  /** Show the source line. Where absent: for errors in files, and for text that did not parse. */
  readonly showSource?: boolean;
}

/** An error as it is printed on stderr, with its line end: the message, what to do about it, and in scripts the source line. */
export function renderError(record: ErrorRecord, { format, style = plainStyle, showSource }: ErrorViewOptions): string {
  if (format === 'json') return `${escapeInJson(JSON.stringify(errorObject(record)))}\n`;
  const { position } = record;
  const withSource = showSource ?? (position?.source.name !== undefined || isParseError(record));
  const lines = position && withSource ? sourceView(record, position) : conciseView(record);
  return `${lines.map(style.error).join('\n')}\n${advice(record)
    .map((line) => `${style.faint(line)}\n`)
    .join('')}`;
}

const isParseError = ({ category }: ErrorRecord): boolean => category === 'ParserError';

const messageLines = (record: ErrorRecord): string[] => linesOf(printable(record.message));

/** `Set-X: message` */
function conciseView(record: ErrorRecord): string[] {
  const [first = '', ...rest] = messageLines(record);
  return [`${subject(record)}: ${first}`, ...rest];
}

/** The cmdlet that failed, or the kind of error where there was none. */
const subject = ({ activity, command, category }: ErrorRecord): string => activity ?? (command === undefined || command === '' ? category : command);

/** Where it happened, the source line with `~` under the span, and the message. */
function sourceView(record: ErrorRecord, { source, extent }: Position): string[] {
  const { line, column } = positionOf(source.text, extent.start);
  const text = linesOf(source.text)[line - 1] ?? '';
  const number = String(line);
  const gutter = Math.max(4, number.length);
  const bar = `${' '.repeat(gutter)} | `;
  const length = Math.max(1, Math.min(extent.end - extent.start, text.length - column + 1));
  return [
    `${subject(record)}: ${source.name === undefined ? `line ${number}` : `${printable(source.name)}:${number}`}`,
    `${'Line'.padStart(gutter)} |`,
    `${number.padStart(gutter)} |  ${printable(text)}`,
    `${bar} ${' '.repeat(column - 1)}${'~'.repeat(length)}`,
    ...messageLines(record).map((part) => bar + part),
  ];
}

function advice({ recommendation, correlationId }: ErrorRecord): string[] {
  return [
    ...(recommendation === undefined ? [] : linesOf(printable(recommendation)).map((line) => `  ${line}`)),
    ...(correlationId === undefined ? [] : [`  Correlation id: ${printable(correlationId)}`]),
  ];
}

/** The shape of `--error-format json`: stable, absent members left out. */
function errorObject(record: ErrorRecord): Record<string, unknown> {
  const { position, target } = record;
  return {
    id: record.fullyQualifiedErrorId,
    message: record.message,
    category: record.category,
    ...(target !== null && { target: cellText(target, { enumerationLimit: defaultEnumerationLimit }) }),
    ...(record.recommendation !== undefined && { recommendation: record.recommendation }),
    ...(record.correlationId !== undefined && { correlationId: record.correlationId }),
    ...(position && {
      position: { ...(position.source.name !== undefined && { file: position.source.name }), ...positionOf(position.source.text, position.extent.start) },
    }),
  };
}
