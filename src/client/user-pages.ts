import type { Call } from './call.ts';
import type { Reading } from './reading.ts';
import { matchRoute, type ListUsersQuery } from './routes.ts';

/** The query of the first page; undefined members are not sent. */
type FirstQuery = { readonly [Name in keyof ListUsersQuery]: ListUsersQuery[Name] | undefined };

/** The pages of `listUsers`, or of a group's direct members: one request each, the next one asked for only when the last is used up. */
export async function* userPages(call: Call, first: FirstQuery, group?: string): AsyncGenerator<readonly Reading[], void, undefined> {
  let query: Readonly<Record<string, string | undefined>> | undefined = first;
  const seen = new Set<string>();
  while (query) {
    const body: Reading = await (group === undefined ? call('listUsers', {}, { query }) : call('listGroupMembers', { group }, { query }));
    yield body.member('users').items();
    query = nextQuery(body.member('@nextLink'), group === undefined ? 'listUsers' : 'listGroupMembers', seen);
  }
}

const anyOrigin = 'https://service.invalid';

/** Only the link's query is used: the next request goes where the first one went, whatever host the link names. */
function nextQuery(link: Reading, route: 'listUsers' | 'listGroupMembers', seen: Set<string>): Readonly<Record<string, string>> | undefined {
  if (!link.present) return undefined;
  const text = link.text();
  if (text === '') return undefined;
  if (!URL.canParse(text, anyOrigin)) throw link.odd('a link to the next page');
  const url = new URL(text, anyOrigin);
  const match = matchRoute('GET', url.pathname);
  if (!match.found || match.name !== route || seen.has(url.search)) throw link.odd('a new link to the next page');
  seen.add(url.search);
  return Object.fromEntries(url.searchParams);
}
