import { ClientError } from './client-error.ts';
import type { Request } from './transport.ts';

export type * from './wire.ts';

/** How well a route is known. Documented: Microsoft promises it. Observed: seen in working clients. Unverified: a guess by analogy. Ours: of csteams' own service alone, and never sent to Microsoft's. */
export type RouteMark = 'documented' | 'observed' | 'unverified' | 'ours';

export interface Route {
  readonly method: Request['method'];
  /** `{name}` stands for one percent-encoded segment. */
  readonly path: `/${string}`;
  readonly mark: RouteMark;
  /** What is known of it, and what is not. */
  readonly note: string;
}

const route = <const Path extends `/${string}`>(method: Request['method'], path: Path, mark: RouteMark, note: string) => ({ method, path, mark, note });

/** Every path of a policy service, in one place. Client and service share it; the shapes are in wire.ts. */
export const routes = {
  listPolicies: route('GET', '/Skype.Policy/configurations/{type}', 'observed', 'Several public clients read it. A bare array.'),
  getPolicy: route('GET', '/Skype.Policy/configurations/{type}/configuration/{identity}', 'observed', 'Identity is Global, Tag:X or X, in any case.'),
  createPolicy: route('POST', '/Skype.Policy/configurations/{type}', 'observed', 'Used by one public client; what it answers is not known.'),
  updatePolicy: route('PUT', '/Skype.Policy/configurations/{type}/configuration/{identity}', 'observed', 'Merges: settings that are not sent stay.'),
  removePolicy: route('DELETE', '/Skype.Policy/configurations/{type}/configuration/{identity}', 'observed', 'That it resets Global is a guess.'),
  grantToUser: route('PATCH', '/Skype.Policy/users/{user}/policies/{type}', 'observed', 'How a removal is written (null or empty) is not known.'),
  grantToTenant: route('PATCH', '/Skype.Policy/tenants/policies/{type}', 'unverified', 'From analysis of the module; partners were refused with 40301.'),
  grantToGroup: route(
    'PATCH',
    '/Skype.Policy/groupPolicyAssignments/{group}/policyTypes/{type}',
    'unverified',
    'From analysis of the module. A csteams service takes a mail address or a name for the group, too.',
  ),
  listGroupAssignments: route(
    'GET',
    '/Skype.Policy/groupPolicyAssignments',
    'observed',
    'Its queries policyType and groupId are guesses, so the answer is filtered by the client as well.',
  ),
  removeGroupAssignment: route('DELETE', '/Skype.Policy/groupPolicyAssignments/{group}/policyTypes/{type}', 'unverified', 'By analogy with the grant.'),
  grantToNumber: route('PATCH', '/Skype.Policy/telephoneNumbers/{number}/policies/{type}', 'unverified', 'By analogy with the grant to a user.'),
  listNumberAssignments: route(
    'GET',
    '/Skype.Policy/telephoneNumbers/policies',
    'ours',
    'Its queries telephoneNumber, policyType, policyName and resultSize are named as the parameters of the cmdlet.',
  ),
  listPackages: route('GET', '/Skype.Policy/packages', 'ours', 'As are all paths of packages.'),
  createPackage: route('POST', '/Skype.Policy/packages', 'ours', 'Only of existing policies.'),
  updatePackage: route('PUT', '/Skype.Policy/packages/{package}', 'ours', 'Replaces the list of policies.'),
  removePackage: route('DELETE', '/Skype.Policy/packages/{package}', 'ours', 'Assignments made through it stay.'),
  grantPackageToUsers: route('POST', '/Skype.Policy/packageAssignments/users', 'ours', 'All users or none.'),
  grantPackageInBatch: route('POST', '/Skype.Policy/packageAssignments/batches', 'ours', 'Its result is listed with the batches of policies.'),
  grantPackageToGroup: route('PATCH', '/Skype.Policy/packageAssignments/groups/{group}', 'ours', 'Each policy becomes an assignment of the group.'),
  getUserPackage: route('GET', '/Skype.Policy/packageAssignments/users/{user}', 'ours', 'The name alone.'),
  submitBatch: route(
    'POST',
    '/Skype.Policy/assignments',
    'unverified',
    'The body and the query operationName are from analysis of the module, the path is a guess.',
  ),
  listBatches: route('GET', '/Skype.Policy/assignments/operations', 'observed', 'The path and its query status are observed.'),
  getBatch: route('GET', '/Skype.Policy/assignments/operations/{operation}', 'unverified', 'The listing with an id behind it: an inference.'),
  listUsers: route('GET', '/Teams.User/users', 'observed', 'pageSize and @nextLink are observed, filter is a guess, policySources is ours.'),
  getUser: route('GET', '/Teams.User/users/{user}', 'unverified', 'By analogy with the listing. User is an object id, a UPN or a SIP address.'),
  listUserAssignments: route(
    'GET',
    '/Skype.User/users/{user}/effectivePolicies',
    'unverified',
    'The prefix and the query policyType are observed, the last segment is a guess.',
  ),
  findGroups: route('GET', '/Teams.Directory/groups', 'ours', 'By the beginning of a name or address.'),
  getGroup: route('GET', '/Teams.Directory/groups/{group}', 'ours', 'Group is an object id, a mail address or a display name.'),
  discover: route('GET', '/Teams.Tenant/serviceDiscovery', 'observed', 'Tells the forest that a tenant lives in, for a header that later requests carry.'),
  getTenant: route('GET', '/Teams.Tenant/tenants', 'observed', 'What Get-CsTenant calls; only parts of its answer are known.'),
  listGroupMembers: route('GET', '/Teams.Directory/groups/{group}/members', 'ours', 'The direct members, in pages as of listUsers.'),
  getCallKnowledge: route('GET', '/Sandbox/users/{user}/callKnowledge', 'ours', 'What no interface of a real tenant tells.'),
  sendSignal: route('POST', '/Sandbox/calls/{call}/ends/{end}/signals', 'ours', 'For rehearsals of calls on one machine.'),
  listSignals: route('GET', '/Sandbox/calls/{call}/ends/{end}/signals', 'ours', 'For rehearsals of calls on one machine.'),
} satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

