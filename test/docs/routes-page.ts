import { clouds, type Cloud } from '../../src/client/clouds.ts';
import { anyRoutes, type AnyRouteName } from '../../src/client/tenant/any-route.ts';
import { apiFor, providers } from '../../src/client/tenant/providers.ts';
import type { TenantOptions } from '../../src/client/tenant/tenant-options.ts';
import type { Operation } from './operations.ts';

/** The text of docs/routes.md. */
export function routesPage(operations: ReadonlyMap<string, readonly Operation[]>): string {
  const names = Object.keys(anyRoutes) as AnyRouteName[];
  return [
    '# Routes',
    '',
    'Made from the code (`npm run docs`); a test checks that it is up to date. What a cmdlet asks for was found out by running its examples.',
    '',
    "Microsoft documents no REST interface for policies as a whole. _Documented_ routes are Microsoft Graph's and promised. _Observed_ ones are the policy service's (ConfigAPI), seen in other public clients and promised by nobody. _Unverified_ ones are guesses by analogy: csteams warns once a run when it uses one, and you can correct it without a new release: `csteams profile route <profile> <route> 'METHOD /path/{with}/parameters'`. _Ours_ exist in the sandbox and in a csteams service only and are never sent to Microsoft.",
    '',
    '## Clouds',
    '',
    ...table(
      ['-TeamsEnvironmentName', 'Sign-in', 'Graph', 'Policy service', 'Users’ policies by', 'Doubt'],
      Object.entries(clouds).map(([name, cloud]) => [
        name === 'Commercial' ? '(none)' : name,
        cloud.authority,
        cloud.graph,
        cloud.configApi,
        cloud.graphAdministersTeams ? 'Graph' : 'the policy service',
        cloud.doubt ?? '',
      ]),
    ),
    '',
    '## What a cmdlet asks for',
    '',
    'In the commercial cloud. In the others, and with `--api configapi`, what is said under _otherwise_ takes the place. `<PolicyType>` stands for each policy type. Rollouts (`*-CsPolicyRollout`) use the same operations as the cmdlets for one user.',
    '',
    ...table(
      ['Cmdlet', 'API', 'Method and path', 'Known', 'Otherwise'],
      [...operations].flatMap(([cmdlet, asked]) => rowsOf(cmdlet, asked)),
    ),
    '',
    '## Every route',
    '',
    ...table(
      ['Name', 'API', 'Method and path', 'Known', 'What is known, and what is not', 'Graph permission'],
      names.map((name) => {
        const { api, mark, note, permission = '' } = anyRoutes[name];
        return [code(name), api === 'Graph' ? 'Graph' : 'ConfigAPI', spelled(name), mark, note, permission === '' ? '' : code(permission)];
      }),
    ),
    '',
  ].join('\n');
}

const tenantOf = (cloud: Cloud): TenantOptions => ({ cloud, api: 'auto', standIn: false });

/** One row for each route; the cmdlet's name stands in the first. */
function rowsOf(cmdlet: string, operations: readonly Operation[]): readonly (readonly string[])[] {
  const rows = new Map<AnyRouteName, Set<AnyRouteName>>();
  for (const operation of operations) {
    const usual = routesOf(operation, tenantOf(clouds.Commercial));
    const other = routesOf(operation, tenantOf(clouds.TeamsGCCH));
    for (const name of usual) rows.set(name, rows.get(name) ?? new Set());
    const [first] = usual;
    if (first !== undefined && usual.join() !== other.join()) for (const name of other) rows.get(first)?.add(name);
  }
  return [...rows].map(([name, otherwise], index) => {
    const { api, mark } = anyRoutes[name];
    return [index === 0 ? code(cmdlet) : '', api === 'Graph' ? 'Graph' : 'ConfigAPI', spelled(name), mark, [...otherwise].map(spelled).join(', ')];
  });
}

const spelled = (name: AnyRouteName): string => code(`${anyRoutes[name].method} ${anyRoutes[name].path}`);

function routesOf(operation: Operation, tenant: TenantOptions): readonly AnyRouteName[] {
  const { configApi = [], graph = [], besides = [] } = providers[operation];
  return apiFor(operation, tenant) === 'graph' ? [...graph, ...besides] : configApi;
}

const code = (text: string): string => `\`${text}\``;
const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [row(head), row(head.map(() => '---')), ...rows.map(row)];
