import { ServiceError } from './service-error.ts';
import { openSqlite } from './sqlite.ts';

/** What a column may hold. Booleans are 0 and 1. */
export type Column = null | number | string;
export type Row = Readonly<Record<string, Column>>;

/** SQL inside one transaction, with `?` for parameters. */
export interface Database {
  all(sql: string, ...parameters: readonly Column[]): Promise<readonly Row[]>;
  get(sql: string, ...parameters: readonly Column[]): Promise<Row | undefined>;
  /** Gives the number of rows changed. */
  run(sql: string, ...parameters: readonly Column[]): Promise<number>;
}

/** Where a tenant is kept. Rejects with StoreBusy, StoreDamaged, StoreFull or StoreReadOnly. */
export interface Store {
  /** Several reads that see one state. */
  read<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** All or nothing, and nobody else writes meanwhile. Once it resolves, the change survives the end of the process by whatever means. */
  write<T>(work: (database: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The schema's version in this release: the number of migrations. */
export const schemaVersion = 5;

/**
 * Opens the tenant in `file` (`:memory:` for one that is not kept), making a small Contoso when it is new, and bringing an older schema up to date.
 * Folder and file are made for their owner's eyes only. Rejects with StoreDamaged, StoreReadOnly, StoreFull, StoreBusy, and StoreVersion for a
 * file that a later release has written.
 */
export async function openStore(file: string): Promise<Store> {
  const store = await openSqlite(file);
  try {
    const version = await store.version();
    if (version > schemaVersion) throw newerVersion(file, version);
    if (version < schemaVersion) {
      const { migrate } = await import('./migrate.ts');
      await migrate(store, file);
    }
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

const newerVersion = (file: string, version: number) =>
  new ServiceError('StoreVersion', `The data file ${file} was written by a later version of csteams (schema ${version}, this one knows ${schemaVersion}).`, {
    target: file,
    recommendation: 'Update csteams, or start afresh with: csteams sandbox reset',
  });
