import { cmdlet } from '../../engine/cmdlet.ts';
import { object, objects, strings, switchParameter } from '../../engine/parameter.ts';
import { wildcard } from '../../engine/operators/wildcard.ts';
import { formatRecords } from '../../format/text-lines.ts';
import { inputObjects } from '../objects/input-objects.ts';
import { formatOptions } from './format-context.ts';
import { commonFormatParameters, refuseView } from './format-parameters.ts';
import { formatProperty, listKeys, tableKeys } from './format-property.ts';

export const formatTable = cmdlet({
  name: 'Format-Table',
  synopsis: 'Prints objects as a table.',
  description:
    'A column may be a hashtable: @{Label="Total"; Expression={$_.Count * 2}; Width=10; Alignment="right"; FormatString="N2"}. What comes out is for printing only; select and sort before.',
  errorSource: 'Microsoft.PowerShell.Commands.FormatTableCommand',
  parameters: {
    Property: objects('The columns: names, patterns, script blocks or hashtables.', { position: 0, names: 'property', validateNotNullOrEmpty: true }),
    ExcludeProperty: strings('Names or patterns of columns to leave out.', { names: 'property' }),
    AutoSize: switchParameter('Column widths from all objects instead of the first.'),
    HideTableHeaders: switchParameter('Rows only.'),
    Wrap: switchParameter('Long values continue on the next line instead of being cut.'),
    RepeatHeader: switchParameter('Accepted; the header stands once.', { ignored: true }),
    GroupBy: object('A property: a new table where its value changes. Sort by it before.', { names: 'property' }),
    InputObject: object('The objects to print; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }),
    ...commonFormatParameters,
  },
  examples: [
    { run: "[pscustomobject]@{ Name = 'Ana'; Age = 41; City = 'Rome' } | Format-Table Name, City" },
    { run: "[pscustomobject]@{ Name = 'Ana'; Age = 41 } | Format-Table Name, @{ Label = 'Next'; Expression = { $_.Age + 1 }; Width = 6 }" },
  ],
  async *stream(each, context, fixed) {
    const { Property: properties, ExcludeProperty: excluded, GroupBy: groupBy, AutoSize: autoSize, HideTableHeaders: hideHeaders, Wrap: wrap } = fixed;
    refuseView(fixed.View);
    const exclude = excluded?.map((pattern) => wildcard(pattern));
    const request = {
      shape: 'table',
      ...(properties && { properties: properties.map((property) => formatProperty(property, tableKeys)) }),
      ...(exclude && { exclude: (name: string) => exclude.some((matches) => matches(name)) }),
      ...(groupBy !== undefined && groupBy !== null && { groupBy: formatProperty(groupBy, listKeys) }),
      ...(autoSize !== undefined && { autoSize }),
      ...(hideHeaders !== undefined && { hideHeaders }),
      ...(wrap !== undefined && { wrap }),
      ...(fixed.Force !== undefined && { force: fixed.Force }),
    } as const;
    yield* formatRecords(inputObjects(each), request, formatOptions(context));
  },
});
