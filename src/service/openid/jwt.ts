import type { JsonWebKey, KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint, createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors, exportJWK, jwtVerify, SignJWT } from 'jose';

export type Claims = Readonly<Record<string, unknown>>;

/** Why a token is not taken. */
export type JwtProblem = 'malformed' | 'algorithm' | 'signature' | 'issuer' | 'audience' | 'expired' | 'notYet' | 'claim';

export class JwtRefused extends Error {
  override readonly name = 'JwtRefused';
  readonly problem: JwtProblem;

  constructor(problem: JwtProblem, message: string, cause?: unknown) {
    super(message, { cause });
    this.problem = problem;
  }
}

/** A token with these claims, signed with RS256. */
export async function signJwt(key: KeyObject, claims: Claims): Promise<string> {
  const kid = await keyId(key);
  return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, x5t: kid }).sign(key);
}

/** The public half of a signing key, as a JWKS has it. */
export async function publicJwk(key: KeyObject): Promise<Claims> {
  const kid = await keyId(key);
  return { ...(await exportJWK(createPublicKey(key))), use: 'sig', alg: 'RS256', kid, x5t: kid };
}

const keyIds = new WeakMap<KeyObject, Promise<string>>();

function keyId(key: KeyObject): Promise<string> {
  const known = keyIds.get(key) ?? exportJWK(createPublicKey(key)).then((jwk) => calculateJwkThumbprint(jwk));
  keyIds.set(key, known);
  return known;
}

export interface Expectation {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly algorithms: readonly ('RS256' | 'PS256')[];
  readonly now: Date;
  /** Seconds by which clocks may differ. */
  readonly tolerance?: number;
}

/** The claims of a token that one of the keys has signed and that is for us, now. Rejects with JwtRefused. */
export async function verifyJwt(
  text: string,
  key: KeyObject | readonly JsonWebKey[],
  { issuer, audience, algorithms, now, tolerance = 0 }: Expectation,
): Promise<Claims> {
  const options = { issuer, audience: [...audience], algorithms: [...algorithms], currentDate: now, clockTolerance: tolerance, requiredClaims: ['exp'] };
  try {
    if (!Array.isArray(key)) return (await jwtVerify(text, key as KeyObject, options)).payload;
    const keys = (key as readonly JsonWebKey[]).map((jwk) => ({ ...jwk, kty: jwk.kty ?? '' }));
    return (await jwtVerify(text, createLocalJWKSet({ keys }), options)).payload;
  } catch (error) {
    throw new JwtRefused(problemOf(error), error instanceof Error ? error.message : String(error), error);
  }
}

/** What a token says of itself, not to be believed. undefined when it is none. */
export function unverified(text: string): { readonly header: Claims; readonly claims: Claims } | undefined {
  try {
    return { header: decodeProtectedHeader(text), claims: decodeJwt(text) };
  } catch {
    return undefined;
  }
}

function problemOf(error: unknown): JwtProblem {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim } = error;
    return claim === 'aud' ? 'audience' : claim === 'iss' ? 'issuer' : claim === 'nbf' ? 'notYet' : 'claim';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  if (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof TypeError
  )
    return 'signature';
  return 'malformed';
}
