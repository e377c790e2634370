import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { kill, pid } from 'node:process';
import { rolloutFileError, RolloutError } from './rollout-error.ts';

/** The locks this process holds: a lock with our own pid that is not among them was left by an earlier process that had the same one. */
const held = new Set<string>();

/** Takes a rollout for this process alone; gives what lets go of it. Throws RolloutBusy with the other's pid, and RolloutNotWritable. A lock whose process is gone is taken over. */
export function lockRollout(folder: string, name: string): () => void {
  const file = `${folder}/lock`;
  const mine = `${file}.${pid}`;
  try {
    writeFileSync(mine, String(pid), { mode: 0o600 });
    while (!take(mine, file)) {
      const holder = holderOf(file);
      if (holder === undefined) continue;
      if (holder === pid ? held.has(file) : isAlive(holder)) throw busy(name, holder);
      breakLock(file, holder);
    }
  } catch (thrown) {
    throw rolloutFileError(thrown, file);
  } finally {
    rmSync(mine, { force: true });
  }
  held.add(file);
  return () => {
    held.delete(file);
    rmSync(file, { force: true });
  };
}

/** The pid of the process that works on a rollout; undefined when none does. */
export function lockHolder(folder: string): number | undefined {
  const file = `${folder}/lock`;
  const holder = holderOf(file);
  return holder !== undefined && (holder === pid ? held.has(file) : isAlive(holder)) ? holder : undefined;
}

/** Another process is working on a rollout. */
export const isLockedElsewhere = (folder: string): boolean => ![undefined, pid].includes(lockHolder(folder));

/** A link appears whole or not at all, so nobody ever reads half a lock. */
function take(mine: string, file: string): boolean {
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Of several processes that find the lock stale, one moves it away. Whoever moved a fresh one away by mistake puts it back. */
function breakLock(file: string, holder: number): void {
  const aside = `${file}.stale.${pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (holderOf(aside) !== holder) take(aside, file);
  rmSync(aside, { force: true });
}

function isAlive(holder: number): boolean {
  try {
    kill(holder, 0);
    return !isZombie(holder);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Killed, but its parent has not asked for it yet: in a container without an init process that can take forever. Told by Linux alone. */
function isZombie(holder: number): boolean {
  try {
    const stat = readFileSync(`/proc/${holder}/stat`, 'utf8');
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

const busy = (name: string, holder: number): RolloutError =>
  new RolloutError(
    'RolloutBusy',
    name,
    `Process ${holder} is working on the rollout '${name}'.`,
    `Wait until it is done, or end it (kill ${holder}); then: Resume-CsPolicyRollout ${name}`,
  );
