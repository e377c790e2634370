import type { GroupBody } from '../client/routes.ts';
import { nameKey } from '../policy/identity.ts';
import { nearNames } from '../policy/nearest.ts';
import { groupFrom, type Group } from './directory-rows.ts';
import { ok, parameter, type Handler } from './handler.ts';
import { ServiceError } from './service-error.ts';
import type { Database } from './store.ts';
import { wholeNumber } from './query.ts';

export const getGroup: Handler = async (request) => ok(groupBody(await request.store.read((database) => findGroup(database, parameter(request, 'group')))));

/** By the start of a word in the name, or of the mail address. */
export const findGroups: Handler = async ({ query, store }) => {
  const wanted = nameKey(query['searchQuery'] ?? '');
  const limit = wholeNumber(query, 'maxResults', 1, 1_000_000) ?? Number.POSITIVE_INFINITY;
  const exact = query['exactMatchOnly'] === 'true';
  const mailEnabled = query['mailEnabledOnly'] === 'true';
  const groups = (await store.read(allGroups)).filter(({ id, displayName, mail }) => {
    if (mailEnabled && mail === null) return false;
    if (exact) return [id, displayName, mail ?? ''].some((text) => nameKey(text) === wanted);
    return [...wordStarts(nameKey(displayName)), nameKey(mail ?? '')].some((text) => text.startsWith(wanted));
  });
  return ok({ groups: groups.slice(0, limit).map(groupBody) });
};

/** The group of that object id, mail address or display name. Rejects with GroupNotFound and AmbiguousIdentity. */
export async function findGroup(database: Database, identity: string): Promise<Group> {
  const key = nameKey(identity);
  for (const condition of ['id = ?', 'mail_key = ?', 'display_key = ?']) {
    const [row, ...others] = await database.all(`SELECT * FROM groups WHERE ${condition} ORDER BY id LIMIT 10`, key);
    if (row && others.length === 0) return groupFrom(row);
    if (row) throw ambiguous(identity, [row, ...others].map(groupFrom));
  }
  const names = (await allGroups(database)).flatMap(({ displayName, mail }) => (mail === null ? [displayName] : [displayName, mail]));
  throw new ServiceError('GroupNotFound', `Group "${identity}" not found.`, { target: identity, details: nearNames(identity, names) });
}

function ambiguous(identity: string, groups: readonly Group[]): ServiceError {
  const candidates = groups.map(({ id, mail }) => (mail === null ? id : `${id} (${mail})`));
  return new ServiceError('AmbiguousIdentity', `"${identity}" is the name of several groups: ${candidates.join(', ')}.`, {
    target: identity,
    details: groups.map(({ id }) => id),
  });
}

const allGroups = async (database: Database): Promise<readonly Group[]> => (await database.all('SELECT * FROM groups ORDER BY display_key, id')).map(groupFrom);

/** A text from each of its words on. */
const wordStarts = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => text.slice(index)).concat(text);

const groupBody = ({ id, displayName, mail }: Group): GroupBody => ({ id, displayName, mail });
