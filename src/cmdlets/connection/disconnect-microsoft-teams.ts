import { cmdlet } from '../../engine/cmdlet.ts';
import '../services.ts';

/** `Disconnect-MicrosoftTeams`: forgets the current connection and its token; the sandbox is current again. */
export const disconnectMicrosoftTeams = cmdlet({
  name: 'Disconnect-MicrosoftTeams',
  synopsis: 'Ends the current connection and forgets its token.',
  description: 'Later commands go to the sandbox until Connect-MicrosoftTeams is run again. The sandbox itself keeps its data.',
  parameters: {},
  supportsShouldProcess: true,
  examples: [{ run: 'Disconnect-MicrosoftTeams', after: ['Connect-MicrosoftTeams'] }],
  async *process(_args, context) {
    const { connection } = context.services;
    const profile = await connection.current();
    if (profile.kind === 'sandbox') {
      context.streams.verbose('There is no connection to end: the sandbox needs none.');
      return;
    }
    if (await context.shouldProcess(profile.serviceUri ?? profile.name, `Disconnect and forget the profile '${profile.name}'`))
      await connection.remove(profile.name);
  },
});
