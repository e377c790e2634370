import { defaultPageSize, maximumPageSize, routePath } from '../client/routes.ts';
import { nameKey } from '../policy/identity.ts';
import { userFrom } from './directory-rows.ts';
import { findGroup } from './groups.ts';
import { ok, parameter, type Handler } from './handler.ts';
import { wholeNumber } from './query.ts';
import { userSources } from './sources.ts';
import { readToken, userBody } from './user-listing.ts';

/** The direct members of a group by UPN, page by page. */
export const listGroupMembers: Handler = async (request) => {
  const { query, store, now } = request;
  const size = wholeNumber(query, 'pageSize', 1, maximumPageSize) ?? defaultPageSize;
  const after = readToken(query['skipToken']);
  return store.read(async (database) => {
    const { id } = await findGroup(database, parameter(request, 'group'));
    const rows = await database.all(
      'SELECT u.* FROM users u JOIN group_members m ON m.user_id = u.id WHERE m.group_id = ? AND u.upn_key > ? ORDER BY u.upn_key LIMIT ?',
      id,
      after,
      size + 1,
    );
    const users = rows.slice(0, size).map(userFrom);
    const [from, to] = [users[0], users.at(-1)].map((user) => nameKey(user?.userPrincipalName ?? ''));
    const scope = {
      clause: 'u.upn_key BETWEEN ? AND ? AND u.id IN (SELECT user_id FROM group_members WHERE group_id = ?)',
      parameters: [from ?? '', to ?? '', id],
    };
    const sources = await userSources(database, scope, { seenAt: now });
    const bodies = users.map((user) => userBody(user, sources.get(user.id)));
    if (rows.length <= size) return ok({ users: bodies });
    const skipToken = Buffer.from(to ?? '').toString('base64url');
    const link = `${routePath('listGroupMembers', { group: id })}?${new URLSearchParams({ ...query, skipToken }).toString()}`;
    return ok({ users: bodies, '@nextLink': link });
  });
};
