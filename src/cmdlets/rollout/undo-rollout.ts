import { cmdlet } from '../../engine/cmdlet.ts';
import { doRollout } from './do-rollout.ts';
import { openRollouts } from './make-plan.ts';
import { policyRollout } from './rollout-object.ts';
import { doingParameters, rolloutName } from './rollout-parameters.ts';

/** `Undo-CsPolicyRollout`: puts back what each user had. Not one of Microsoft's cmdlets. */
export const undoCsPolicyRollout = cmdlet({
  name: 'Undo-CsPolicyRollout',
  synopsis: "Puts back each user's assignment from before a rollout.",
  description:
    "Only where the tenant still has what the rollout set: a user whom somebody else has assigned something since is left alone, and the row says so (Kept). This cmdlet is csteams' own.",
  parameters: { Name: rolloutName({ pipeline: 'ByPropertyName' }), ...doingParameters },
  supportsShouldProcess: true,
  outputType: [policyRollout],
  examples: [
    {
      run: 'Undo-CsPolicyRollout legal',
      after: [
        'Get-CsOnlineUser -Filter "Department -eq \'Legal\'" | New-CsPolicyRollout legal -PolicyType TeamsEnhancedEncryptionPolicy -PolicyName UserControlled',
        'Start-CsPolicyRollout legal',
      ],
    },
  ],
  async *process(args, context) {
    const rollout = (await openRollouts(context)).open(args.Name ?? '');
    const summary = await doRollout('undo', rollout, args, context);
    if (summary) yield summary;
  },
});
