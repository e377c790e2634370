import { cmdlet } from '../../engine/cmdlet.ts';
import { object, objects, strings } from '../../engine/parameter.ts';
import { wildcard } from '../../engine/operators/wildcard.ts';
import { formatRecords } from '../../format/text-lines.ts';
import { inputObjects } from '../objects/input-objects.ts';
import { formatOptions } from './format-context.ts';
import { commonFormatParameters, refuseView } from './format-parameters.ts';
import { formatProperty, listKeys } from './format-property.ts';

export const formatList = cmdlet({
  name: 'Format-List',
  synopsis: 'Prints objects as lists, a property on each line.',
  description: 'Use -Property * for all properties of a type that shows only some. What comes out is for printing only.',
  errorSource: 'Microsoft.PowerShell.Commands.FormatListCommand',
  parameters: {
    Property: objects('Names, patterns, script blocks or hashtables.', { position: 0, names: 'property', validateNotNullOrEmpty: true }),
    ExcludeProperty: strings('Names or patterns to leave out.', { names: 'property' }),
    GroupBy: object('A property: a heading where its value changes. Sort by it before.', { names: 'property' }),
    InputObject: object('The objects to print; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }),
    ...commonFormatParameters,
  },
  examples: [{ run: "[pscustomobject]@{ Name = 'Ana'; Age = 41; City = 'Rome' } | Format-List" }],
  async *stream(each, context, { Property: properties, ExcludeProperty: excluded, GroupBy: groupBy, View: view, Force: force }) {
    refuseView(view);
    const exclude = excluded?.map((pattern) => wildcard(pattern));
    const request = {
      shape: 'list',
      ...(properties && { properties: properties.map((property) => formatProperty(property, listKeys)) }),
      ...(exclude && { exclude: (name: string) => exclude.some((matches) => matches(name)) }),
      ...(groupBy !== undefined && groupBy !== null && { groupBy: formatProperty(groupBy, listKeys) }),
      ...(force !== undefined && { force }),
    } as const;
    yield* formatRecords(inputObjects(each), request, formatOptions(context));
  },
});
