import { distance } from 'fastest-levenshtein';
import { bindingError, type BindingSite } from './binding-error.ts';
import type { ErrorRecord } from '../error-record.ts';
import type { ParameterArgument } from '../invocation.ts';
import type { BindableParameter } from './parameter-set.ts';

/**
 * The parameter that `argument` names: by its whole name, by an alias, or by the beginning of one that no other has. Among several
 * beginnings the only one that the command declares itself wins over the common parameters. Undefined if there is none.
 */
export function matchParameter(site: BindingSite, parameters: readonly BindableParameter[], argument: ParameterArgument): BindableParameter | undefined {
  const folded = argument.name.toLowerCase();
  const exact = exactMatch(parameters, folded);
  if (exact) return exact;
  const matches = folded === '' ? [] : parameters.filter(({ parameter }) => namesOf(parameter).some((name) => name.startsWith(folded)));
  const [first] = matches;
  if (matches.length <= 1) return first;
  const own = matches.filter((match) => match.own);
  if (own.length === 1) return own[0];
  const candidates = matches.map(({ parameter }) => `-${parameter.name}`);
  throw bindingError(
    site,
    'AmbiguousParameter',
    `Parameter cannot be processed because the parameter name '${argument.name}' is ambiguous. Possible matches include:${candidates.map((name) => ` ${name}`).join('')}.`,
    { extent: argument.extent, recommendation: `Write one of them out: ${candidates.join(', ')}.` },
  );
}

/** By name first, then by alias. */
function exactMatch(parameters: readonly BindableParameter[], folded: string): BindableParameter | undefined {
  return (
    parameters.find(({ parameter }) => parameter.name.toLowerCase() === folded) ??
    parameters.find(({ parameter }) => parameter.aliases.some((alias) => alias.toLowerCase() === folded))
  );
}

const namesOf = (parameter: BindableParameter['parameter']): string[] => [parameter.name, ...parameter.aliases].map((name) => name.toLowerCase());

/** NamedParameterNotFound, with the cmdlet's own hint, the nearest name, or the names there are. */
export function parameterNotFound(
  site: BindingSite,
  parameters: readonly BindableParameter[],
  { name, extent }: Pick<ParameterArgument, 'name' | 'extent'>,
): ErrorRecord {
  return bindingError(site, 'NamedParameterNotFound', `A parameter cannot be found that matches parameter name '${name}'.`, {
    extent,
    recommendation: hint(site, name) ?? nearest(parameters, name) ?? listed(site, parameters),
  });
}

function hint({ cmdlet: { parameterHints } }: BindingSite, name: string): string | undefined {
  const folded = name.toLowerCase();
  return parameterHints && Object.hasOwn(parameterHints, folded) ? parameterHints[folded] : undefined;
}

function nearest(parameters: readonly BindableParameter[], name: string): string | undefined {
  const folded = name.toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const { parameter } of parameters) {
    if (parameter.hidden === true) continue;
    const far = distance(folded, parameter.name.toLowerCase());
    if (far < least) [least, best] = [far, parameter.name];
  }
  return best === undefined ? undefined : `Did you mean -${best}?`;
}

function listed({ cmdlet }: BindingSite, parameters: readonly BindableParameter[]): string {
  const names = parameters.filter(({ own, parameter }) => own && parameter.hidden !== true).map(({ parameter }) => `-${parameter.name}`);
  if (names.length === 0) return `${cmdlet.name} has only the common parameters.`;
  const shown = names.length > 20 ? [...names.slice(0, 20), '…'] : names;
  return `${cmdlet.name} takes ${shown.join(', ')}.`;
}
