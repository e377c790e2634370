import { cmdlet } from '../../engine/cmdlet.ts';
import { switchParameter } from '../../engine/parameter.ts';
import { Journal } from '../../rollout/journal.ts';
import { doRollout } from './do-rollout.ts';
import { openRollouts } from './make-plan.ts';
import { policyRollout } from './rollout-object.ts';
import { rolloutName, runParameters } from './rollout-parameters.ts';

/** `Resume-CsPolicyRollout`: goes on with a rollout that did not get to its end. Not one of Microsoft's cmdlets. */
export const resumeCsPolicyRollout = cmdlet({
  name: 'Resume-CsPolicyRollout',
  synopsis: 'Goes on with a rollout, or with undoing it, where it was.',
  description:
    "Planning, running and undoing can all be interrupted. Rows of which nobody knows whether they were sent are read first, and sent only if the tenant does not have them. This cmdlet is csteams' own.",
  parameters: {
    Name: rolloutName({ pipeline: 'ByPropertyName' }),
    RetryFailed: switchParameter('Try rows again that failed.'),
    ...runParameters,
  },
  supportsShouldProcess: true,
  outputType: [policyRollout],
  examples: [
    {
      run: 'Resume-CsPolicyRollout legal -RetryFailed',
      after: [
        'Get-CsOnlineUser -Filter "Department -eq \'Legal\'" | New-CsPolicyRollout legal -PolicyType TeamsEnhancedEncryptionPolicy -PolicyName UserControlled',
      ],
    },
  ],
  async *process(args, context) {
    const rollout = (await openRollouts(context)).open(args.Name ?? '');
    const undoing = new Journal(rollout.files.journal).lastRun?.kind === 'undo';
    const summary = await doRollout(undoing ? 'undo' : 'run', rollout, args, context);
    if (summary) yield summary;
  },
});
