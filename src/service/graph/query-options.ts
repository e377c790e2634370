import { defaultGraphPageSize, maximumGraphPageSize } from '../../client/graph-routes.ts';
import { badRequest, GraphError } from './graph-error.ts';
import type { GraphRequest } from './graph-request.ts';
import { compileODataFilter, type ODataTest } from './odata-filter.ts';

type Item = Readonly<Record<string, unknown>>;

/** What may be asked of a kind of things. */
export interface Kind {
  /** `microsoft.graph.user`, for messages. */
  readonly type: string;
  /** All there is, in the order it is shown. */
  readonly properties: readonly string[];
  /** What is shown without `$select`. */
  readonly shown: readonly string[];
  /** What `$filter` takes; nothing where absent. */
  readonly filtered?: readonly string[];
  /** Directory objects want to be asked for some comparisons in a special way. */
  readonly directory?: boolean;
  readonly expanded?: readonly string[];
}

export interface QueryOptions {
  readonly top: number;
  readonly count: boolean;
  readonly test: ODataTest | undefined;
  /** Where the last page ended. */
  readonly after: readonly string[] | undefined;
  readonly expand: readonly string[];
  /** The properties that were chosen, or those that are shown without a choice. */
  readonly choose: (item: Item) => Item;
  /** Behind the name of what is listed in `@odata.context`. */
  readonly suffix: string;
}

const listOptions = ['$filter', '$select', '$top', '$count', '$skiptoken', '$expand'];

/** Reads the query options of a listing. Throws 400 for what is malformed, not known, or not offered here. */
export function listOptionsOf({ query, headers }: GraphRequest, kind: Kind): QueryOptions {
  checkNames(query, listOptions);
  const count = flag(query['$count']);
  const advanced = kind.directory !== true || (count && headers['consistencylevel']?.toLowerCase() === 'eventual');
  const filter = query['$filter'];
  if (filter !== undefined && !kind.filtered) throw unsupported('$filter is not supported here.');
  return {
    top: pageSize(query['$top']),
    count,
    test: filter === undefined ? undefined : compileODataFilter(filter, { properties: kind.filtered ?? [], type: kind.type, advanced }),
    after: readSkipToken(query['$skiptoken']),
    ...selection(query, kind),
  };
}

/** Reads the query options of one thing. Throws 400. */
export function itemOptionsOf({ query }: GraphRequest, kind: Kind): Pick<QueryOptions, 'choose' | 'expand' | 'suffix'> {
  checkNames(query, ['$select', '$expand']);
  return selection(query, kind);
}

function selection(query: GraphRequest['query'], kind: Kind): Pick<QueryOptions, 'choose' | 'expand' | 'suffix'> {
  const expand = words(query['$expand']);
  const wrong = expand.find((name) => !kind.expanded?.includes(name));
  if (wrong !== undefined) throw notFound(wrong, kind);
  const chosen = query['$select'] === undefined ? undefined : words(query['$select']).map((word) => propertyNamed(word, kind));
  const names = chosen ?? kind.shown;
  return {
    expand,
    suffix: chosen ? `(${chosen.join(',')})` : '',
    choose: (item) => Object.fromEntries([...names, ...expand].flatMap((name) => (name in item ? [[name, item[name]]] : []))),
  };
}

const words = (text: string | undefined): readonly string[] => {
  if (text === undefined) return [];
  const found = text.split(',').map((word) => word.trim());
  if (found.includes('')) throw badRequest('Parsing OData Select and Expand failed: a name is missing.');
  return [...new Set(found)];
};

function propertyNamed(word: string, kind: Kind): string {
  const found = kind.properties.find((name) => name.toLowerCase() === word.toLowerCase());
  if (found === undefined) throw notFound(word, kind);
  return found;
}

const notFound = (name: string, { type }: Kind): GraphError =>
  badRequest(`Parsing OData Select and Expand failed: Could not find a property named '${name}' on type '${type}'.`);

/** Options in any case would be read by nobody. */
function checkNames(query: GraphRequest['query'], known: readonly string[]): void {
  const wrong = Object.keys(query).find((name) => name.startsWith('$') && !known.includes(name));
  if (wrong !== undefined) throw unsupported(`The query option '${wrong}' is not supported here.`);
}

function flag(text: string | undefined): boolean {
  if (text === undefined || /^(true|false)$/i.test(text)) return text?.toLowerCase() === 'true';
  throw badRequest(`Invalid value '${text}' for $count: it is true or false.`);
}

function pageSize(text: string | undefined): number {
  if (text === undefined) return defaultGraphPageSize;
  const size = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (size >= 1 && size <= maximumGraphPageSize) return size;
  throw unsupported(`Invalid page size specified: '${text}'. Must be between 1 and ${maximumGraphPageSize} inclusive.`);
}

export const unsupported = (message: string): GraphError => new GraphError(400, { code: 'Request_UnsupportedQuery', message });

/** Where a page ended, so that nobody reads a meaning into it. */
const skipToken = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

function readSkipToken(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  try {
    const keys: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(keys) && keys.every((key) => typeof key === 'string')) return keys;
  } catch {
    // Told below.
  }
  throw new GraphError(400, { code: 'Directory_ExpiredPageToken', message: 'The specified page token value is not one that this service gave.' });
}

/** The address of the page behind this one, absolute; nothing on the last. */
export function nextLink({ baseUrl, path, query }: GraphRequest, next: readonly string[] | undefined): { readonly '@odata.nextLink'?: string } {
  if (next === undefined) return {};
  const options = Object.entries({ ...query, $skiptoken: skipToken(next) });
  return { '@odata.nextLink': `${baseUrl}${path}?${options.map(([name, value]) => `${encodeName(name)}=${encodeURIComponent(value)}`).join('&')}` };
}

const encodeName = (name: string): string => encodeURIComponent(name).replace(/^%24/, '$');
