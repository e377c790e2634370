import type { GroupAssignmentBody } from '../client/routes.ts';
import { checkRank, placeGroup, withoutGroup } from '../policy/assignment.ts';
import { loadPolicyType, policyTypeName } from '../policy/catalogue.ts';
import { assignableInstance, grantIn } from './assignments.ts';
import { findGroup } from './groups.ts';
import { bodyMembers, noContent, ok, parameter, type Handler, type ServiceRequest } from './handler.ts';
import { keepBefore } from './propagation.ts';
import { ServiceError } from './service-error.ts';
import type { Column, Database, Row } from './store.ts';

/** A group's policy of one type; its rank is its place in the list of the type. */
interface GroupAssignment {
  readonly groupId: string;
  readonly policyName: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

export const grantToGroup: Handler = async (request) => {
  const [type, granted] = await grantIn(request);
  const rank = bodyMembers(request)['Rank'] ?? undefined;
  checkRank(rank);
  await request.store.write(async (database) => {
    const { id: groupId } = await findGroup(database, parameter(request, 'group'));
    if (granted === null) {
      const order = await orderOf(database, type.name);
      await saveOrder(database, type.name, order, withoutGroup(order, groupId), request.now);
      return;
    }
    const { name: policyName } = await assignableInstance(database, type, granted, 'group');
    await placeGroupAssignment(database, { type: type.name, groupId, policyName, rank }, request);
  });
  return noContent;
};

/** A group's policy of a type, to be placed by its rank. */
interface Placement {
  readonly type: string;
  readonly groupId: string;
  readonly policyName: string;
  readonly rank: number | undefined;
}

/** Gives a group a policy; the instance must be one that can be assigned. Rejects with GroupAssignmentLimit. */
export async function placeGroupAssignment(database: Database, placement: Placement, { now, caller }: Pick<ServiceRequest, 'now' | 'caller'>): Promise<void> {
  const { type, groupId, policyName, rank } = placement;
  const order = await orderOf(database, type);
  const known = order.find((one) => one.groupId === groupId);
  const entry = { groupId, policyName, createdAt: known?.createdAt ?? now.toISOString(), createdBy: known?.createdBy ?? caller };
  await saveOrder(database, type, order, placeGroup(order, entry, rank), now);
}

export const removeGroupAssignment: Handler = async (request) => {
  const type = await loadPolicyType(parameter(request, 'type'));
  await request.store.write(async (database) => {
    const group = await findGroup(database, parameter(request, 'group'));
    const order = await orderOf(database, type.name);
    const left = withoutGroup(order, group.id);
    if (left.length === order.length) {
      throw new ServiceError('GroupAssignmentNotFound', `The group "${group.displayName}" has no ${type.name}.`, { target: group.id });
    }
    await saveOrder(database, type.name, order, left, request.now);
  });
  return noContent;
};

/** By type, then rank. */
export const listGroupAssignments: Handler = async ({ query, store }) => {
  const type = query['policyType'] === undefined ? undefined : policyTypeName(query['policyType']);
  const rows = await store.read(async (database) => {
    const group = query['groupId'] === undefined ? undefined : await findGroup(database, query['groupId']);
    const conditions: readonly (readonly [string, Column | undefined])[] = [
      ['type = ?', type],
      ['group_id = ?', group?.id],
    ];
    const given = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
    const where = given.length === 0 ? '' : `WHERE ${given.map(({ sql }) => sql).join(' AND ')}`;
    return database.all(`SELECT * FROM group_assignments ${where} ORDER BY type, place`, ...given.map(({ value }) => value));
  });
  return ok(rows.map(assignmentBody));
};

const assignmentBody = (row: Row): GroupAssignmentBody => ({
  GroupId: String(row['group_id']),
  PolicyType: String(row['type']),
  PolicyName: String(row['policy_name']),
  Rank: Number(row['place']),
  CreatedTime: String(row['created_at']),
  CreatedBy: String(row['created_by']),
});

/** The groups with a policy of the type, best first. */
async function orderOf(database: Database, type: string): Promise<readonly GroupAssignment[]> {
  const rows = await database.all('SELECT * FROM group_assignments WHERE type = ? ORDER BY place', type);
  return rows.map(assignmentBody).map(({ GroupId, PolicyName, CreatedTime, CreatedBy }) => ({
    groupId: GroupId,
    policyName: PolicyName,
    createdAt: CreatedTime,
    createdBy: CreatedBy,
  }));
}

/** Writes what differs between two orders; places are numbered from 1. */
async function saveOrder(database: Database, type: string, before: readonly GroupAssignment[], after: readonly GroupAssignment[], now: Date): Promise<void> {
  await keepBefore(
    database,
    'groups',
    type,
    before.map(({ groupId, policyName }) => ({ groupId, policyName })),
    now,
  );
  const kept = new Set(after.map(({ groupId }) => groupId));
  for (const { groupId } of before) {
    if (!kept.has(groupId)) await database.run('DELETE FROM group_assignments WHERE type = ? AND group_id = ?', type, groupId);
  }
  for (const [index, entry] of after.entries()) {
    if (before[index] === entry) continue;
    await database.run(
      `INSERT INTO group_assignments (type, group_id, policy_name, place, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (type, group_id) DO UPDATE SET policy_name = excluded.policy_name, place = excluded.place`,
      type,
      entry.groupId,
      entry.policyName,
      index + 1,
      entry.createdAt,
      entry.createdBy,
    );
  }
}
