import { toText } from '../engine/conversion/convert.ts';
import { ErrorRecord } from '../engine/error-record.ts';
import { DateTime, Hashtable, isList, PSObject, Real, type Value } from '../engine/value.ts';
import { scalarText } from './cell-text.ts';
import { toJson } from './json.ts';
import { escapeInJson, printable } from './printable.ts';
import { SeparatedWriter } from './separated.ts';

export type DataFormat = 'json' | 'ndjson' | 'csv' | 'tsv' | 'yaml';

/** Objects to text for programs, one after the other. */
export interface DataEncoder {
  encode(value: Value): string;
  end(): string;
}

/** Deep enough for any object there is; ConvertTo-Json's limit of 2 is for people. */
const depth = 100;

export async function dataEncoder(format: DataFormat, options: { readonly terminal: boolean; readonly rawFormulas?: boolean }): Promise<DataEncoder> {
  const forTerminal = options.terminal ? printable : (text: string): string => text;
  switch (format) {
    case 'json':
      return jsonArray();
    case 'ndjson':
      return { encode: (value) => `${escapeInJson(toJson(value, { depth, compress: true }))}\n`, end: () => '' };
    case 'yaml':
      return yamlSequence(forTerminal);
    case 'csv':
    case 'tsv': {
      const writer = new SeparatedWriter({ separator: format, rawFormulas: options.rawFormulas ?? false });
      return { encode: (value) => forTerminal(writer.lines(value)), end: () => '' };
    }
  }
}

/** Always an array, however many objects there are. */
function jsonArray(): DataEncoder {
  let empty = true;
  return {
    encode: (value) => {
      const start = empty ? '[\n  ' : ',\n  ';
      empty = false;
      return start + escapeInJson(toJson(value, { depth })).replaceAll('\n', '\n  ');
    },
    end: () => (empty ? '[]\n' : '\n]\n'),
  };
}

async function yamlSequence(forTerminal: (text: string) => string): Promise<DataEncoder> {
  const { stringify } = await import('./yaml-text.ts');
  let empty = true;
  return {
    encode: (value) => {
      empty = false;
      return forTerminal(stringify([plain(value)], { aliasDuplicateObjects: false, lineWidth: 0 }));
    },
    end: () => (empty ? '[]\n' : ''),
  };
}

/** A value as YAML's own kinds of data. */
function plain(value: Value): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value;
  if (value instanceof Real) return value.value;
  if (isList(value)) return value.map(plain);
  if (value instanceof PSObject) return new Map([...value.properties].map(([name, item]) => [name, plain(item)]));
  if (value instanceof Hashtable) return new Map([...value.entries()].map(([key, item]) => [toText(key), plain(item)]));
  if (value instanceof ErrorRecord) return { id: value.fullyQualifiedErrorId, message: value.message };
  return value instanceof DateTime ? scalarText(value) : toText(value);
}
