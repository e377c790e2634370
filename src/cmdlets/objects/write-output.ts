import { cmdlet } from '../../engine/cmdlet.ts';
import { object, switchParameter } from '../../engine/parameter.ts';
import { isList } from '../../engine/value.ts';

export const writeOutput = cmdlet({
  name: 'Write-Output',
  synopsis: 'Writes objects to the pipeline.',
  description: 'The elements of a list are written one by one; a list inside the list stays a list.',
  errorSource: 'Microsoft.PowerShell.Commands.WriteOutputCommand',
  parameters: {
    InputObject: object('What to write.', {
      position: 0,
      mandatory: true,
      pipeline: 'ByValue',
      remainingArguments: true,
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
    }),
    NoEnumerate: switchParameter('Writes a list as one object.'),
  },
  examples: [{ run: "Write-Output 'one', 'two'" }, { run: '(Write-Output 1, 2 -NoEnumerate | Measure-Object).Count' }],
  async *process({ InputObject: value = null, NoEnumerate }) {
    if (isList(value) && NoEnumerate !== true) yield* value;
    else yield value;
  },
});
