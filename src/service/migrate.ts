import { migrations } from './schema.ts';
import { seedContoso } from './contoso.ts';
import type { SqliteStore } from './sqlite.ts';
import { newStoreError } from './store-error.ts';

/** Applies the migrations that the file lacks, in one transaction; a new file becomes a small Contoso. Processes that start at once take turns. */
export async function migrate(store: SqliteStore, file: string): Promise<void> {
  await store.execute('PRAGMA journal_mode = WAL');
  await store.write(async (database) => {
    const version = Number((await database.get('PRAGMA user_version'))?.['user_version']);
    if (version >= migrations.length) return;
    if (version === 0 && (await database.get('SELECT name FROM sqlite_master LIMIT 1'))) throw newStoreError('StoreDamaged', file);
    for (const sql of migrations.slice(version)) {
      for (const statement of sql.split(';')) if (statement.trim() !== '') await database.run(statement);
    }
    if (version === 0) await seedContoso(database);
    await database.run(`PRAGMA user_version = ${migrations.length}`);
  });
}
