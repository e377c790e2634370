import { ClientError } from './client-error.ts';
import type { Route, RouteMark } from './routes.ts';

export type * from './graph-wire.ts';

export interface GraphRoute extends Route {
  readonly api: 'Graph';
  /** The least that a token must have been granted: an application's `roles`, or a person's `scp`. */
  readonly permission: GraphPermission;
}

/** What may be granted to an application, or by a person to one. Where the page names several, the least. */
export type GraphPermission =
  'User.Read.All' | 'Group.Read.All' | 'Organization.Read.All' | 'TeamsPolicyUserAssign.ReadWrite.All' | 'TeamsUserConfiguration.Read.All';

const route = <const Path extends `/v1.0/${string}`>(method: 'GET' | 'POST', path: Path, mark: RouteMark, permission: GraphPermission | '', note: string) => ({
  api: 'Graph' as const,
  method,
  path,
  mark,
  permission,
  note,
});

const assign = 'TeamsPolicyUserAssign.ReadWrite.All';
const configuration = 'TeamsUserConfiguration.Read.All';

/** The paths of Microsoft Graph that are spoken, and served. The shapes are in graph-wire.ts. A `{name}` in quotes stands for an OData string. */
export const graphRoutes = {
  graphListUsers: route('GET', '/v1.0/users', 'documented', 'User.Read.All', 'Pages by @odata.nextLink; $filter, $select, $top.'),
  graphGetUser: route('GET', '/v1.0/users/{user}', 'documented', 'User.Read.All', 'User is an object id or a user principal name.'),
  graphListUserGroups: route(
    'GET',
    '/v1.0/users/{user}/memberOf/microsoft.graph.group',
    'documented',
    'Group.Read.All',
    'The groups that a user is a direct member of.',
  ),
  graphListGroups: route('GET', '/v1.0/groups', 'documented', 'Group.Read.All', 'Pages as users do.'),
  graphGetGroup: route('GET', '/v1.0/groups/{group}', 'documented', 'Group.Read.All', 'Group is an object id.'),
  graphListGroupMembers: route('GET', '/v1.0/groups/{group}/members', 'documented', 'Group.Read.All', 'The direct members: users, and groups.'),
  graphListGroupUsers: route('GET', '/v1.0/groups/{group}/members/microsoft.graph.user', 'documented', 'Group.Read.All', 'The direct members that are users.'),
  graphOrganization: route('GET', '/v1.0/organization', 'documented', 'Organization.Read.All', 'A collection of one.'),
  graphGetPolicyId: route(
    'GET',
    "/v1.0/admin/teams/policy/getPolicyId(type='{type}',name='{name}')",
    'documented',
    assign,
    'A collection. What an unknown name gives is not known: ours is empty.',
  ),
  graphAssign: route(
    'POST',
    '/v1.0/admin/teams/policy/userAssignments/assign',
    'documented',
    assign,
    'All or none is ours; how many in one request is not known.',
  ),
  graphUnassign: route('POST', '/v1.0/admin/teams/policy/userAssignments/unassign', 'documented', assign, 'As assign, without policy ids.'),
  graphListUserConfigurations: route(
    'GET',
    '/v1.0/admin/teams/userConfigurations',
    'documented',
    configuration,
    'Pages by @odata.nextLink. Which properties $filter takes is not known.',
  ),
  graphGetUserConfiguration: route(
    'GET',
    '/v1.0/admin/teams/userConfigurations/{user}',
    'documented',
    configuration,
    'User is an object id. The page shows the object inside a member value; read both.',
  ),
  graphGetConfiguredUser: route('GET', '/v1.0/admin/teams/userConfigurations/{user}/user', 'documented', configuration, 'The user as users/{user} gives it.'),
  graphBatch: route('POST', '/v1.0/$batch', 'documented', '', 'Twenty requests at most, each answered for itself.'),
} satisfies Record<string, Omit<GraphRoute, 'permission'> & { readonly permission: GraphPermission | '' }>;

export type GraphRouteName = keyof typeof graphRoutes;

/** The `{names}` in a path template. */
type ParametersIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | ParametersIn<Rest> : never;

/** What a Graph route's path is built from. */
export type GraphRouteParameters<Name extends GraphRouteName> = Readonly<Record<ParametersIn<(typeof graphRoutes)[Name]['path']>, string>>;

/** Microsoft Graph's own application, the audience of some of its tokens. */
export const graphApplication = '00000003-0000-0000-c000-000000000000';

/** Items in a page of Graph when the request does not say. */
export const defaultGraphPageSize = 100;
/** The most a page of Graph may hold. Documented for users and groups. */
export const maximumGraphPageSize = 999;
/** Requests in one `$batch`, at most. Documented. */
export const maximumBatchRequests = 20;

/** The path of a Graph route with its parameters. Throws InvalidRequest for a value that cannot be a path segment (empty, `.`, `..`). */
export function graphPath<Name extends GraphRouteName>(name: Name, parameters: GraphRouteParameters<Name>): string {
  const values: Readonly<Record<string, string>> = parameters;
  return graphRoutes[name].path.replace(/('?)\{(\w+)\}/g, (_, quote: string, parameter: string) => {
    const value = values[parameter] ?? '';
    if ((quote === '' ? /^\.{0,2}$/ : /^$/).test(value) || /\p{Surrogate}/u.test(value)) {
      throw new ClientError({ id: 'InvalidRequest', category: 'InvalidArgument', message: `'${value}' cannot be a ${parameter}.`, target: value });
    }
    // encodeURIComponent leaves apostrophes alone, which an OData string needs doubled.
    return quote + encodeURIComponent(quote === '' ? value : value.replaceAll("'", "''"));
  });
}

/** What a request's method and path stand for; `allow` are the methods the path does answer, none when there is no such path. */
export type GraphRouteMatch =
  | { readonly found: true; readonly name: GraphRouteName; readonly parameters: Readonly<Record<string, string>> }
  | { readonly found: false; readonly allow: readonly string[] };

/** Finds the Graph route of a request. Fixed parts match in any case; a slash at the end does no harm; parameters come decoded. */
export function matchGraphRoute(method: string, path: string): GraphRouteMatch {
  const allow: string[] = [];
  for (const { name, pattern, quoted } of table) {
    const match = pattern.exec(
      path
        .replace(/\/$/, '')
        .replaceAll('%27', "'")
        .replaceAll(/%24(?=batch)/gi, '$'),
    );
    const parameters = match && decoded(match.groups ?? {}, quoted);
    if (!parameters) continue;
    if (graphRoutes[name].method === method) return { found: true, name, parameters };
    allow.push(graphRoutes[name].method);
  }
  return { found: false, allow };
}

const names = Object.keys(graphRoutes) as GraphRouteName[];

const table = names.map((name) => {
  const { path } = graphRoutes[name];
  const source = path
    .replaceAll(/[.$()]/g, String.raw`\$&`)
    .replaceAll(/('?)\{(\w+)\}/g, (_, quote: string, parameter: string) => (quote === '' ? `(?<${parameter}>[^/]+)` : `'(?<${parameter}>(?:[^'/]|'')+)`));
  return { name, quoted: path.includes("'{"), pattern: new RegExp(`^${source}$`, 'i') };
});

function decoded(groups: Readonly<Record<string, string>>, quoted: boolean): Record<string, string> | undefined {
  try {
    return Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, quoted ? decodeURIComponent(value).replaceAll("''", "'") : decodeURIComponent(value)]),
    );
  } catch {
    return undefined;
  }
}
