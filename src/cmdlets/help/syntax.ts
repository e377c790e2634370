import type { Cmdlet } from '../../engine/cmdlet.ts';
import type { Parameter, ParameterSetMembership, ParameterType } from '../../engine/parameter.ts';

/** The parameter sets of a cmdlet, the default one first (no parameter need belong to it alone); `*` where there are no sets. */
export function parameterSets({ parameters, defaultParameterSet }: Cmdlet): readonly string[] {
  const names = new Set(parameters.flatMap(({ sets }) => Object.keys(sets)).filter((name) => name !== '*'));
  if (names.size === 0) return ['*'];
  return defaultParameterSet === undefined ? [...names] : [...new Set([defaultParameterSet, ...names])];
}

/** What `parameter` is in a set; undefined when it does not belong to it. */
export const membershipIn = ({ sets }: Parameter, set: string): ParameterSetMembership | undefined => sets[set] ?? sets['*'];

/** One line per parameter set in PowerShell's notation: `Get-Help [[-Name] <string>] [-Full] [<CommonParameters>]`. */
export const syntaxLines = (cmdlet: Cmdlet): readonly string[] => parameterSets(cmdlet).map((set) => syntaxLine(cmdlet, set));

function syntaxLine(cmdlet: Cmdlet, set: string): string {
  const members = cmdlet.parameters.flatMap((parameter) => {
    const membership = membershipIn(parameter, set);
    return membership && parameter.hidden !== true ? [{ parameter, membership }] : [];
  });
  const byPlace = members.toSorted((a, b) => (a.membership.position ?? Infinity) - (b.membership.position ?? Infinity) || 0);
  const words = byPlace.map(({ parameter, membership }) => parameterSyntax(parameter, membership));
  if (cmdlet.supportsShouldProcess) words.push('[-WhatIf]', '[-Confirm]');
  return [cmdlet.name, ...words, '[<CommonParameters>]'].join(' ');
}

function parameterSyntax(parameter: Parameter, { position, mandatory = false }: ParameterSetMembership): string {
  const name = position === undefined ? `-${parameter.name}` : `[-${parameter.name}]`;
  const type = typeSyntax(parameter);
  const whole = type === '' ? name : `${name} ${type}`;
  return mandatory ? whole : `[${whole}]`;
}

const typeNames: Readonly<Record<ParameterType, string>> = {
  string: 'string',
  int: 'int',
  long: 'long',
  double: 'double',
  bool: 'bool',
  switch: '',
  guid: 'guid',
  datetime: 'datetime',
  timespan: 'timespan',
  enum: '',
  hashtable: 'hashtable',
  scriptblock: 'scriptblock',
  psobject: 'psobject',
  object: 'object',
};

/** `<string[]>`, `{Disabled | Enabled}`; empty for a switch. */
export function typeSyntax({ type, array, enumValues, validateSet }: Parameter): string {
  const words = enumValues ?? validateSet;
  if (words) return `{${words.join(' | ')}}${array ? '[]' : ''}`;
  return typeNames[type] === '' ? '' : `<${typeNames[type]}${array ? '[]' : ''}>`;
}
