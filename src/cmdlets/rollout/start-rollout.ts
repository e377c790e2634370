import { cmdlet } from '../../engine/cmdlet.ts';
import { string } from '../../engine/parameter.ts';
import { Journal } from '../../rollout/journal.ts';
import { RolloutError } from '../../rollout/rollout-error.ts';
import '../services.ts';
import { doRollout } from './do-rollout.ts';
import { makePlan, openRollouts } from './make-plan.ts';
import { policyRollout } from './rollout-object.ts';
import { planParameters, rolloutName, runParameters } from './rollout-parameters.ts';

/** `Start-CsPolicyRollout`: carries out a plan, or plans and does in one go. Not one of Microsoft's cmdlets. */
export const startCsPolicyRollout = cmdlet({
  name: 'Start-CsPolicyRollout',
  synopsis: 'Carries out a rollout that was planned, or plans one from a file and carries it out.',
  description:
    "Every row ends as Succeeded, Failed with the service's reason, Skipped or Unknown, and is read back. Whatever ends the process, Resume-CsPolicyRollout goes on where it was, and Undo-CsPolicyRollout puts back what each user had. More than 100 changes are asked about. This cmdlet is csteams' own.",
  parameters: {
    Name: rolloutName({ pipeline: 'ByPropertyName' }),
    Path: string('A CSV file with a column for the user, or a plain list of users: the rollout is planned first.', {
      set: 'Path',
      mandatory: true,
      names: 'file',
    }),
    ...planParameters('Path'),
    ...runParameters,
  },
  defaultParameterSet: 'Plan',
  supportsShouldProcess: true,
  outputType: [policyRollout],
  examples: [
    {
      title: 'Carry out a plan',
      run: 'Start-CsPolicyRollout legal -ThrottleLimit 16 -MaxErrorPercent 5',
      after: [
        'Get-CsOnlineUser -Filter "Department -eq \'Legal\'" | New-CsPolicyRollout legal -PolicyType TeamsEnhancedEncryptionPolicy -PolicyName UserControlled',
      ],
    },
    {
      title: 'In one go',
      run: 'Start-CsPolicyRollout board -Path board.csv -PolicyType TeamsEnhancedEncryptionPolicy -PolicyName UserControlled -Confirm:$false',
      after: ["'UserPrincipalName', 'ana@contoso.com', 'emma@contoso.com' | Set-Content board.csv"],
    },
  ],
  async *process(args, context) {
    const { Name = '', parameterSet } = args;
    const rollouts = await openRollouts(context);
    const rollout = parameterSet === 'Path' ? await makePlan(args, nothing(), context) : rollouts.open(Name);
    if (new Journal(rollout.files.journal).lastRun?.kind === 'undo') throw wasUndone(Name);
    const summary = await doRollout('run', rollout, args, context);
    if (summary) yield summary;
    // A dry run leaves no rollout behind that nobody asked for.
    else if (parameterSet === 'Path') rollouts.remove(Name);
  },
});

/** Rows that were put back would stay so, and those that were not would be sent again: neither is what the plan says. */
const wasUndone = (name: string): RolloutError =>
  new RolloutError(
    'RolloutNotPlanned',
    name,
    `The rollout '${name}' was undone, or began to be; it cannot be started again.`,
    `Plan it anew under another name. Resume-CsPolicyRollout ${name} goes on with undoing it.`,
  );

async function* nothing(): AsyncGenerator<never, void, undefined> {
  // The rows come from the file.
}
