import { basename, dirname, extname, isAbsolute, sep } from 'node:path';
import { cmdlet } from '../../engine/cmdlet.ts';
import { choice, strings, switchParameter } from '../../engine/parameter.ts';
import { matchingPaths } from './path-pattern.ts';

export const testPath = cmdlet({
  name: 'Test-Path',
  synopsis: 'Tells whether a file or folder exists.',
  errorSource: 'Microsoft.PowerShell.Commands.TestPathCommand',
  defaultParameterSet: 'Path',
  outputType: ['System.Boolean'],
  parameters: {
    Path: strings('The paths.', {
      set: 'Path',
      position: 0,
      mandatory: true,
      pipeline: 'ByValueAndPropertyName',
      allowEmptyString: true,
      allowNull: true,
      names: 'file',
    }),
    LiteralPath: strings('The paths.', {
      set: 'LiteralPath',
      mandatory: true,
      pipeline: 'ByPropertyName',
      aliases: ['PSPath', 'LP'],
      allowEmptyString: true,
      names: 'file',
    }),
    PathType: choice(['Any', 'Container', 'Leaf'], 'What it must be: a folder is a container, a file a leaf.', { aliases: ['Type'] }),
    IsValid: switchParameter('Tells whether the path could exist at all.'),
  },
  examples: [{ run: 'Test-Path users.csv' }, { run: 'Test-Path . -PathType Container' }],
  async *process(args, { files }) {
    for (const path of args.Path ?? args.LiteralPath ?? []) {
      if (args.IsValid === true) {
        yield path !== '' && !path.includes('\0');
        continue;
      }
      const wanted = args.PathType === 'Leaf' ? 'file' : args.PathType === 'Container' ? 'folder' : undefined;
      const found = path.trim() === '' ? [] : args.Path ? await matchingPaths(path, files) : [path];
      const kinds = await Promise.all(found.map((each) => files.kind(each)));
      yield kinds.some((kind) => kind !== undefined && (wanted === undefined || kind === wanted));
    }
  },
});

export const joinPath = cmdlet({
  name: 'Join-Path',
  synopsis: 'Puts a path together.',
  errorSource: 'Microsoft.PowerShell.Commands.JoinPathCommand',
  outputType: ['System.String'],
  parameters: {
    Path: strings('The first part.', { position: 0, mandatory: true, pipeline: 'ByValueAndPropertyName', aliases: ['PSPath'], allowEmptyString: true }),
    ChildPath: strings('The part below it.', { position: 1, mandatory: true, pipeline: 'ByPropertyName', allowNull: true, allowEmptyString: true }),
    AdditionalChildPath: strings('Further parts.', {
      position: 2,
      remainingArguments: true,
      pipeline: 'ByPropertyName',
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
    }),
  },
  examples: [{ run: 'Join-Path reports users.csv' }, { run: 'Join-Path reports 2024 may users.csv' }],
  async *process({ Path: parents = [], ChildPath: child = [], AdditionalChildPath: further = [] }) {
    for (const parent of parents) yield [...child, ...further].reduce(joined, native(parent));
  },
});

export const splitPath = cmdlet({
  name: 'Split-Path',
  synopsis: 'Takes a path apart.',
  errorSource: 'Microsoft.PowerShell.Commands.SplitPathCommand',
  defaultParameterSet: 'ParentSet',
  outputType: ['System.String', 'System.Boolean'],
  parameters: {
    Path: strings('The paths.', { position: 0, mandatory: true, pipeline: 'ByValueAndPropertyName', aliases: ['LiteralPath', 'PSPath', 'LP'] }),
    Parent: switchParameter('What stands above the last part; also without any switch.', { set: 'ParentSet' }),
    Leaf: switchParameter('The last part.', { set: 'LeafSet', mandatory: true }),
    LeafBase: switchParameter('The last part without its extension.', { set: 'LeafBaseSet', mandatory: true }),
    Extension: switchParameter('The extension, with its dot.', { set: 'ExtensionSet', mandatory: true }),
    IsAbsolute: switchParameter('Whether the path begins at the root.', { set: 'IsAbsoluteSet', mandatory: true }),
  },
  examples: [{ run: 'Split-Path reports/users.csv -Leaf' }, { run: 'Split-Path reports/users.csv' }],
  async *process(args) {
    for (const given of args.Path ?? []) {
      const path = native(given);
      if (args.Leaf === true) yield basename(path);
      else if (args.LeafBase === true) yield basename(path, extname(path));
      else if (args.Extension === true) yield extname(path);
      else if (args.IsAbsolute === true) yield isAbsolute(path);
      else yield path.includes(sep) ? dirname(path) : '';
    }
  },
});

/** Either slash separates, as in PowerShell; written is the one of this system. */
const native = (path: string): string => path.replace(/[\\/]/g, sep);

function joined(parent: string, child: string): string {
  const below = native(child);
  const left = parent.endsWith(sep) ? parent.slice(0, -1) : parent;
  return `${left}${sep}${below.startsWith(sep) ? below.slice(1) : below}`;
}
