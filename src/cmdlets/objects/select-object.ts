import { cmdlet } from '../../engine/cmdlet.ts';
import { int, ints, object, objects, string, strings, switchParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { wildcard } from '../../engine/operators/wildcard.ts';
import { identityOf } from './distinct.ts';
import { inputObjects } from './input-objects.ts';
import { propertyArguments } from './property-argument.ts';
import { windowed } from './selection-window.ts';
import { shaped, type Shape } from './shape.ts';

const shaping = ['DefaultParameter', 'SkipLastParameter'];

export const selectObject = cmdlet({
  name: 'Select-Object',
  synopsis: 'Takes some objects of the input, or some properties of each.',
  description:
    'With -Property each result is a new object with these properties, in this order; a property the input lacks is null. A hashtable makes a property: @{Name="Total"; Expression={$_.Count * 2}}.',
  errorSource: 'Microsoft.PowerShell.Commands.SelectObjectCommand',
  readsStandardInput: true,
  defaultParameterSet: 'DefaultParameter',
  parameters: {
    InputObject: object('The object to take; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }),
    Property: objects('Names, patterns, script blocks or hashtables.', { set: shaping, position: 0, allowEmptyCollection: true, names: 'property' }),
    ExcludeProperty: strings('Names or patterns to leave out.', { set: shaping, names: 'property' }),
    ExpandProperty: string('The property whose values are written instead of the object.', { set: shaping, names: 'property' }),
    Unique: switchParameter('Each different object once, written at the end.'),
    CaseInsensitive: switchParameter('Texts that differ only in case count as the same for -Unique.'),
    Last: int('How many from the end.', { set: 'DefaultParameter', validateRange: { min: 0 } }),
    First: int('How many from the start; then the commands before are stopped.', { set: 'DefaultParameter', validateRange: { min: 0 } }),
    Skip: int('How many to pass over: from the start, or with -Last from the end.', { set: shaping, validateRange: { min: 0 } }),
    SkipLast: int('How many to leave out at the end.', { set: 'SkipLastParameter', validateRange: { min: 0 } }),
    Wait: switchParameter('Lets the commands before run to their end.', { set: ['DefaultParameter', 'IndexParameter'] }),
    Index: ints('The places to take, from 0.', { set: 'IndexParameter', validateRange: { min: 0 } }),
    SkipIndex: ints('The places to leave out, from 0.', { set: 'SkipIndexParameter', validateRange: { min: 0 } }),
  },
  examples: [
    { run: '1..10 | Select-Object -First 3' },
    { run: "[pscustomobject]@{ Name = 'Ana'; Age = 41; City = 'Rome' } | Select-Object Name, City" },
    { run: "[pscustomobject]@{ Name = 'Ana'; Age = 41 } | Select-Object Name, @{ Name = 'Next'; Expression = { $_.Age + 1 } }" },
    { run: "[pscustomobject]@{ Name = 'Ana'; Roles = 'Owner', 'Guest' } | Select-Object -ExpandProperty Roles" },
  ],
  async *stream(each, context, fixed) {
    const names = fixed.Property?.length ? fixed.Property : fixed.ExcludeProperty ? ['*'] : [];
    const shape: Shape = {
      properties: propertyArguments(names, { keys: ['name', 'label'] }),
      excluded: (fixed.ExcludeProperty ?? []).map((pattern) => wildcard(pattern)),
      expand: fixed.ExpandProperty ? propertyArguments([fixed.ExpandProperty], { keys: [] })[0] : undefined,
    };
    const { First: first, Last: last, Skip: skip, SkipLast: skipLast, Index: index, SkipIndex: skipIndex, Wait: wait } = fixed;
    const unique = fixed.Unique === true ? new Map<string, Value>() : undefined;
    for await (const value of windowed(inputObjects(each), { first, last, skip, skipLast, index, skipIndex, wait })) {
      for (const result of await shaped(value, shape, context)) {
        if (unique === undefined) yield result;
        else {
          const key = identityOf(result, fixed.CaseInsensitive !== true);
          if (!unique.has(key)) unique.set(key, result);
        }
      }
    }
    if (unique !== undefined) yield* unique.values();
  },
});
