import { cmdlet } from '../../engine/cmdlet.ts';
import { toKind } from '../../engine/conversion/date-parts.ts';
import { dateTime, string } from '../../engine/parameter.ts';
import { psObject, type Value } from '../../engine/value.ts';
import type { ChangeTarget, RecordedChange } from '../../history/change.ts';
import type { Json } from '../../policy/setting.ts';
import '../services.ts';

/** The type name of what it writes. */
export const changeRecord = 'CsChange';

/** `Get-CsChangeHistory`: what was written to tenants from here. Not one of Microsoft's cmdlets. */
export const getCsChangeHistory = cmdlet({
  name: 'Get-CsChangeHistory',
  synopsis: 'Gets what was changed in tenants from this machine, oldest first.',
  description:
    "Every write through csteams is noted on this machine, with what was there before; changes made elsewhere are not. csteams --no-history leaves a command out. Undo-CsChange takes a change back. This cmdlet is csteams' own.",
  parameters: {
    Since: dateTime('Only changes from then on.'),
    User: string('Only assignments to this user: user principal name or object id.', { names: 'user' }),
    PolicyType: string('Only changes of this policy type.', { names: 'policyType' }),
  },
  outputType: [changeRecord],
  examples: [
    {
      title: 'Who got what',
      run: 'Get-CsChangeHistory -User ana@contoso.com -PolicyType TeamsEnhancedEncryptionPolicy',
      after: ['Grant-CsTeamsEnhancedEncryptionPolicy -Identity ana@contoso.com -PolicyName Disabled'],
    },
  ],
  async *process({ Since, User, PolicyType }, { services }) {
    const since = Since === undefined ? undefined : toKind(Since, 'utc').ms;
    for (const change of (await services.history.log()).list()) {
      if (since !== undefined && Date.parse(change.time) < since) continue;
      if (PolicyType !== undefined && change.policyType.toLowerCase() !== PolicyType.toLowerCase()) continue;
      if (User !== undefined && !isAbout(change.target, User)) continue;
      yield changeObject(change);
    }
  },
});

function isAbout(target: ChangeTarget, user: string): boolean {
  const names = target.kind === 'user' ? [target.id, target.name] : target.kind === 'batch' ? target.users : [];
  return names.some((name) => name.toLowerCase() === user.toLowerCase());
}

const changeObject = ({ id, time, profile, who, action, policyType, target, before, after, correlationId, outcome }: RecordedChange) =>
  psObject(changeRecord, {
    Id: id,
    Time: time,
    Profile: profile,
    Who: who,
    Action: action,
    PolicyType: policyType,
    TargetType: target.kind,
    Target: target.kind === 'tenant' ? null : target.kind === 'batch' ? target.users.join(', ') : target.name,
    Before: shown(before),
    After: shown(after),
    Outcome: outcome,
    CorrelationId: correlationId,
  });

/** A policy's name as it is, settings as JSON. */
const shown = (value: Json): Value => (value === null || typeof value === 'string' ? value : JSON.stringify(value));
