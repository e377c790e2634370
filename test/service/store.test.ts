import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../src/service/schema.ts';
import { openSqlite } from '../../src/service/sqlite.ts';
import { setAside } from '../../src/service/store-file.ts';
import { storeError } from '../../src/service/store-error.ts';
import { openStore, schemaVersion, type Store } from '../../src/service/store.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
let folder = '';
let number = 0;
const newFile = () => join(folder, `tenant${(number += 1)}`, 'tenant.db');

beforeAll(() => {
  // Inside the project, so that the compiled worker finds its packages.
  mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, 'node_modules', '.cache', 'store-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = (store: Store) => store.read(async (database) => (await database.all('SELECT name FROM policies ORDER BY name')).map((row) => row['name']));
const add = (store: Store, name: string) =>
  store.write(async (database) => {
    await database.run("INSERT INTO policies (type, name_key, name, settings) VALUES ('T', ?, ?, '{}')", name, name);
  });

describe('a store', () => {
  it('keeps what was written, for its owner only', async () => {
    const file = newFile();
    const store = await openStore(file);
    await add(store, 'kept');
    expect(readdirSync(dirname(file)).map((name) => [name, statSync(join(dirname(file), name)).mode & 0o777])).toEqual([
      ['tenant.db', 0o600],
      ['tenant.db-shm', 0o600],
      ['tenant.db-wal', 0o600],
    ]);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    await store.close();
    const again = await openStore(file);
    expect(await names(again)).toEqual(['kept']);
    await again.close();
  });

  it('undoes a write that fails, and goes on', async () => {
    const store = await openStore(':memory:');
    const failing = store.write(async (database) => {
      await database.run("INSERT INTO policies (type, name_key, name, settings) VALUES ('T', 'x', 'x', '{}')");
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await names(store)).toEqual([]);
    await add(store, 'y');
    expect(await names(store)).toEqual(['y']);
  });

  it('minds references', async () => {
    const store = await openStore(':memory:');
    await expect(store.write((database) => database.run("INSERT INTO user_assignments VALUES ('nobody', 'T', 'P')"))).rejects.toThrow(/FOREIGN KEY/);
  });

  it('lets no write see another that is under way', async () => {
    const store = await openStore(':memory:');
    const raise = () =>
      store.write(async (database) => {
        const count = Number((await database.get('SELECT count(*) AS count FROM policies'))?.['count']);
        await new Promise((resolve) => setImmediate(resolve));
        await database.run("INSERT INTO policies (type, name_key, name, settings) VALUES ('T', ?, ?, '{}')", `n${count}`, `n${count}`);
      });
    await Promise.all(Array.from({ length: 20 }, raise));
    expect(await names(store)).toHaveLength(20);
  });

  it('refuses text with a NUL, which SQLite would cut', async () => {
    const store = await openStore(':memory:');
    await expect(store.read((database) => database.get('SELECT ?', 'a\0b'))).rejects.toMatchObject({ id: 'InvalidRequest' });
  });

  it('has as many migrations as its version says', () => expect(migrations).toHaveLength(schemaVersion));
});

describe('a file that cannot be used', () => {
  it('is left as it is when it is damaged, and can be put aside', async () => {
    const file = newFile();
    mkdirSync(dirname(file));
    writeFileSync(file, 'This is no database. '.repeat(500));
    await expect(openStore(file)).rejects.toMatchObject({
      id: 'StoreDamaged',
      target: file,
      recommendation: expect.stringContaining('csteams sandbox reset') as string,
    });
    expect(readFileSync(file, 'utf8')).toContain('This is no database.');
    const aside = await setAside(file, new Date('2026-01-02T03:04:05Z'));
    expect(aside).toBe(`${file}.20260102030405.bak`);
    expect(readFileSync(aside, 'utf8')).toContain('This is no database.');
    await (await openStore(file)).close();
  });

  it('is damaged when its pages are', async () => {
    const file = newFile();
    await (await openStore(file)).close();
    const raw = await openSqlite(file);
    await raw.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    await raw.close();
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 7)]));
    const use = async () => {
      const store = await openStore(file);
      try {
        await names(store);
      } finally {
        await store.close();
      }
    };
    await expect(use()).rejects.toMatchObject({ id: 'StoreDamaged', target: file });
  });

  it('is not ours when another program made it', async () => {
    const file = newFile();
    const store = await openStore(file);
    await store.write((database) => database.run('PRAGMA user_version = 0'));
    await store.close();
    await expect(openStore(file)).rejects.toMatchObject({ id: 'StoreDamaged' });
  });

  it('is refused when a later release wrote it', async () => {
    const file = newFile();
    const store = await openStore(file);
    await store.write((database) => database.run(`PRAGMA user_version = ${schemaVersion + 1}`));
    await store.close();
    await expect(openStore(file)).rejects.toMatchObject({ id: 'StoreVersion', target: file });
  });

  it('is read-only when its place is no folder', async () => {
    const file = newFile();
    writeFileSync(dirname(file), '');
    await expect(openStore(file)).rejects.toMatchObject({ id: 'StoreReadOnly', target: file });
    const isFolder = newFile();
    mkdirSync(isFolder, { recursive: true });
    await expect(openStore(isFolder)).rejects.toMatchObject({ id: 'StoreReadOnly' });
  });

  it.skipIf(process.getuid?.() === 0)('is read-only when its folder is', async () => {
    const file = newFile();
    mkdirSync(dirname(file), { mode: 0o500 });
    await expect(openStore(file)).rejects.toMatchObject({ id: 'StoreReadOnly', target: file });
    chmodSync(dirname(file), 0o700);
  });

  it.skipIf(!existsSync('/dev/full'))('is full when the disk is', async () => {
    const store = await openStore(newFile());
    await store.write((database) => database.run(`PRAGMA max_page_count = 1`));
    const fill = store.write(async (database) => {
      for (let index = 0; index < 100; index += 1) await database.run("INSERT INTO policies VALUES ('T', ?, 'n', ?, 0)", `k${index}`, 'x'.repeat(4000));
    });
    await expect(fill).rejects.toMatchObject({ id: 'StoreFull' });
    expect(await names(store)).toEqual([]);
    await store.close();
  });

  it.each([
    [{ errcode: 4874 }, 'StoreFull'],
    [{ code: 'ENOSPC' }, 'StoreFull'],
    [{ code: 'EROFS' }, 'StoreReadOnly'],
    [{ errcode: 1032 }, 'StoreReadOnly'],
    [{ errcode: 261 }, 'StoreBusy'],
    [{ errcode: 267 }, 'StoreDamaged'],
  ])('%j means %s', (thrown, id) => expect(storeError(Object.assign(new Error('x'), thrown), 'f')).toMatchObject({ id, target: 'f' }));
});

