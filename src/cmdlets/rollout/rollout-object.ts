import { psObject, type PSObject } from '../../engine/value.ts';
import type { RolloutSummary } from '../../rollout/rollout-rows.ts';
import type { RolloutRow } from '../../rollout/row.ts';

/** The type names of what the rollout cmdlets write. */
export const policyRollout = 'CsPolicyRollout';
export const policyRolloutRow = 'CsPolicyRolloutRow';

export const summaryObject = ({ header, status, reason, pid, rows, effects, states, verified, began, ended }: RolloutSummary): PSObject =>
  psObject(policyRollout, {
    Name: header.name,
    Status: status,
    Rows: rows,
    Change: effects.Change,
    NoChange: effects.NoChange,
    Masked: effects.Masked,
    Invalid: effects.Invalid,
    Pending: states.Pending,
    Succeeded: states.Succeeded,
    Failed: states.Failed,
    Skipped: states.Skipped,
    Unknown: states.Unknown,
    Verified: verified,
    Undone: states.Undone,
    Kept: states.Kept,
    UndoFailed: states.UndoFailed,
    Reason: reason,
    ProcessId: pid,
    Profile: header.profile,
    Source: header.source,
    CreatedTime: header.createdTime,
    StartedTime: began,
    EndedTime: ended,
  });

export const rowObject = (row: RolloutRow): PSObject =>
  psObject(policyRolloutRow, {
    Row: row.row,
    Identity: row.identity,
    UserPrincipalName: row.userPrincipalName,
    ObjectId: row.id,
    PolicyType: row.policyType,
    PolicyName: row.policyName,
    Before: row.before,
    EffectiveBefore: row.effectiveBefore,
    SourceBefore: row.sourceBefore,
    Effect: row.effect,
    State: row.state,
    Verified: row.verified,
    Reason: row.reason,
    ErrorId: row.errorId,
    CorrelationId: row.correlationId,
  });
