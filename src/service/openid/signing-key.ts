import { createPrivateKey, generateKeyPair, randomUUID, type KeyObject } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { lineFileError } from '../serving-error.ts';

/**
 * The key that signs tokens, from a PEM file that only its owner may read; made at first need, which takes a third of a second. Tokens outlive a
 * restart of the service with it. Rejects with StoreDamaged, StoreReadOnly or StoreFull.
 */
export function signingKey(file: string): () => Promise<KeyObject> {
  let key: Promise<KeyObject> | undefined;
  return () => (key ??= load(file));
}

async function load(file: string): Promise<KeyObject> {
  try {
    const text = (await readIfThere(file)) ?? (await make(file));
    return parse(text, file);
  } catch (error) {
    throw lineFileError(error, file, 'key file');
  }
}

async function make(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const fresh = `${file}.${randomUUID()}`;
  try {
    await writeFile(fresh, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx', flush: true });
    // Whole or not at all, and of two processes the first one's key.
    await link(fresh, file).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  } finally {
    await rm(fresh, { force: true });
  }
  return readFile(file, 'utf8');
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // Told below.
  }
  throw lineFileError('StoreDamaged', file, 'key file');
}
