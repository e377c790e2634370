import { cmdlet } from '../../engine/cmdlet.ts';
import { object, string } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { rolloutSummary } from '../../rollout/rollout-rows.ts';
import { throttleLimit } from '../side-by-side.ts';
import { makePlan } from './make-plan.ts';
import { policyRollout, summaryObject } from './rollout-object.ts';
import { planParameters, rolloutName } from './rollout-parameters.ts';

/** `New-CsPolicyRollout`: plans a change of many assignments. Not one of Microsoft's cmdlets. */
export const newCsPolicyRollout = cmdlet({
  name: 'New-CsPolicyRollout',
  synopsis: 'Plans the assignment of policies to many users, and changes nothing.',
  description:
    "Reads the users from a CSV file or the pipeline, looks each of them up, and keeps what the user has now and what would change: Change, NoChange, Masked (a group gives the user this policy already) or Invalid with the reason. Rows may name their own PolicyType and PolicyName. Start-CsPolicyRollout carries the plan out. This cmdlet is csteams' own.",
  parameters: {
    Name: rolloutName(),
    Path: string('A CSV file with a column for the user, or a plain list of users.', { set: 'Path', position: 1, mandatory: true, names: 'file' }),
    InputObject: object('Users, or objects that name them.', { set: 'InputObject', mandatory: true, pipeline: 'ByValue' }),
    ...planParameters('*'),
    ThrottleLimit: throttleLimit(),
  },
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputType: [policyRollout],
  examples: [
    {
      title: 'Plan for the users of the pipeline',
      run: 'Get-CsOnlineUser -Filter "Department -eq \'Legal\'" | New-CsPolicyRollout legal -PolicyType TeamsEnhancedEncryptionPolicy -PolicyName UserControlled',
    },
    {
      title: 'Plan for the users of a file',
      run: 'New-CsPolicyRollout board -Path board.csv -PolicyType TeamsEnhancedEncryptionPolicy -PolicyName UserControlled',
      after: ["'UserPrincipalName', 'ana@contoso.com', 'emma@contoso.com' | Set-Content board.csv"],
    },
  ],
  async *stream(each, context, fixed) {
    if (!(await context.shouldProcess(`rollout ${fixed.Name ?? ''}`, 'Plan'))) return;
    const { header, files } = await makePlan(fixed, inputs(each), context);
    yield summaryObject(rolloutSummary(files, header));
  },
});

async function* inputs(each: AsyncIterable<{ readonly InputObject: Value | undefined }>): AsyncGenerator<Value, void, undefined> {
  for await (const { InputObject } of each) if (InputObject !== undefined) yield InputObject;
}
