import { positionOf } from '../../language/position.ts';
import { toText, typeNameOf } from '../conversion/convert.ts';
import type { ErrorRecord } from '../error-record.ts';
import { exceptionType } from './exception-type.ts';
import { psObject, type Value } from '../value.ts';

/** What scripts see of an error: `$_.Exception.Message`, `$_.CategoryInfo.Category`, `$_.InvocationInfo.ScriptLineNumber` … */
const members: Readonly<Record<string, (record: ErrorRecord) => Value>> = {
  Exception: (record) => {
    const type = exceptionType(record);
    return psObject(type, { Message: record.message, InnerException: null, Source: record.command ?? null, HResult: -2146233087 });
  },
  TargetObject: (record) => record.target,
  CategoryInfo: (record) => {
    const type = exceptionType(record);
    return psObject('System.Management.Automation.ErrorCategoryInfo', {
      Category: record.category,
      Activity: record.activity ?? record.command ?? '',
      Reason: type.slice(type.lastIndexOf('.') + 1),
      TargetName: toText(record.target),
      TargetType: record.target === null ? '' : typeNameOf(record.target).replace(/^.*\./, ''),
    });
  },
  FullyQualifiedErrorId: (record) => record.fullyQualifiedErrorId,
  ErrorDetails: () => null,
  InvocationInfo: invocationInfo,
  ScriptStackTrace: (record) => {
    const place = placeOf(record);
    return `at <ScriptBlock>, ${place.file ?? '<No file>'}: line ${place.line}`;
  },
  PipelineIterationInfo: () => [],
  Recommendation: (record) => record.recommendation ?? null,
  CorrelationId: (record) => record.correlationId ?? null,
};

export const errorMemberNames: readonly string[] = Object.keys(members);

/** A member of an error by name, in any case; undefined if it has none of that name. */
export function errorMember(record: ErrorRecord, name: string): Value | undefined {
  const own = errorMemberNames.find((member) => member.toLowerCase() === name.toLowerCase());
  return own === undefined ? undefined : members[own]?.(record);
}

function placeOf({ position }: ErrorRecord) {
  const text = position?.source.text ?? '';
  const { line, column } = positionOf(text, position?.extent.start ?? 0);
  return { line, column, text: text.split(/\r\n|\n|\r/)[line - 1] ?? '', file: position?.source.name };
}

function invocationInfo(record: ErrorRecord): Value {
  const { line, column, text, file } = placeOf(record);
  const width = Math.max(1, Math.min((record.position?.extent.end ?? 0) - (record.position?.extent.start ?? 0), text.length - column + 1));
  const where = file === undefined ? `At line:${line} char:${column}` : `At ${file}:${line} char:${column}`;
  return psObject('System.Management.Automation.InvocationInfo', {
    MyCommand: record.command ?? null,
    InvocationName: record.command ?? '',
    ScriptName: file ?? null,
    ScriptLineNumber: line,
    OffsetInLine: column,
    Line: text,
    PositionMessage: `${where}\n+ ${text}\n+ ${' '.repeat(column - 1)}${'~'.repeat(width)}`,
  });
}
