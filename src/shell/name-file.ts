import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KeptNames, NameCache } from './tenant-names.ts';

const most = 60;

/** Names kept in a file, for completion in other shells. A file that cannot be read or written is no file: completion never fails for it. */
export function nameFile(file: string): NameCache {
  let entries: Map<string, KeptNames> | undefined;
  const read = (): Map<string, KeptNames> => (entries ??= new Map(readEntries(file)));
  return {
    get: (key) => read().get(key),
    set(key, kept) {
      // Another process may have written since.
      entries = new Map(readEntries(file));
      entries.delete(key);
      entries.set(key, kept);
      write(file, [...entries].slice(-most));
    },
  };
}

function readEntries(file: string): (readonly [string, KeptNames])[] {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(content) ? content.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(item: unknown): item is readonly [string, KeptNames] {
  if (!Array.isArray(item) || typeof item[0] !== 'string') return false;
  const { at, stamp, names } = { ...(item[1] as object | null) } as Readonly<Record<string, unknown>>;
  return typeof at === 'number' && typeof stamp === 'string' && Array.isArray(names) && names.every((name) => typeof name === 'string');
}

function write(file: string, entries: readonly (readonly [string, KeptNames])[]): void {
  const beside = `${file}.${Math.random().toString(36).slice(2)}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(beside, JSON.stringify(entries), { mode: 0o600 });
    renameSync(beside, file);
  } catch {
    // The next time asks again.
  }
}
