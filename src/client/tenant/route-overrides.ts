import { ClientError } from '../client-error.ts';
import { anyRoutes, type AnyRouteName } from './any-route.ts';
import type { Request } from '../transport.ts';

/** A route as its user knows it to be. */
export interface RouteOverride {
  readonly method: Request['method'];
  readonly path: string;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const known: Readonly<Record<string, { readonly path: string }>> = anyRoutes;

/** Reads a correction such as `PATCH /Skype.Policy/tenants/policies/{type}`: the path has the route's own parameters, each once and as a whole segment. Throws InvalidRoute. */
export function parseRouteOverride(name: string, text: string): RouteOverride {
  if (!Object.hasOwn(known, name)) {
    throw invalid(`There is no route '${name}'.`, `docs/routes.md lists them: ${Object.keys(known).join(', ')}.`, name);
  }
  const [, method = '', path = ''] = /^([A-Za-z]+)\s+(\S+)$/.exec(text.trim()) ?? [];
  const verb = methods.find((candidate) => candidate === method.toUpperCase());
  if (verb === undefined) throw invalid(`'${text}' does not begin with a method.`, 'Write it like this: PATCH /Skype.Policy/tenants/policies/{type}', name);
  // A path alone: where it goes, and with which query, is not for a settings file to say.
  if (!/^(\/([\w.$~-]+|\{\w+\}))+$/.test(path) || path.includes('/..') || path.includes('/./')) {
    throw invalid(`'${path}' is not a path.`, 'It begins with a slash; each segment is plain text or one {parameter}; there is no host and no query.', name);
  }
  const wanted = parametersOf(known[name]?.path ?? '');
  const given = parametersOf(path);
  if (given.length !== wanted.length || !wanted.every((parameter) => given.includes(parameter))) {
    throw invalid(
      `The path must have ${wanted.length === 0 ? 'no parameters' : wanted.map((parameter) => `{${parameter}}`).join(' and ')}, each once.`,
      `Without the correction it is ${known[name]?.path ?? ''}`,
      name,
    );
  }
  return { method: verb, path };
}

/** The path with its parameters filled in. */
export const overriddenPath = ({ path }: RouteOverride, parameters: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, parameter: string) => encodeURIComponent(parameters[parameter] ?? ''));

/** The corrections of a profile. Throws InvalidRoute. */
export const routeOverrides = (texts: Readonly<Record<string, string>> = {}): ReadonlyMap<AnyRouteName, RouteOverride> =>
  new Map(Object.entries(texts).map(([name, text]) => [name as AnyRouteName, parseRouteOverride(name, text)]));

const parametersOf = (path: string): readonly string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

const invalid = (message: string, recommendation: string, target: string): ClientError =>
  new ClientError({ id: 'InvalidRoute', category: 'InvalidArgument', message, recommendation, target });
