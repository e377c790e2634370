import type { EngineErrorId } from '../error-id.ts';
import type { ErrorRecord } from '../error-record.ts';
import { runtimeError } from '../runtime-error.ts';
import { toText } from './text.ts';
import { typeNameOf } from './type-name.ts';
import { isList, type Value } from '../value.ts';

const exception = 'System.Management.Automation.PSInvalidCastException';

/** `Cannot convert value "x" to type "System.Int32". Error: "…"` */
export function castFailure(id: EngineErrorId, value: Value, typeName: string, reason: string): ErrorRecord {
  return runtimeError(id, `Cannot convert value "${shown(value)}" to type "${typeName}". Error: "${reason}"`, {
    category: 'InvalidArgument',
    target: value,
    exception,
  });
}

/** No conversion leads from this value's type to that one. */
export function noConversion(value: Value, typeName: string): ErrorRecord {
  if (value === null) {
    return runtimeError('nullToObjectInvalidCast', `Cannot convert null to type "${typeName}".`, { category: 'InvalidArgument', exception });
  }
  const message = `Cannot convert the "${shown(value)}" value of type "${typeNameOf(value)}" to type "${typeName}".`;
  return runtimeError('ConvertToFinalInvalidCastException', message, { category: 'InvalidArgument', target: value, exception });
}

/** Any other refusal. */
export const castRefusal = (message: string, value: Value): ErrorRecord =>
  runtimeError('InvalidCast', message, { category: 'InvalidArgument', target: value, exception });

const shown = (value: Value): string => (isList(value) ? typeNameOf(value) : toText(value));
