import { cmdlet } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { string, strings, switchParameter } from '../../engine/parameter.ts';

/** Modules whose cmdlets are here, as far as they concern policies: importing one changes nothing. */
const present: ReadonlySet<string> = new Set([
  'microsoftteams',
  'microsoft.powershell.utility',
  'microsoft.powershell.management',
  'microsoft.powershell.core',
]);

/** `Import-Module`: scripts written for the MicrosoftTeams module begin with it. */
export const importModule = cmdlet({
  name: 'Import-Module',
  synopsis: 'Accepts the modules whose cmdlets csteams has.',
  description:
    'Importing MicrosoftTeams changes nothing, because its policy cmdlets are there already. Other modules are not loaded: csteams runs no code but its own.',
  parameters: {
    Name: strings('The module.', { position: 0, mandatory: true, pipeline: 'ByValue', aliases: ['ModuleInfo'] }),
    MinimumVersion: string('Accepted without effect.', { aliases: ['Version'], ignored: true }),
    RequiredVersion: string('Accepted without effect.', { ignored: true }),
    MaximumVersion: string('Accepted without effect.', { ignored: true }),
    Force: switchParameter('Accepted without effect.', { ignored: true }),
    Global: switchParameter('Accepted without effect.', { ignored: true }),
    DisableNameChecking: switchParameter('Accepted without effect.', { ignored: true }),
    PassThru: switchParameter('Accepted without effect.', { ignored: true }),
  },
  errorSource: 'Microsoft.PowerShell.Commands.ImportModuleCommand',
  examples: [{ title: 'As scripts begin', run: 'Import-Module MicrosoftTeams' }],
  async *process({ Name = [] }, context) {
    for (const name of Name) {
      if (present.has(name.toLowerCase())) {
        context.streams.verbose(`The cmdlets of ${name} that csteams has need no importing.`);
        continue;
      }
      context.writeError(
        new ErrorRecord({
          id: 'Modules_ModuleNotFound',
          category: 'ResourceUnavailable',
          message: `The specified module '${name}' was not loaded because no valid module file was found in any module directory.`,
          recommendation: 'csteams loads no modules. Get-Command lists the cmdlets there are.',
          target: name,
        }),
      );
    }
  },
});
