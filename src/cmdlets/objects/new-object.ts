import { cmdlet } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { hashtable, objects, string } from '../../engine/parameter.ts';
import { customObject, PSObject, type Hashtable } from '../../engine/value.ts';

/** Bare objects, as scripts make them to fill with properties. */
const plain = new Set(['psobject', 'pscustomobject', 'management.automation.psobject', 'management.automation.pscustomobject', 'object']);

/** The namespaces of the Teams module, whose cmdlets take such objects. */
const teams = /^microsoft\.(teams|rtc)\./i;

export const newObject = cmdlet({
  name: 'New-Object',
  synopsis: 'Makes an object of a Teams type, or one without a type, from a hashtable.',
  errorSource: 'Microsoft.PowerShell.Commands.NewObjectCommand',
  parameters: {
    TypeName: string('PSObject, or a type of the Teams module.', { position: 0, mandatory: true }),
    ArgumentList: objects('Not supported: these objects have no constructor.', { position: 1, aliases: ['Args'] }),
    Property: hashtable('The properties and their values.', {}),
  },
  examples: [
    { run: "New-Object PSObject -Property @{ Name = 'Ana'; Age = 41 }" },
    { run: "New-Object -TypeName Microsoft.Teams.Policy.Administration.Cmdlets.Core.PinnedApp -Property @{ Id = '14d6962d-6eeb-4f48-8890-de55454bb136' }" },
  ],
  async *process({ TypeName: name = '', ArgumentList: list, Property: table }) {
    const short = name.replace(/^system\./i, '');
    const isPlain = plain.has(short.toLowerCase());
    if ((!isPlain && !teams.test(name)) || list !== undefined) {
      throw new ErrorRecord({
        id: 'CannotCreateTypeConstrainedLanguage',
        category: 'PermissionDenied',
        terminating: true,
        target: name,
        message:
          list === undefined
            ? `Cannot create type ${name}. Only Teams types and PSObject can be made here.`
            : `${name} has no constructor with arguments here.`,
        recommendation: 'Use [pscustomobject]@{ … }, or New-Object PSObject -Property @{ … }.',
      });
    }
    yield filled(isPlain ? customObject : name, table);
  },
});

function filled(typeName: string, table: Hashtable | undefined): PSObject {
  const result = new PSObject(typeName, new Map());
  for (const [key, value] of table?.entries() ?? []) result.set(toText(key), value);
  return result;
}
