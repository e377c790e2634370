import { cmdlet } from '../../engine/cmdlet.ts';
import { toText, typeNameOf } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { propertyNames } from '../../engine/members/members.ts';
import { choices, object, strings, switchParameter } from '../../engine/parameter.ts';
import { customObject, isList, PSObject, psObject, type Value } from '../../engine/value.ts';
import { wildcard } from '../../engine/operators/wildcard.ts';
import { inputObjects } from './input-objects.ts';
import { valueOf } from './property-value.ts';

export const getMember = cmdlet({
  name: 'Get-Member',
  synopsis: 'Lists the properties that objects have, once for each type.',
  errorSource: 'Microsoft.PowerShell.Commands.GetMemberCommand',
  outputType: ['Microsoft.PowerShell.Commands.MemberDefinition'],
  parameters: {
    InputObject: object('The object to look at; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true }),
    Name: strings('Names or patterns; all without it.', { position: 0 }),
    MemberType: choices(['NoteProperty', 'Property', 'Properties', 'All'], 'The kinds to list.', { aliases: ['Type'] }),
    Force: switchParameter('Accepted without effect.', { ignored: true }),
  },
  examples: [{ run: "[pscustomobject]@{ Name = 'Ana'; Age = 41 } | Get-Member" }, { run: "'text' | Get-Member Length" }],
  async *stream(each, context, fixed) {
    const matches = (fixed.Name ?? ['*']).map((pattern) => wildcard(pattern));
    const kinds = new Set<string>(fixed.MemberType ?? ['All']);
    const seen = new Set<string>();
    for await (const value of inputObjects(each)) {
      const type = fullTypeName(value);
      if (seen.has(type)) continue;
      seen.add(type);
      const kind = value instanceof PSObject ? 'NoteProperty' : 'Property';
      if (!kinds.has('All') && !kinds.has('Properties') && !kinds.has(kind)) continue;
      const names = propertyNames(value).filter((name) => matches.some((match) => match(name)));
      for (const name of [...names].sort((a, b) => a.localeCompare(b, 'en'))) {
        const property = valueOf(value, name) ?? null;
        const definition = kind === 'Property' ? `${shortTypeName(property)} ${name} {get;}` : `${shortTypeName(property)} ${name}=${shown(property)}`;
        yield psObject('Microsoft.PowerShell.Commands.MemberDefinition', { TypeName: type, Name: name, MemberType: kind, Definition: definition });
      }
    }
    if (seen.size > 0) return;
    context.writeError(
      new ErrorRecord({
        id: 'NoObjectInGetMember',
        category: 'CloseError',
        message: 'You must specify an object for the Get-Member cmdlet.',
        recommendation: 'Pipe objects into it.',
      }),
    );
  },
});

function fullTypeName(value: Value): string {
  if (!(value instanceof PSObject)) return typeNameOf(value);
  return value.typeName === customObject ? 'System.Management.Automation.PSCustomObject' : value.typeName;
}

const shortNames: Readonly<Record<string, string>> = {
  'System.String': 'string',
  'System.Int32': 'int',
  'System.Int64': 'long',
  'System.Double': 'double',
  'System.Decimal': 'decimal',
  'System.Boolean': 'bool',
  'System.DateTime': 'datetime',
  'System.TimeSpan': 'timespan',
  'System.Guid': 'guid',
};

function shortTypeName(value: Value): string {
  if (value === null) return 'object';
  const full = fullTypeName(value);
  return shortNames[full] ?? full.replace(/^System\.(Management\.Automation\.|Collections\.)?/, '');
}

const shown = (value: Value): string => (value === null ? 'null' : isList(value) ? 'System.Object[]' : toText(value));