/** The `{names}` in a path template. */
type ParametersIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | ParametersIn<Rest> : never;

/** What a route's path is built from. */
export type RouteParameters<Name extends RouteName> = Readonly<Record<ParametersIn<(typeof routes)[Name]['path']>, string>>;

/** Users in a page of `listUsers` when the request does not say. */
export const defaultPageSize = 100;
/** The most a page of `listUsers` may hold. */
export const maximumPageSize = 1000;

/** Users in one batch, at most. Documented. */
export const maximumBatchUsers = 5000;

/** The application that Microsoft's policy service is known by when tokens are asked for; the same in all its clouds. Documented. */
export const configApiResource = '48ac35b8-9aa8-4d74-927d-1f4a14a0b239';

/** Answered with every response, and sent with every request: a GUID that names the request in both logs. */
export const correlationHeader = 'x-ms-correlation-id';
/** A response's warning for the administrator. Observed. */
export const warningHeader = 'x-ms-configapi-powershell-warningmessage';

/** The path of a route with its parameters, percent-encoded. Throws InvalidRequest for a value that cannot be a path segment (empty, `.`, `..`). */
export function routePath<Name extends RouteName>(name: Name, parameters: RouteParameters<Name>): string {
  const values: Readonly<Record<string, string>> = parameters;
  return routes[name].path.replace(/\{(\w+)\}/g, (_, parameter: string) => segment(parameter, values[parameter] ?? ''));
}

function segment(parameter: string, value: string): string {
  if (/^\.{0,2}$/.test(value) || /\p{Surrogate}/u.test(value)) {
    throw new ClientError({ id: 'InvalidRequest', category: 'InvalidArgument', message: `'${value}' cannot be a ${parameter}.`, target: value });
  }
  return encodeURIComponent(value);
}

/** What a request's method and path stand for. */
export type RouteMatch =
  | { readonly found: true; readonly name: RouteName; readonly parameters: Readonly<Record<string, string>> }
  /** `allow`: the methods the path does answer; empty when there is no such path. */
  | { readonly found: false; readonly allow: readonly Request['method'][] };

/** Finds the route of a request. Fixed segments match in any case; a slash at the end does no harm; parameters come decoded. */
export function matchRoute(method: string, path: string): RouteMatch {
  const segments = path.replace(/\/$/, '').split('/');
  const allow: Request['method'][] = [];
  for (const candidate of table) {
    const parameters = matchSegments(candidate.segments, segments);
    if (!parameters) continue;
    if (candidate.method === method) return { found: true, name: candidate.name, parameters };
    allow.push(candidate.method);
  }
  return { found: false, allow };
}

const table = (Object.keys(routes) as RouteName[]).map((name) => ({ name, method: routes[name].method, segments: routes[name].path.split('/') }));

function matchSegments(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const actual = segments[index] ?? '';
    if (!part.startsWith('{')) {
      if (part.toLowerCase() !== actual.toLowerCase()) return undefined;
      continue;
    }
    const value = decode(actual);
    if (value === undefined || value === '') return undefined;
    parameters[part.slice(1, -1)] = value;
  }
  return parameters;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
