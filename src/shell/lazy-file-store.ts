import type { FileStore } from '../engine/host.ts';

/** A file store that is made when a file is first touched: most commands touch none, and it loads a good part of Node. */
export function lazyFileStore(workingFolder: string, make: () => Promise<FileStore>): FileStore {
  let made: Promise<FileStore> | undefined;
  const store = (): Promise<FileStore> => (made ??= make());
  return {
    workingFolder,
    kind: async (path) => (await store()).kind(path),
    async *read(path) {
      yield* (await store()).read(path);
    },
    list: async (folder) => (await (await store()).list?.(folder)) ?? [],
    write: async (path, mode) => (await store()).write(path, mode),
  };
}
