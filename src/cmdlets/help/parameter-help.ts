import type { Cmdlet } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import type { Parameter, ParameterSetMembership } from '../../engine/parameter.ts';
import { membershipIn, parameterSets, typeSyntax } from './syntax.ts';
import { indented } from './wrap.ts';

/** One parameter's help: its name and type, its sentence, and with `full` everything the binder knows of it. */
export function parameterHelp(cmdlet: Cmdlet, parameter: Parameter, { full, width }: { readonly full: boolean; readonly width: number }): readonly string[] {
  const lines = [`    -${[parameter.name, typeSyntax(parameter)].join(' ').trimEnd()}`, ...indented(parameter.help, width, 8)];
  if (!full) return lines;
  const facts = factsOf(cmdlet, parameter);
  const labelWidth = Math.max(...facts.map(([label]) => label.length));
  return [
    ...lines,
    ...(parameter.notes ?? []).flatMap((note) => indented(note, width, 8)),
    '',
    ...facts.map(([label, value]) => `        ${label.padEnd(labelWidth)}  ${value}`),
  ];
}

function factsOf(cmdlet: Cmdlet, parameter: Parameter): readonly (readonly [string, string])[] {
  const sets = parameterSets(cmdlet);
  const memberships = sets.flatMap((set) => membershipIn(parameter, set) ?? []);
  const own = sets.filter((set) => membershipIn(parameter, set));
  return [
    ['Required', yesNo(memberships.some(({ mandatory }) => mandatory === true))],
    ['Position', positionOf(memberships)],
    ...fact('Default value', parameter.defaultValue === undefined ? '' : toText(parameter.defaultValue)),
    ['Accept pipeline input', pipelineOf(memberships)],
    ...fact('Aliases', parameter.aliases.join(', ')),
    ...fact('Valid values', (parameter.enumValues ?? parameter.validateSet ?? []).join(', ')),
    ...fact('Known values', (parameter.knownValues ?? []).join(', ')),
    ...fact('Valid range', rangeOf(parameter)),
    ...fact('Parameter sets', own.length === sets.length ? '' : own.join(', ')),
  ];
}

const fact = (label: string, value: string): readonly (readonly [string, string])[] => (value === '' ? [] : [[label, value]]);

const yesNo = (answer: boolean): string => (answer ? 'yes' : 'no');

function positionOf(memberships: readonly ParameterSetMembership[]): string {
  const positions = [...new Set(memberships.flatMap(({ position }) => position ?? []))];
  return positions.length === 0 ? 'named' : positions.join(', ');
}

const pipelineNames = { ByValue: 'by value', ByPropertyName: 'by property name', ByValueAndPropertyName: 'by value, by property name' } as const;

function pipelineOf(memberships: readonly ParameterSetMembership[]): string {
  const pipeline = memberships.flatMap(({ pipeline }) => pipeline ?? []).at(0);
  return pipeline === undefined ? 'no' : pipelineNames[pipeline];
}

function rangeOf({ validateRange }: Parameter): string {
  if (validateRange === undefined) return '';
  const { min, max } = validateRange;
  if (min === undefined) return max === undefined ? '' : `up to ${max}`;
  return max === undefined ? `from ${min}` : `${min} to ${max}`;
}
