import { cmdlet } from '../../engine/cmdlet.ts';
import { toText, typeNameOf } from '../../engine/conversion/convert.ts';
import { object, switchParameter } from '../../engine/parameter.ts';
import { isList, PSObject, type Value } from '../../engine/value.ts';
import { identityOf } from './distinct.ts';
import { inputObjects } from './input-objects.ts';
import { compareKeys } from './ordering.ts';

export const getUnique = cmdlet({
  name: 'Get-Unique',
  synopsis: 'Drops objects equal to the one before them.',
  description: 'Compares neighbours only, so the input should be sorted. Case matters.',
  errorSource: 'Microsoft.PowerShell.Commands.GetUniqueCommand',
  readsStandardInput: true,
  defaultParameterSet: 'AsString',
  parameters: {
    InputObject: object('The object to compare; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }),
    AsString: switchParameter('Compares the objects as text.', { set: 'AsString' }),
    OnType: switchParameter('Compares only the types.', { set: 'UniqueByType' }),
    CaseInsensitive: switchParameter('Letters in different case are equal.'),
  },
  examples: [{ run: "'a', 'b', 'b', 'd' | Get-Unique" }, { run: "'a', 'A', 'b' | Get-Unique -CaseInsensitive" }],
  async *stream(each, context, fixed) {
    const caseSensitive = fixed.CaseInsensitive !== true;
    const same = (a: Value, b: Value): boolean => {
      if (fixed.OnType === true) return typeName(a) === typeName(b);
      if (fixed.AsString === true) return compareKeys(toText(a), toText(b), caseSensitive) === 0;
      if (a instanceof PSObject) return identityOf(a, caseSensitive) === identityOf(b, caseSensitive);
      return compareKeys(b, a, caseSensitive) === 0;
    };
    let last: Value | undefined;
    for await (const value of inputObjects(each)) {
      if (last !== undefined && same(last, value)) continue;
      // A list given by -InputObject is one object, and comes out as it is.
      if (isList(value) && !context.expectingInput) yield* value;
      else yield value;
      last = value;
    }
  },
});

const typeName = (value: Value): string => (value instanceof PSObject ? value.typeName : typeNameOf(value));
