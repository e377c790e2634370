import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { versions } from 'node:process';
import { ServiceError } from './service-error.ts';
import { isBusy, storeError } from './store-error.ts';
import type { Column, Database, Row, Store } from './store.ts';

/** The part of node:sqlite that is used. */
interface Driver {
  readonly DatabaseSync: new (file: string, options: { readonly timeout: number }) => Connection;
}

interface Connection {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

interface Statement {
  all(...parameters: readonly Column[]): readonly Row[];
  get(...parameters: readonly Column[]): Row | undefined;
  run(...parameters: readonly Column[]): { readonly changes: number | bigint };
}

/** Node's own SQLite where it is no longer experimental, the package with the same API before. */
async function loadDriver(): Promise<Driver> {
  const builtIn: string = 'node:sqlite';
  return Number.parseInt(versions.node, 10) >= 24 ? ((await import(builtIn)) as Driver) : await import('@photostructure/sqlite');
}

/** How long SQLite itself waits for another process before it reports "busy"; it blocks this process meanwhile. */
const busyTimeoutMs = 100;
/** How long a transaction is tried again before StoreBusy. */
const patienceMs = 30_000;

/** Opens or creates the file. Rejects with StoreDamaged, StoreReadOnly, StoreFull or StoreBusy. */
export async function openSqlite(file: string): Promise<SqliteStore> {
  try {
    if (file !== ':memory:') createFile(file);
    const { DatabaseSync } = await loadDriver();
    return new SqliteStore(file, new DatabaseSync(file, { timeout: busyTimeoutMs }));
  } catch (error) {
    throw storeError(error, file);
  }
}

/** An empty file that only its owner may read; SQLite's companions of the file take over its mode. Does nothing when the file exists. */
function createFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT') throw error;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
  }
}

/** A store in one SQLite file. Its transactions run one after another; those of other processes are waited for. */
export class SqliteStore implements Store {
  readonly #file: string;
  readonly #connection: Connection;
  readonly #statements = new Map<string, Statement>();
  #turn: Promise<unknown> = Promise.resolve();
  #prepared = false;

  constructor(file: string, connection: Connection) {
    this.#file = file;
    this.#connection = connection;
  }

  /** The number of migrations that were applied; 0 for a new file. */
  version(): Promise<number> {
    return this.#inTurn(async () => {
      await this.#patiently('PRAGMA busy_timeout');
      return Number(this.#statement('PRAGMA user_version').get()?.['user_version']);
    });
  }

  /** Several statements without parameters, outside any transaction. */
  execute(sql: string): Promise<void> {
    return this.#inTurn(() => this.#patiently(sql));
  }

  read<T>(work: (database: Database) => Promise<T>): Promise<T> {
    return this.#transaction('BEGIN', work);
  }

  write<T>(work: (database: Database) => Promise<T>): Promise<T> {
    return this.#transaction('BEGIN IMMEDIATE', work);
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      this.#statements.clear();
      this.#connection.close();
    });
  }

  #transaction<T>(begin: string, work: (database: Database) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      this.#prepare();
      await this.#patiently(begin);
      try {
        const result = await work(this.#database);
        await this.#patiently('COMMIT');
        return result;
      } catch (error) {
        this.#rollBack();
        throw error;
      }
    });
  }

  /** With a write-ahead log, NORMAL keeps every acknowledged write when the process is killed; a power cut may take the last moments, never the file. */
  #prepare(): void {
    if (this.#prepared) return;
    this.#connection.exec('PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
    this.#prepared = true;
  }

  #rollBack(): void {
    try {
      this.#connection.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
  }

  /** Tries again while another process holds the file. */
  async #patiently(sql: string): Promise<void> {
    const end = performance.now() + patienceMs;
    for (;;) {
      try {
        this.#connection.exec(sql);
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > end) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 1 + 20 * Math.random()));
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work).catch((error: unknown) => {
      throw storeError(error, this.#file);
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }

  #statement(sql: string, parameters: readonly Column[] = []): Statement {
    if (parameters.some((value) => typeof value === 'string' && value.includes('\0'))) {
      // SQLite would cut the text there and find something else.
      throw new ServiceError('InvalidRequest', 'A text in the request contains a NUL character.');
    }
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  readonly #database: Database = {
    all: async (sql, ...parameters) => this.#statement(sql, parameters).all(...parameters),
    get: async (sql, ...parameters) => this.#statement(sql, parameters).get(...parameters),
    run: async (sql, ...parameters) => Number(this.#statement(sql, parameters).run(...parameters).changes),
  };
}
