import { cmdlet } from '../../engine/cmdlet.ts';
import { choice, int, object, switchParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { toJson, truncationWarning } from '../../format/json.ts';

export const convertToJson = cmdlet({
  name: 'ConvertTo-Json',
  synopsis: 'Turns objects into JSON text.',
  description: 'One object becomes that object, several become an array. Objects deeper than -Depth become text, with a warning.',
  errorSource: 'Microsoft.PowerShell.Commands.ConvertToJsonCommand',
  readsStandardInput: true,
  outputType: ['System.String'],
  parameters: {
    InputObject: object('The object to convert; usually from the pipeline.', {
      position: 0,
      mandatory: true,
      pipeline: 'ByValue',
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
    }),
    Depth: int('How many levels inside the object are written; 2 without it.', { validateRange: { min: 0, max: 100 } }),
    Compress: switchParameter('One line without blanks.'),
    EnumsAsStrings: switchParameter('Accepted; enums are text anyway.', { ignored: true }),
    AsArray: switchParameter('An array even of one object.'),
    EscapeHandling: choice(['Default', 'EscapeNonAscii', 'EscapeHtml'], 'Which characters are escaped besides the necessary ones.'),
  },
  examples: [
    { run: "[pscustomobject]@{ Name = 'Ana'; Roles = 'Owner', 'Guest' } | ConvertTo-Json" },
    { run: "@{ Name = 'Ana' } | ConvertTo-Json -AsArray -Compress" },
  ],
  async *stream(each, context, fixed) {
    const values: Value[] = [];
    for await (const { InputObject: value } of each) values.push(value ?? null);
    const [first] = values;
    if (first === undefined) return;
    const { Depth: depth, Compress: compress, EscapeHandling: escapeHandling } = fixed;
    yield toJson(values.length > 1 || fixed.AsArray === true ? values : first, {
      ...(depth !== undefined && { depth }),
      ...(compress !== undefined && { compress }),
      ...(escapeHandling !== undefined && { escapeHandling }),
      onTruncated: (reached) => context.streams.warning(truncationWarning(reached)),
    });
  },
});
