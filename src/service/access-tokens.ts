import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { statSync } from 'node:fs';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { accessTokenError } from './serving-error.ts';

/** A reader may read; an admin may also change things. */
type TokenRole = 'reader' | 'admin';

/** What is known of a token; not the token itself. Times are ISO 8601 UTC. */
export interface AccessToken {
  readonly name: string;
  readonly role: TokenRole;
  readonly created: string;
  /** Absent: until it is revoked. */
  readonly expires?: string;
}

/** Who may use a served policy service. Every method rejects with StoreDamaged, StoreReadOnly or StoreFull where the file gives cause. */
export interface AccessTokens {
  /** A new token. Its text is given once and kept nowhere. Rejects with AccessTokenAlreadyExists. */
  create(name: string, role: TokenRole, expires?: Date): Promise<string>;
  list(): Promise<readonly AccessToken[]>;
  /** Rejects with AccessTokenNotFound. */
  revoke(name: string): Promise<void>;
  /** The token whose text this is; undefined when there is none, or when it has expired. Sees at once what another process created or revoked. */
  verify(text: string): Promise<AccessToken | undefined>;
}

interface Kept extends AccessToken {
  /** SHA-256 of the token's text, hexadecimal. The text has 256 random bits, so nothing slower is needed. */
  readonly hash: string;
}

/** A line of the file: a token, or the name of one revoked. */
type Line = Kept | { readonly revoked: string };

/**
 * Tokens in a file for its owner's eyes only, one JSON object a line. Lines are only ever added, which two processes can do at once;
 * a line that cannot be read closes the door (StoreDamaged), since it might have been a revocation.
 */
export function accessTokens(file: string, now: () => Date): AccessTokens {
  let cached: { readonly stamp: string; readonly tokens: ReadonlyMap<string, Kept> } | undefined;

  const read = async (): Promise<ReadonlyMap<string, Kept>> => {
    const stamp = stampOf(file);
    if (cached?.stamp !== stamp) cached = { stamp, tokens: stamp === '' ? new Map() : parse(file, await readText(file)) };
    return cached.tokens;
  };

  const append = async (line: Line): Promise<void> => {
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
    } catch (error) {
      throw accessTokenError(error, file);
    }
  };

  return {
    async create(name, role, expires) {
      if ((await read()).has(name)) throw accessTokenError('AccessTokenAlreadyExists', name);
      const text = `cst_${randomBytes(32).toString('base64url')}`;
      await append({ name, role, created: now().toISOString(), ...(expires && { expires: expires.toISOString() }), hash: hashOf(text).toString('hex') });
      return text;
    },
    async list() {
      return [...(await read()).values()].map(withoutHash);
    },
    async revoke(name) {
      if (!(await read()).has(name)) throw accessTokenError('AccessTokenNotFound', name);
      await append({ revoked: name });
    },
    async verify(text) {
      const hash = hashOf(text);
      let found: Kept | undefined;
      // Every hash is compared, whole, so that the time taken says nothing.
      for (const token of (await read()).values()) if (timingSafeEqual(hash, Buffer.from(token.hash, 'hex'))) found = token;
      return found && (found.expires === undefined || new Date(found.expires) > now()) ? withoutHash(found) : undefined;
    },
  };
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

function withoutHash({ name, role, created, expires }: Kept): AccessToken {
  return { name, role, created, ...(expires !== undefined && { expires }) };
}

/** Changes whenever the file does: it only grows. Empty when there is no file. */
function stampOf(file: string): string {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : '';
  } catch (error) {
    throw accessTokenError(error, file);
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw accessTokenError(error, file);
  }
}

function parse(file: string, text: string): ReadonlyMap<string, Kept> {
  const tokens = new Map<string, Kept>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const entry = parseLine(line);
    if (!entry) throw accessTokenError('StoreDamaged', `${file}, line ${index + 1}`);
    if ('revoked' in entry) tokens.delete(entry.revoked);
    else tokens.set(entry.name, entry);
  }
  return tokens;
}

function parseLine(line: string): Line | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isLine(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isLine(entry: unknown): entry is Line {
  if (typeof entry !== 'object' || entry === null) return false;
  if ('revoked' in entry) return typeof entry.revoked === 'string';
  return (
    'name' in entry &&
    typeof entry.name === 'string' &&
    'role' in entry &&
    (entry.role === 'reader' || entry.role === 'admin') &&
    'created' in entry &&
    typeof entry.created === 'string' &&
    'hash' in entry &&
    typeof entry.hash === 'string' &&
    /^[0-9a-f]{64}$/.test(entry.hash) &&
    (!('expires' in entry) || (typeof entry.expires === 'string' && !Number.isNaN(Date.parse(entry.expires))))
  );
}
