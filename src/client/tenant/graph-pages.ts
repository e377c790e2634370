import type { GraphRouteName, GraphRouteParameters } from '../graph-routes.ts';
import type { Sent } from '../call.ts';
import { ClientError } from '../client-error.ts';
import type { Reading } from '../reading.ts';
import type { GraphCall } from './tenant-calls.ts';

/** The items of a collection, page by page; the next page is asked for only when the last is used up. */
export async function* graphPages<Name extends GraphRouteName>(
  graph: GraphCall,
  name: Name,
  parameters: GraphRouteParameters<Name>,
  first: NonNullable<Sent['query']>,
): AsyncGenerator<readonly Reading[], void, undefined> {
  let query: Sent['query'] | undefined = first;
  const seen = new Set<string>();
  while (query) {
    const body: Reading = await (query === first ? firstPage(graph, name, parameters, first) : graph(name, parameters, { query }));
    yield body.member('value').items();
    query = nextQuery(body.member('@odata.nextLink'), seen);
  }
}

/** How much a page may hold is not documented for every route: one that refuses the size is asked for whatever it gives. */
async function firstPage<Name extends GraphRouteName>(
  graph: GraphCall,
  name: Name,
  parameters: GraphRouteParameters<Name>,
  { $top, ...query }: NonNullable<Sent['query']>,
): Promise<Reading> {
  try {
    return await graph(name, parameters, { query: { ...query, $top } });
  } catch (thrown) {
    if (!(thrown instanceof ClientError) || thrown.status !== 400 || $top === undefined) throw thrown;
    return graph(name, parameters, { query });
  }
}

/** Only the link's query is used: the next request goes where the first one went, whatever host the link names. */
function nextQuery(link: Reading, seen: Set<string>): Readonly<Record<string, string>> | undefined {
  if (!link.present) return undefined;
  const text = link.text();
  if (!URL.canParse(text)) throw link.odd('a link to the next page');
  const { search, searchParams } = new URL(text);
  if (search === '' || seen.has(search)) throw link.odd('a new link to the next page');
  seen.add(search);
  return Object.fromEntries(searchParams);
}

/** A constant in an OData expression. */
export const odataText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
