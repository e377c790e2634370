import { cmdlet } from '../../engine/cmdlet.ts';
import { lockRollout } from '../../rollout/rollout-lock.ts';
import { openRollouts } from './make-plan.ts';
import { rolloutName } from './rollout-parameters.ts';

/** `Remove-CsPolicyRollout`: forgets a rollout. Not one of Microsoft's cmdlets. */
export const removeCsPolicyRollout = cmdlet({
  name: 'Remove-CsPolicyRollout',
  synopsis: 'Forgets a rollout: its plan, its results, and with them the way to undo it.',
  description: "Nothing changes in the tenant. This cmdlet is csteams' own.",
  parameters: { Name: rolloutName({ pipeline: 'ByPropertyName' }) },
  supportsShouldProcess: true,
  examples: [
    {
      run: 'Remove-CsPolicyRollout legal',
      after: [
        'Get-CsOnlineUser -Filter "Department -eq \'Legal\'" | New-CsPolicyRollout legal -PolicyType TeamsEnhancedEncryptionPolicy -PolicyName UserControlled',
      ],
    },
  ],
  async *process({ Name = '' }, context) {
    const rollouts = await openRollouts(context);
    const { files } = rollouts.open(Name);
    if (!(await context.shouldProcess(`rollout ${Name}`, 'Remove'))) return;
    lockRollout(files.folder, Name);
    rollouts.remove(Name);
  },
});
