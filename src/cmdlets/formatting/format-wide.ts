import { cmdlet } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { int, object, switchParameter } from '../../engine/parameter.ts';
import { formatRecords } from '../../format/text-lines.ts';
import { inputObjects } from '../objects/input-objects.ts';
import { formatOptions } from './format-context.ts';
import { commonFormatParameters, refuseView } from './format-parameters.ts';
import { formatProperty, listKeys, wideKeys } from './format-property.ts';

export const formatWide = cmdlet({
  name: 'Format-Wide',
  synopsis: 'Prints one property of each object, in several columns.',
  errorSource: 'Microsoft.PowerShell.Commands.FormatWideCommand',
  parameters: {
    Property: object('The property; without it the name of the object.', { position: 0, names: 'property' }),
    AutoSize: switchParameter('As many columns as fit.'),
    Column: int('How many columns; 2 without it.', { validateRange: { min: 1 } }),
    GroupBy: object('A property: a heading where its value changes. Sort by it before.', { names: 'property' }),
    InputObject: object('The objects to print; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }),
    ...commonFormatParameters,
  },
  examples: [{ run: "'Ana', 'Ben', 'Cho' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | Format-Wide -Column 3" }],
  async *stream(each, context, { Property: property, AutoSize: autoSize, Column: columns, GroupBy: groupBy, View: view, Force: force }) {
    refuseView(view);
    if (autoSize === true && columns !== undefined) throw sizeTwice();
    const request = {
      shape: 'wide',
      ...(property !== undefined && property !== null && { properties: [formatProperty(property, wideKeys)] }),
      ...(groupBy !== undefined && groupBy !== null && { groupBy: formatProperty(groupBy, listKeys) }),
      ...(force !== undefined && { force }),
      ...(autoSize !== undefined && { autoSize }),
      ...(columns !== undefined && { columns }),
    } as const;
    yield* formatRecords(inputObjects(each), request, formatOptions(context));
  },
});

const sizeTwice = (): ErrorRecord =>
  new ErrorRecord({
    id: 'FormatCannotSpecifyAutosizeAndColumns',
    category: 'InvalidArgument',
    message: '-AutoSize and -Column both decide the number of columns.',
    recommendation: 'Give one of them.',
    terminating: true,
  });
