import type { ParameterSetMembership, TypedParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import type { ParameterShape } from '../../policy/cmdlet-shape.ts';
import type { PolicyType, PolicyVerb } from '../../policy/policy-type.ts';
import { inertParameters } from './inert-parameters.ts';

type Parameters = Readonly<Record<string, TypedParameter<unknown>>>;

/** A verb's usual parameters as the reference documents them for one type: without those it lacks, in their own places, with those that do nothing. */
export function shaped<P extends Parameters>(type: PolicyType, verb: PolicyVerb, usual: P): P & Readonly<Record<string, TypedParameter<Value>>> {
  const { without = [], parameters = {} } = type.cmdlets[verb] ?? {};
  const absent = new Set<string>(without);
  const kept = Object.entries(usual)
    .filter(([name]) => !absent.has(name))
    .map(([name, parameter]) => [name, withShape(parameter, parameters[name])] as const);
  return { ...Object.fromEntries(kept), ...inertParameters(type, verb) } as P & Readonly<Record<string, TypedParameter<Value>>>;
}

function withShape<T>(parameter: TypedParameter<T>, shape: ParameterShape | undefined): TypedParameter<T> {
  if (shape === undefined) return parameter;
  const sets = Object.entries(parameter.sets).map(([set, membership]) => [set, placed(membership, shape)] as const);
  return { ...parameter, sets: Object.fromEntries(sets) };
}

function placed(membership: ParameterSetMembership, { position, mandatory }: ParameterShape): ParameterSetMembership {
  const { position: usual, ...rest } = membership;
  const place = position === undefined ? usual : (position ?? undefined);
  return { ...rest, ...(place !== undefined && { position: place }), ...(mandatory === true && { mandatory }) };
}
