import { isObjectId } from '../assignments.ts';
import { ClientError } from '../client-error.ts';
import type { GroupRecord, PolicyClient } from '../policy-client.ts';
import type { Reading } from '../reading.ts';
import { graphPages, odataText } from './graph-pages.ts';
import type { GraphCall } from './tenant-calls.ts';

const groupProperties = 'id,displayName,mail';

/** Groups over Graph; `getUser` fills in the members. */
export function graphGroups(graph: GraphCall, getUser: PolicyClient['getUser']): Pick<PolicyClient, 'getGroup' | 'findGroups' | 'listGroupMembers'> {
  async function getGroup(identity: string): Promise<GroupRecord> {
    if (isObjectId(identity)) return toGroup(await graph('graphGetGroup', { group: identity }, { query: { $select: groupProperties } }));
    const text = odataText(identity);
    const $filter = `mail eq ${text} or displayName eq ${text}`;
    const found = (await graph('graphListGroups', {}, { query: { $filter, $select: groupProperties, $top: '5' } })).member('value').items().map(toGroup);
    // An address names one group; a name may be that of several.
    const [named] = found;
    const group = found.find(({ mail }) => mail?.toLowerCase() === identity.toLowerCase()) ?? (found.length === 1 ? named : undefined);
    if (!group) throw found.length === 0 ? notFound(identity) : ambiguous(identity, found);
    return group;
  }

  return {
    getGroup,
    async findGroups(query, { exact = false, mailEnabledOnly = false, limit = Number.POSITIVE_INFINITY } = {}) {
      const text = odataText(query);
      const wanted = exact ? `(displayName eq ${text} or mail eq ${text})` : `(startswith(displayName,${text}) or startswith(mail,${text}))`;
      const conditions = [...(query === '' && !exact ? [] : [wanted]), ...(mailEnabledOnly ? ['mailEnabled eq true'] : [])];
      const groups: GroupRecord[] = [];
      const first = {
        $filter: conditions.length === 0 ? undefined : conditions.join(' and '),
        $select: groupProperties,
        $top: String(Math.min(limit, 999)),
      };
      if (limit <= 0) return groups;
      for await (const page of graphPages(graph, 'graphListGroups', {}, first)) {
        groups.push(...page.map(toGroup));
        if (groups.length >= limit) break;
      }
      const name = ({ displayName }: GroupRecord): string => displayName.toLowerCase();
      return groups.slice(0, Math.min(limit, groups.length)).sort((a, b) => (name(a) < name(b) ? -1 : 1));
    },
    async *listGroupMembers(group) {
      const { id } = await getGroup(group);
      for await (const page of graphPages(graph, 'graphListGroupUsers', { group: id }, { $select: 'id', $top: '100' }))
        yield* await Promise.all(page.map((member) => getUser(member.member('id').text())));
    },
  };
}

const toGroup = (group: Reading): GroupRecord => ({
  id: group.member('id').text(),
  displayName: group.member('displayName').textOrNull() ?? '',
  mail: group.member('mail').textOrNull(),
});

const notFound = (identity: string): ClientError =>
  new ClientError({
    id: 'GroupNotFound',
    category: 'ObjectNotFound',
    message: `Group "${identity}" not found.`,
    recommendation: "Give the group's object id, mail address or name; Find-CsGroup finds groups.",
    target: identity,
  });

const ambiguous = (identity: string, found: readonly GroupRecord[]): ClientError =>
  new ClientError({
    id: 'AmbiguousIdentity',
    category: 'InvalidArgument',
    message: `"${identity}" is the name of several groups.`,
    recommendation: `Give the object id: one of ${found.map(({ id }) => id).join(', ')}.`,
    target: identity,
  });
