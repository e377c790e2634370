import { join } from 'node:path';
import type { SandboxTools, ServiceTools } from './command-line/command-io.ts';
import type { Transport } from './client/transport.ts';
import type { FaultyService } from './service/faults.ts';
import type { Store } from './service/store.ts';

interface LocalServiceOptions {
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

/** What `csteams service` does. Access tokens are in the data folder. */
export function serviceTools({ folder, now }: LocalServiceOptions): ServiceTools {
  const tokens = async () => {
    const { accessTokens } = await import('./service/access-tokens.ts');
    return accessTokens(join(folder, 'access-tokens.ndjson'), now);
  };
  return {
    async start({ data, log, faults, ...options }) {
      const faulty = faults && (await rehearsal(faults));
      const [{ openStore }, { createService }, { serve }, { tokenNameHeader }] = await Promise.all([
        import('./service/store.ts'),
        import('./service/service.ts'),
        import('./service/server.ts'),
        import('./service/server-request.ts'),
      ]);
      const store = await openStore(data);
      const onFailure = (failure: unknown, correlationId: string): void =>
        log({ time: now().toISOString(), correlationId, failure: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) });
      const transport = createService({ store, clock: { now }, caller: ({ headers }) => headers?.[tokenNameHeader] ?? 'local', onFailure });
      try {
        const serving = await serve({ ...options, transport, tokens: await tokens(), log, ...(faulty && { faulty: faulty(transport) }) });
        return {
          uri: serving.uri,
          async close() {
            await serving.close();
            await store.close();
          },
        };
      } catch (error) {
        await store.close();
        throw error;
      }
    },
    tokens: {
      create: async (...token) => (await tokens()).create(...token),
      list: async () => (await tokens()).list(),
      revoke: async (name) => (await tokens()).revoke(name),
    },
  };
}

/** Reads the fault file before anything is opened; gives what puts its faults in. Rejects with InvalidFaultFile. */
async function rehearsal({ file, text }: { readonly file: string; readonly text: string }): Promise<(transport: Transport) => FaultyService> {
  const [{ readFaultFile }, { withFaults }, { setTimeout: sleep }] = await Promise.all([
    import('./service/fault-file.ts'),
    import('./service/faults.ts'),
    import('node:timers/promises'),
  ]);
  const plan = await readFaultFile(text, file);
  return (transport) => withFaults(transport, plan, sleep);
}

/** A file that no release, or not this one, can open. */
const isUnopenable = (error: unknown): boolean => error instanceof Error && 'id' in error && (error.id === 'StoreDamaged' || error.id === 'StoreVersion');
