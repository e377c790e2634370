import { cmdlet } from '../../engine/cmdlet.ts';
import { int, string, switchParameter } from '../../engine/parameter.ts';

export const writeProgress = cmdlet({
  name: 'Write-Progress',
  synopsis: 'Shows how far a piece of work has come.',
  errorSource: 'Microsoft.PowerShell.Commands.WriteProgressCommand',
  parameters: {
    Activity: string('What is being done.', { position: 0, allowEmptyString: true }),
    Status: string('The state it is in.', { position: 1, allowEmptyString: true }),
    Id: int('Tells several displays apart.', { position: 2, ignored: true }),
    PercentComplete: int('0 to 100; -1 for unknown.', { validateRange: { min: -1, max: 100 } }),
    SecondsRemaining: int('How long it will still take.', { ignored: true }),
    CurrentOperation: string('The step under way.', { ignored: true, allowEmptyString: true }),
    ParentId: int('The display this one belongs to.', { ignored: true }),
    Completed: switchParameter('Takes the display away.'),
    SourceId: int('Tells senders apart.', { ignored: true }),
  },
  examples: [{ run: "Write-Progress 'Reading users' -Status '30 of 100' -PercentComplete 30" }, { run: "Write-Progress 'Reading users' -Completed" }],
  async *process({ Activity: activity = 'Processing', Status: status, PercentComplete: percent, Completed: completed }, { streams }) {
    streams.progress({
      activity,
      ...(status !== undefined && { status }),
      ...(percent !== undefined && percent >= 0 && { percentComplete: percent }),
      ...(completed !== undefined && { completed }),
    });
  },
});
