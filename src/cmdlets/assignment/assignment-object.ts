import { psObject, type PSObject } from '../../engine/value.ts';
import type { Assignee } from './assignee.ts';

/** The type name of what Grant writes with -PassThru. */
export const policyGrant = 'CsPolicyGrant';

/** Who got what. `Identity` is the user, so that the object can be piped on to cmdlets that take users; PolicyName null: removed. */
export const assignmentObject = (type: string, assignee: Assignee, policyName: string | null): PSObject =>
  psObject(policyGrant, {
    AssignmentType: assignee.kind === 'user' ? 'Direct' : assignee.kind === 'group' ? 'Group' : 'Tenant',
    Identity: assignee.kind === 'user' ? assignee.user : null,
    Group: assignee.kind === 'group' ? assignee.group : null,
    Rank: assignee.kind === 'group' ? (assignee.rank ?? null) : null,
    PolicyType: type,
    PolicyName: policyName,
  });
