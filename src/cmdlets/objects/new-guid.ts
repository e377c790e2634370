import { randomUUID } from 'node:crypto';
import { cmdlet } from '../../engine/cmdlet.ts';
import { guid, switchParameter } from '../../engine/parameter.ts';
import { Guid } from '../../engine/value.ts';

export const newGuid = cmdlet({
  name: 'New-Guid',
  synopsis: 'Makes a random GUID.',
  errorSource: 'Microsoft.PowerShell.Commands.NewGuidCommand',
  defaultParameterSet: 'Default',
  outputType: ['System.Guid'],
  parameters: {
    Empty: switchParameter('The GUID of zeros.', { set: 'Empty' }),
    InputObject: guid('Text to read as a GUID.', { set: 'InputObject', position: 0, mandatory: true, pipeline: 'ByValue' }),
  },
  examples: [{ run: 'New-Guid -Empty' }, { run: "New-Guid '{3D0A4B1E-0001-4000-8000-00AA00AA00AA}'" }],
  async *process({ Empty: empty, InputObject: given }) {
    yield given ?? new Guid(empty === true ? '00000000-0000-0000-0000-000000000000' : randomUUID());
  },
});
