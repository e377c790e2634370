import { rename } from 'node:fs/promises';

/**
 * Puts a data file that cannot be opened (StoreDamaged, StoreVersion) aside, with SQLite's companions of it, so that a new one can take its place.
 * Gives the path it has now. Nothing is deleted.
 */
export async function setAside(file: string, now: Date): Promise<string> {
  const aside = `${file}.${now.toISOString().replace(/\D/g, '').slice(0, 14)}.bak`;
  await rename(file, aside);
  for (const companion of ['-wal', '-shm']) {
    try {
      await rename(`${file}${companion}`, `${aside}${companion}`);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return aside;
}
