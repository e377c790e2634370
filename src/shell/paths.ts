import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Files and folders that start with `prefix`, a path as typed; folders end with a slash. None where the folder cannot be read. */
export async function pathsFrom(workingFolder: string, prefix: string): Promise<readonly string[]> {
  const folder = prefix.slice(0, Math.max(prefix.lastIndexOf('/'), prefix.lastIndexOf('\\')) + 1);
  const entries = await readdir(resolve(workingFolder, folder), { withFileTypes: true }).catch(() => []);
  const hidden = prefix.slice(folder.length).startsWith('.');
  return entries
    .filter(({ name }) => hidden || !name.startsWith('.'))
    .map((entry) => folder + entry.name + (entry.isDirectory() ? '/' : ''))
    .toSorted();
}
