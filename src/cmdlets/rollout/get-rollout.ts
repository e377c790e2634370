import { cmdlet } from '../../engine/cmdlet.ts';
import { toErrorRecord } from '../../engine/error-record.ts';
import { choices, string, switchParameter } from '../../engine/parameter.ts';
import { RolloutError } from '../../rollout/rollout-error.ts';
import { rolloutRows, rolloutSummary } from '../../rollout/rollout-rows.ts';
import { openRollouts } from './make-plan.ts';
import { policyRollout, policyRolloutRow, rowObject, summaryObject } from './rollout-object.ts';

const states = ['Pending', 'Succeeded', 'Failed', 'Skipped', 'Unknown', 'Undone', 'Kept', 'UndoFailed'] as const;

/** `Get-CsPolicyRollout`: the rollouts of this connection, or the rows of one. Not one of Microsoft's cmdlets. */
export const getCsPolicyRollout = cmdlet({
  name: 'Get-CsPolicyRollout',
  synopsis: 'Gets the rollouts that were planned here, or the rows of one.',
  description:
    "Shows at any time how far a rollout is, also one that another process is working on. Rows come in the order of the input. This cmdlet is csteams' own.",
  parameters: {
    Name: string("The rollout's name; all rollouts of the connection when it is left out.", { position: 0, pipeline: 'ByPropertyName' }),
    Rows: switchParameter('The rows instead of the summary.'),
    State: choices(states, 'Only rows in these states.'),
  },
  outputType: [policyRollout, policyRolloutRow],
  examples: [
    { title: 'All rollouts', run: 'Get-CsPolicyRollout' },
    {
      title: 'The rows that failed',
      run: 'Get-CsPolicyRollout legal -Rows -State Failed, Unknown',
      after: [
        'Get-CsOnlineUser -Filter "Department -eq \'Legal\'" | New-CsPolicyRollout legal -PolicyType TeamsEnhancedEncryptionPolicy -PolicyName UserControlled',
      ],
    },
  ],
  async *process({ Name, Rows = false, State }, context) {
    const rollouts = await openRollouts(context);
    for (const name of Name === undefined ? rollouts.names() : [Name]) {
      try {
        const { header, files } = rollouts.open(name);
        if (!Rows && State === undefined) yield summaryObject(rolloutSummary(files, header));
        else for (const row of rolloutRows(files, name)) if (State === undefined || State.includes(row.state)) yield rowObject(row);
      } catch (thrown) {
        // One that is damaged does not hide the others.
        if (Name !== undefined || !(thrown instanceof RolloutError)) throw thrown;
        context.writeError(toErrorRecord(thrown));
      }
    }
  },
});
