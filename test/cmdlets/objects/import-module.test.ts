import { describe, expect, it } from 'vitest';
import { workplace } from '../../conformance/workplace.ts';
import { parseScript } from '../../../src/engine/parse-script.ts';

async function outcome(script: string): Promise<{ readonly exitCode: number; readonly ids: readonly string[] }> {
  const place = await workplace({});
  try {
    const exitCode = await place.app.runScript(parseScript(script), []);
    return { exitCode, ids: place.errors().map(({ fullyQualifiedErrorId }) => fullyQualifiedErrorId) };
  } finally {
    await place.close();
  }
}

describe('Import-Module', () => {
  it('lets scripts for the MicrosoftTeams module begin as they do', async () => {
    expect(await outcome('Import-Module MicrosoftTeams -MinimumVersion 5.0.0; Import-Module -Name microsoftteams -Force')).toEqual({ exitCode: 0, ids: [] });
  });

  it('loads nothing else', async () => {
    expect(await outcome('Import-Module AzureAD')).toEqual({ exitCode: 1, ids: ['Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand'] });
  });
});
