import type { IncomingMessage } from 'node:http';
import type { AccessTokens } from './access-tokens.ts';
import type { Caller } from './caller.ts';
import { graphErrorBody } from './graph/graph-error.ts';
import type { JwtProblem, JwtRefused } from './openid/jwt.ts';
import type { SignIn } from './openid/sign-in.ts';
import { Refusal, refusal } from './refusal.ts';

interface Doors {
  readonly tokens: Pick<AccessTokens, 'verify'>;
  readonly signIn?: SignIn | undefined;
}

/** Who asks: by an access token, or by one that was signed here for this API. Rejects with the refusal of anybody else. */
export async function authenticate(message: IncomingMessage, path: string, { tokens, signIn }: Doors): Promise<Caller> {
  const isGraph = /^\/v1\.0(\/|$)/i.test(path);
  const text = /^Bearer +([\w.~+/=-]+)$/i.exec(message.headers.authorization ?? '')?.[1];
  const refuse = (reason: keyof typeof reasons): Refusal => (isGraph ? graphRefusal(message, reason) : unauthorized(reason));
  if (text === undefined) throw refuse('none');
  if (signIn && text.split('.').length === 3) {
    try {
      return checkedRole(message, isGraph, await signIn.verify(text, isGraph ? 'Graph' : 'ConfigAPI'));
    } catch (error) {
      throw isJwtRefused(error) ? refuse(error.problem) : error;
    }
  }
  const token = await tokens.verify(text);
  if (!token) throw refuse('malformed');
  return checkedRole(message, isGraph, { name: token.name, role: token.role, kind: 'access token' });
}

/** Readers read. Graph decides for itself, since a batch is a POST whatever is in it. */
function checkedRole({ method }: IncomingMessage, isGraph: boolean, caller: Caller): Caller {
  if (isGraph || caller.role === 'admin' || (caller.role === 'reader' && method === 'GET')) return caller;
  if (caller.role === 'none') {
    throw refusal(403, 'Forbidden', `The application '${caller.name}' has no directory role.`, {
      recommendation: 'Give it one, such as Teams Administrator (here: register it with --role), and get a new token.',
    });
  }
  throw caller.kind === 'access token'
    ? refusal(403, 'Forbidden', `The token '${caller.name}' may read only.`, { recommendation: 'Use a token with the role admin.' })
    : refusal(403, 'Forbidden', `'${caller.name}' may read only.`, { recommendation: 'Sign in as somebody who is a Teams Administrator.' });
}

const isJwtRefused = (error: unknown): error is JwtRefused => error instanceof Error && error.name === 'JwtRefused';

/** What is wrong, as the policy service says it, and as Graph does. */
const reasons: Readonly<Record<JwtProblem | 'none', readonly [string, string]>> = {
  none: ['A bearer token is required.', 'Access token is empty.'],
  malformed: ['The token is not valid, or no longer.', 'CompactToken parsing failed with error code: 80049217'],
  algorithm: ['The token is not signed in a way that is accepted.', 'Access token validation failure. Invalid algorithm.'],
  signature: ['The token was not signed here.', 'Access token validation failure. Invalid signature.'],
  issuer: ['The token is from another issuer or tenant.', 'Access token validation failure. Invalid issuer.'],
  audience: ['The token is for another API.', 'Access token validation failure. Invalid audience.'],
  expired: ['The token has expired.', 'Lifetime validation failed, the token is expired.'],
  notYet: ['The token is not valid yet.', 'Lifetime validation failed, the token is not yet valid.'],
  claim: ['The token is not valid, or no longer.', 'Access token validation failure.'],
};

const challenge = (reason: keyof typeof reasons): Readonly<Record<string, string>> => ({
  'www-authenticate': reason === 'none' || reason === 'malformed' ? 'Bearer' : `Bearer error="invalid_token", error_description="${reasons[reason][0]}"`,
});

const unauthorized = (reason: keyof typeof reasons): Refusal => refusal(401, 'Unauthorized', reasons[reason][0], { headers: challenge(reason) });

function graphRefusal({ headers }: IncomingMessage, reason: keyof typeof reasons): Refusal {
  const id = headers['client-request-id'];
  return new Refusal({
    status: 401,
    headers: challenge(reason),
    body: graphErrorBody({ code: 'InvalidAuthenticationToken', message: reasons[reason][1] }, typeof id === 'string' ? id : undefined, new Date()),
  });
}
