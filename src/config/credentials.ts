import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { damaged } from './configuration-error.ts';
import { readJsonObject } from './json-file.ts';
import { withLock } from './lock.ts';

/** Secrets, one for each profile. */
export interface CredentialStore {
  /** Where they are, for people: a path, or a keychain's name. */
  readonly place: string;
  get(profile: string): Promise<string | undefined>;
  set(profile: string, secret: string): Promise<void>;
  /** No error when there is none. */
  remove(profile: string): Promise<void>;
  rename(profile: string, newName: string): Promise<void>;
}

/** Secrets in `credentials.json` of the data folder, readable by its owner only. Rejects with ConfigurationDamaged, ConfigurationReadOnly or StoreFull. */
export function credentialFile(folder: string): CredentialStore {
  const file = join(folder, 'credentials.json');
  const change = (next: (secrets: Map<string, string>) => void): Promise<void> =>
    withLock(file, async () => {
      const secrets = read(file);
      next(secrets);
      await replaceFile(file, `${JSON.stringify(Object.fromEntries(secrets), undefined, 2)}\n`);
    });
  return {
    place: file,
    get: async (profile) => read(file).get(keyOf(profile)),
    set: (profile, secret) => change((secrets) => secrets.set(keyOf(profile), secret)),
    async remove(profile) {
      if (read(file).has(keyOf(profile))) await change((secrets) => secrets.delete(keyOf(profile)));
    },
    async rename(profile, newName) {
      if (keyOf(profile) === keyOf(newName) || !read(file).has(keyOf(profile))) return;
      await change((secrets) => {
        const secret = secrets.get(keyOf(profile));
        if (secret === undefined) return;
        secrets.set(keyOf(newName), secret);
        secrets.delete(keyOf(profile));
      });
    },
  };
}

const keyOf = (profile: string): string => profile.toLowerCase();

function read(file: string): Map<string, string> {
  return new Map(
    Object.entries(readJsonObject(file) ?? {}).map(([name, secret]) => {
      if (typeof secret !== 'string') throw damaged(file, 'a secret in it is not text');
      return [name, secret];
    }),
  );
}

/** Old or new, never half: a reader at any moment, or after a crash, finds one of the two. */
async function replaceFile(file: string, text: string): Promise<void> {
  const fresh = `${file}.${randomUUID()}`;
  try {
    const handle = await open(fresh, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
