import { join } from 'node:path';
import type { SandboxTools } from './command-line/command-io.ts';
import type { Store } from './service/store.ts';

export interface LocalServiceOptions {
  /** The data folder. */
  readonly folder: string;
  readonly now: () => Date;
}

/** The sandbox's file in the data folder. */
export const sandboxFile = (folder: string): string => join(folder, 'sandbox.db');

/** What `csteams sandbox` does, on the tenant in the data folder. */
export function sandboxTools({ folder, now }: LocalServiceOptions): SandboxTools {
  const file = sandboxFile(folder);
  const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const { openStore } = await import('./service/store.ts');
    const store = await openStore(file);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  return {
    file,
    async reset() {
      const { resetTenant } = await import('./service/tenant-data.ts');
      try {
        await withStore(resetTenant);
        return {};
      } catch (error) {
        if (!isUnopenable(error)) throw error;
        const { setAside } = await import('./service/store-file.ts');
        const aside = await setAside(file, now());
        await withStore(resetTenant);
        return { aside };
      }
    },
    async import(users, groups) {
      const { importUsers } = await import('./service/tenant-import.ts');
      return withStore((store) => importUsers(store, users, groups, now));
    },
    async user(identity, knowledge) {
      const { setCallKnowledge } = await import('./service/call-knowledge.ts');
      return withStore((store) => setCallKnowledge(store, identity, knowledge));
    },
    async config({ propagationSeconds: seconds }) {
      const { propagationSeconds, setPropagationSeconds } = await import('./service/propagation.ts');
      return withStore((store) =>
        store.write(async (database) => {
          if (seconds !== undefined) await setPropagationSeconds(database, seconds);
          return { propagationSeconds: await propagationSeconds(database) };
        }),
      );
    },
    async generate(size) {
      const { generateTenant } = await import('./service/tenant-data.ts');
      await withStore((store) => generateTenant(store, size));
    },
  };
}

/** A file that no release, or not this one, can open. */
const isUnopenable = (error: unknown): boolean => error instanceof Error && 'id' in error && (error.id === 'StoreDamaged' || error.id === 'StoreVersion');
