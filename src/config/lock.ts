import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileError } from './configuration-error.ts';

/** What is done under a lock of a file takes milliseconds: one this old was left by a process that ended in the middle. */
const longestHeld = 10_000;

/** Runs work that reads and rewrites `file` while no other csteams process does. Makes the folder, for its owner's eyes only. `staleAfter`: milliseconds, for work that takes longer. Rejects with ConfigurationReadOnly or StoreFull. */
export async function withLock<T>(file: string, work: () => Promise<T>, staleAfter = longestHeld): Promise<T> {
  const lock = `${file}.lock`;
  const mine = randomUUID();
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    while (!(await acquire(lock, mine))) {
      await breakStale(lock, staleAfter);
      await sleep(5 + Math.random() * 20);
    }
    try {
      return await work();
    } finally {
      if ((await contentOf(lock)) === mine) await rm(lock, { force: true });
    }
  } catch (error) {
    throw fileError(error, file);
  }
}

async function acquire(lock: string, mine: string): Promise<boolean> {
  try {
    await writeFile(lock, mine, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a stale lock aside rather than deleting it, so that of several who find it stale only one takes it away. */
async function breakStale(lock: string, staleAfter: number): Promise<void> {
  const found = await stat(lock).catch(() => undefined);
  if (!found || Date.now() - found.mtimeMs < staleAfter) return;
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(() => undefined);
  await rm(aside, { force: true });
}

const contentOf = (lock: string): Promise<string | undefined> => readFile(lock, 'utf8').catch(() => undefined);
