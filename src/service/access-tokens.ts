import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { lineFile } from './line-file.ts';
import { accessTokenError } from './serving-error.ts';

/** A reader may read; an admin may also change things. */
export type TokenRole = 'reader' | 'admin';

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

/** Tokens in a file for its owner's eyes only. */
export function accessTokens(file: string, now: () => Date): AccessTokens {
  const { read, append } = lineFile(file, { called: 'token file', isLine, fold });
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
      return found && isValid(found, now()) ? withoutHash(found) : undefined;
    },
  };
}

/** Whether a token has not expired. */
export const isValid = ({ expires }: AccessToken, now: Date): boolean => expires === undefined || new Date(expires) > now;

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

function withoutHash({ name, role, created, expires }: Kept): AccessToken {
  return { name, role, created, ...(expires !== undefined && { expires }) };
}

function fold(lines: readonly Line[]): ReadonlyMap<string, Kept> {
  const tokens = new Map<string, Kept>();
  for (const line of lines) {
    if ('revoked' in line) tokens.delete(line.revoked);
    else tokens.set(line.name, line);
  }
  return tokens;
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
