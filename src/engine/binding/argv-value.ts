import { ErrorRecord } from '../error-record.ts';
import type { Parameter, ParameterType } from '../parameter.ts';
import { fromJson, Hashtable, isList, PSObject, type Value } from '../value.ts';

const truths: Readonly<Record<string, boolean>> = { true: true, $true: true, '1': true, false: false, $false: false, '0': false };

/** Types that no empty text can mean; an empty word for one of them is what a shell leaves of `$false` or `$null`. */
const neverEmpty: ReadonlySet<ParameterType> = new Set(['bool', 'switch', 'int', 'long', 'double', 'guid', 'datetime', 'timespan', 'enum', 'hashtable']);

/**
 * A word of the calling shell's command line, read by its parameter's type: `$null` is null, a bool or switch takes true/false/1/0, an array
 * splits at commas, an object takes JSON. Anything else is literal text; nothing is ever evaluated.
 */
export function fromArgv(parameter: Parameter, word: string): Value {
  if (word === '' && neverEmpty.has(parameter.type)) throw emptiedByShell(parameter);
  if (word.toLowerCase() === '$null') return null;
  if (parameter.array) {
    const list = readJson(parameter, word);
    if (list !== undefined && isList(list)) return list;
    return list === undefined ? word.split(',').map((part) => scalar(parameter, part.trim())) : [list];
  }
  return scalar(parameter, word);
}

/** Several words for one array parameter, each kept whole, so that a comma can be part of a value. */
export const fromArgvWords = (parameter: Parameter, words: readonly string[]): Value =>
  words.map((word) => readJson(parameter, word) ?? scalar(parameter, word));

function scalar(parameter: Parameter, word: string): Value {
  if (parameter.type === 'bool' || parameter.type === 'switch') {
    const folded = word.toLowerCase();
    return Object.hasOwn(truths, folded) ? (truths[folded] ?? word) : word;
  }
  return readJson(parameter, word) ?? word;
}

/** The value of JSON text for a parameter that takes objects; undefined for other parameters and other text. */
function readJson(parameter: Parameter, word: string): Value | undefined {
  if ((parameter.type !== 'hashtable' && parameter.type !== 'psobject') || !/^\s*[{[]/.test(word)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(word);
  } catch (cause) {
    throw new ErrorRecord({
      id: 'InvalidJson',
      category: 'InvalidData',
      message: `The value of -${parameter.name} is not valid JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
      recommendation: `Put the JSON in single quotes, for example -${parameter.name} '{"Add": ["value"]}'.`,
      cause,
    });
  }
  const value = fromJson(json);
  return parameter.type === 'hashtable' ? asHashtable(value) : value;
}

function asHashtable(value: Value): Value {
  if (value instanceof PSObject) return new Hashtable([...value.properties].map(([key, item]) => [key, asHashtable(item)] as const));
  return isList(value) ? value.map(asHashtable) : value;
}

function emptiedByShell(parameter: Parameter): ErrorRecord {
  const truth = parameter.type === 'bool' || parameter.type === 'switch';
  const quoted = parameter.type === 'switch' ? `'-${parameter.name}:$false'` : truth ? `-${parameter.name} '$false'` : `-${parameter.name} '$null'`;
  return new ErrorRecord({
    id: 'ArgumentEmptiedByShell',
    category: 'InvalidArgument',
    message: `The value of parameter '${parameter.name}' is empty. The shell that started this command has probably replaced $null, $true or $false by nothing.`,
    recommendation: truth
      ? `Put it in single quotes, ${quoted}, or write ${parameter.type === 'switch' ? `-${parameter.name}:false` : `-${parameter.name} false`}.`
      : `Put it in single quotes: ${quoted}.`,
  });
}