describe('several processes on one file', () => {
  const worker = () => {
    const outfile = join(folder, 'worker.mjs');
    buildSync({
      stdin: {
        contents: `
          import { openStore } from './src/service/store.ts';
          import { createService } from './src/service/service.ts';
          const [file, name, count] = process.argv.slice(2);
          const store = await openStore(file);
          const service = createService({ store, clock: { now: () => new Date() } });
          for (let number = 0; number < Number(count); number += 1) {
            const body = { Identity: name + number };
            const answer = await service({ method: 'POST', path: '/Skype.Policy/configurations/TeamsCallParkPolicy', body });
            if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
            process.stdout.write(name + number + '\\n');
          }
          await store.close();`,
        resolveDir: root,
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile,
    });
    return outfile;
  };

  it('lose nothing and never meet a locked file, not even when all of them make it', async () => {
    const file = newFile();
    const script = worker();
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => promisify(execFile)(process.execPath, [script, file, name, '50'])));
    const store = await openStore(file);
    expect(await names(store)).toHaveLength(200);
    await store.close();
  });

  it('keep every acknowledged write when one is killed', async () => {
    const file = newFile();
    const child = spawn(process.execPath, [worker(), file, 'k', '100000'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      if (told.split('\n').length > 200) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const acknowledged = told.split('\n').slice(0, -1);
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    const store = await openStore(file);
    const kept = new Set(await names(store));
    expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
    await store.close();
  });
});
