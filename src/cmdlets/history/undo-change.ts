import { cmdlet } from '../../engine/cmdlet.ts';
import { string, switchParameter } from '../../engine/parameter.ts';
import { HistoryError } from '../../history/history-error.ts';
import { undoing } from '../../history/undo-change.ts';
import '../services.ts';

/** `Undo-CsChange`: takes one change of the history back. Not one of Microsoft's cmdlets. */
export const undoCsChange = cmdlet({
  name: 'Undo-CsChange',
  synopsis: 'Takes a change from the history back.',
  description:
    "Puts back what was there before, unless somebody has changed it since: then -Force is needed. Taking back is a change of its own in the history. This cmdlet is csteams' own.",
  parameters: {
    Id: string("The change's id, from Get-CsChangeHistory.", { position: 0, mandatory: true, pipeline: 'ByPropertyName' }),
    Force: switchParameter('Also where somebody has changed it since.'),
  },
  supportsShouldProcess: true,
  examples: [
    {
      title: 'Take the last change back',
      run: 'Get-CsChangeHistory | Select-Object -Last 1 | Undo-CsChange',
      after: ['Grant-CsTeamsEnhancedEncryptionPolicy -Identity ana@contoso.com -PolicyName Disabled'],
    },
  ],
  async *process({ Id = '', Force = false }, context) {
    const { history, policies, connection } = context.services;
    const change = [...(await history.log()).list()].find(({ id }) => id.toLowerCase() === Id.toLowerCase());
    if (!change) throw new HistoryError('ChangeNotFound', Id, `There is no change '${Id}' in the history.`, 'Get-CsChangeHistory lists those there are.');
    const { name } = await connection.current();
    if (change.profile !== name) {
      throw new HistoryError(
        'CannotUndoChange',
        Id,
        `The change was made over the connection '${change.profile}', this one is '${name}'.`,
        `Use it: csteams --profile ${change.profile}`,
      );
    }
    const { description, holds, undo } = undoing(change, policies);
    if (!Force && !(await holds())) {
      throw new HistoryError('ChangedSince', Id, 'It has been changed again since.', 'Look at it first; -Force takes the change back all the same.');
    }
    if (await context.shouldProcess(`change ${Id}`, description)) await undo();
  },
});
