import type { GraphGroupBody } from '../../client/graph-routes.ts';
import { nameKey } from '../../policy/identity.ts';
import { groupFrom, userFrom, type Group } from '../directory-rows.ts';
import { ok } from '../handler.ts';
import type { Database, Row } from '../store.ts';
import { badRequest, notInDirectory } from './graph-error.ts';
import { contextOf, isGuid, named, type GraphHandler, type GraphRequest } from './graph-request.ts';
import { graphUser, userKind, userOf } from './graph-users.ts';
import { itemOptionsOf, listOptionsOf, nextLink, type Kind } from './query-options.ts';

const properties = ['id', 'description', 'displayName', 'groupTypes', 'mail', 'mailEnabled', 'securityEnabled', 'visibility'];
const groupKind: Kind = {
  type: 'microsoft.graph.group',
  properties,
  shown: properties,
  filtered: ['id', 'displayName', 'mail', 'mailEnabled', 'securityEnabled'],
  directory: true,
};
/** Of members any property of a user or of a group may be chosen. */
const memberKind: Kind = { ...userKind, type: 'microsoft.graph.directoryObject', properties: [...new Set([...userKind.properties, ...properties])] };

const graphGroup = ({ id, displayName, mail }: Group): GraphGroupBody & Readonly<Record<string, unknown>> => ({
  id,
  description: null,
  displayName,
  groupTypes: mail === null ? [] : ['Unified'],
  mail,
  mailEnabled: mail !== null,
  securityEnabled: mail === null,
  visibility: null,
});

/** By display name, page by page. */
export const graphListGroups: GraphHandler = async (request) => {
  const { top, count, test, after, choose, suffix } = listOptionsOf(request, groupKind);
  const rows = await request.store.read((database) => database.all('SELECT * FROM groups ORDER BY display_key, id'));
  const groups = rows.map(groupFrom).filter((group) => test?.(graphGroup(group)) ?? true);
  const left = after ? groups.filter((group) => isBehind(keysOf(group), after)) : groups;
  const shown = left.slice(0, top);
  const last = shown.at(-1);
  return ok({
    '@odata.context': contextOf(request, `groups${suffix}`),
    ...(count && { '@odata.count': groups.length }),
    ...nextLink(request, last && left.length > shown.length ? keysOf(last) : undefined),
    value: shown.map((group) => choose(graphGroup(group))),
  });
};

const keysOf = ({ displayName, id }: Group): readonly [string, string] => [nameKey(displayName), id];
const isBehind = ([key, id]: readonly [string, string], [afterKey = '', afterId = '']: readonly string[]): boolean =>
  key > afterKey || (key === afterKey && id > afterId);

export const graphGetGroup: GraphHandler = async (request) => {
  const { choose, suffix } = itemOptionsOf(request, groupKind);
  const group = await request.store.read((database) => groupOf(database, request));
  return ok({ '@odata.context': contextOf(request, `groups${suffix}/$entity`), ...choose(graphGroup(group)) });
};

/** The groups that a user is a direct member of, all on one page: their number is limited. */
export const graphListUserGroups: GraphHandler = async (request) => {
  const { choose, suffix } = itemOptionsOf(request, groupKind);
  const identity = named(request, 'user');
  return request.store.read(async (database) => {
    const user = await userOf(database, identity);
    if (!user) throw notInDirectory(identity);
    const rows = await database.all(
      'SELECT g.* FROM groups g JOIN group_members m ON m.group_id = g.id WHERE m.user_id = ? ORDER BY g.display_key, g.id',
      user.id,
    );
    return ok({ '@odata.context': contextOf(request, `groups${suffix}`), value: rows.map((row) => choose(graphGroup(groupFrom(row)))) });
  });
};

/** The direct members: users by UPN, then groups by name. */
export const graphListGroupMembers: GraphHandler = (request) => members(request, 'all');

/** The direct members that are users. */
export const graphListGroupUsers: GraphHandler = (request) => members(request, 'users');

async function members(request: GraphRequest, which: 'all' | 'users') {
  const kind = which === 'users' ? userKind : memberKind;
  const {
    top,
    count,
    after = ['0', ''],
    choose,
  } = listOptionsOf(request, { type: kind.type, properties: kind.properties, shown: [...kind.shown, ...(which === 'all' ? properties : [])] });
  const [afterKind = '0', afterKey = ''] = after;
  return request.store.read(async (database) => {
    const { id } = await groupOf(database, request);
    const rows = await database.all(
      `SELECT kind, sort, id FROM (
         SELECT 0 AS kind, u.upn_key AS sort, u.id AS id FROM group_members m JOIN users u ON u.id = m.user_id WHERE m.group_id = ?
         UNION ALL SELECT 1, g.display_key || ' ' || g.id, g.id FROM nested_groups n JOIN groups g ON g.id = n.member_id WHERE n.group_id = ? AND ? = 'all'
       ) AS members WHERE kind > ? OR (kind = ? AND sort > ?) ORDER BY kind, sort LIMIT ?`,
      id,
      id,
      which,
      Number(afterKind),
      Number(afterKind),
      afterKey,
      top + 1,
    );
    const shown = rows.slice(0, top);
    const last = rows.length > top ? shown.at(-1) : undefined;
    const value: object[] = [];
    for (const row of shown) value.push(await member(database, row, choose));
    return ok({
      '@odata.context': contextOf(request, which === 'all' ? 'directoryObjects' : 'users'),
      ...(count && { '@odata.count': await countMembers(database, id, which) }),
      ...nextLink(request, last && [String(last['kind']), String(last['sort'])]),
      value,
    });
  });
}

async function member(database: Database, { kind, id = null }: Row, choose: (item: Readonly<Record<string, unknown>>) => object): Promise<object> {
  const row = (await database.get(`SELECT * FROM ${kind === 0 ? 'users' : 'groups'} WHERE id = ?`, id)) ?? {};
  return kind === 0
    ? { '@odata.type': '#microsoft.graph.user', ...choose(graphUser(userFrom(row))) }
    : { '@odata.type': '#microsoft.graph.group', ...choose(graphGroup(groupFrom(row))) };
}

async function countMembers(database: Database, group: string, which: 'all' | 'users'): Promise<number> {
  const users = await database.get('SELECT count(*) AS count FROM group_members WHERE group_id = ?', group);
  const groups = await database.get('SELECT count(*) AS count FROM nested_groups WHERE group_id = ?', group);
  return Number(users?.['count']) + (which === 'all' ? Number(groups?.['count']) : 0);
}

/** The group in the path, by its object id. */
async function groupOf(database: Database, request: GraphRequest): Promise<Group> {
  const id = named(request, 'group');
  if (!isGuid(id)) throw badRequest(`Invalid object identifier '${id}'.`);
  const row = await database.get('SELECT * FROM groups WHERE id = ?', id.toLowerCase());
  if (!row) throw notInDirectory(id);
  return groupFrom(row);
}
