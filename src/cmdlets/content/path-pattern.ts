import { ErrorRecord } from '../../engine/error-record.ts';
import type { FileStore } from '../../engine/host.ts';
import { hasWildcards, wildcard } from '../../engine/operators/wildcard.ts';

/** The files and folders that a -Path means: itself, or what matches the wildcards in its last part. A name that exists as written means itself. */
export async function matchingPaths(path: string, files: FileStore): Promise<readonly string[]> {
  if (!hasWildcards(path) || (await files.kind(path)) !== undefined) return [path];
  const [, folder = '', pattern = ''] = /^(.*[\\/])?(.*)$/s.exec(path) ?? [];
  if (hasWildcards(folder)) return [];
  const names = (await files.list?.(folder === '' ? '.' : folder)) ?? [];
  return names.filter(wildcard(pattern)).map((name) => folder + name);
}

/** As `matchingPaths`, for a cmdlet that reads them: throws ItemNotFound where nothing matches. */
export async function pathsToRead(path: string, files: FileStore): Promise<readonly string[]> {
  const paths = await matchingPaths(path, files);
  if (paths.length > 0) return paths;
  throw new ErrorRecord({
    id: 'ItemNotFound',
    category: 'ObjectNotFound',
    message: `An object at the specified path ${path} does not exist.`,
    target: path,
    recommendation: 'Wildcards are looked for in the last part of the path. Use -LiteralPath for a name that contains them.',
  });
}
