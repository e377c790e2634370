import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { ServingError } from '../serving-error.ts';

/** An outside issuer, such as a build service, whose word for a subject is taken for an application's. */
export interface Federation {
  readonly issuer: string;
  readonly subject: string;
  /** The issuer's public keys. */
  readonly keys: readonly FederationKey[];
}

export type FederationKey = JsonWebKey & { readonly kid?: string };

/** Reads an issuer's public keys: a JWKS, one JWK, or a PEM public key. Private parts are dropped. Throws KeysUnreadable. */
export function federationKeys(text: string): readonly FederationKey[] {
  const found: readonly unknown[] = text.trimStart().startsWith('{') ? keysIn(parse(text)) : [text];
  const keys = found.map(publicKey);
  if (keys.length === 0) throw unreadable('there is none in it');
  return keys;
}

function publicKey(key: unknown): FederationKey {
  try {
    const kid = typeof key === 'object' && key !== null && 'kid' in key && typeof key.kid === 'string' ? { kid: key.kid } : {};
    const read = typeof key === 'string' ? createPublicKey(key) : createPublicKey({ key: key as JsonWebKey, format: 'jwk' });
    if (read.asymmetricKeyType !== 'rsa') throw unreadable('there is another than RSA in it');
    return { ...read.export({ format: 'jwk' }), ...kid };
  } catch (error) {
    throw error instanceof ServingError ? error : unreadable('one of them is no public key', error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable('the file is not JSON', error);
  }
}

const keysIn = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys) ? (value.keys as readonly unknown[]) : [value];

const unreadable = (why: string, cause?: unknown) =>
  new ServingError(
    'KeysUnreadable',
    'federated-key',
    `The issuer's keys cannot be used: ${why}.`,
    'Give a JWKS file, or a PEM public key, with --federated-key.',
    cause,
  );
