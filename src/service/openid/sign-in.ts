import { randomUUID } from 'node:crypto';
import type { Caller } from '../caller.ts';
import { Authorization } from './authorization.ts';
import { bearerOf } from './bearer.ts';
import { ClientAssertions } from './client-assertion.ts';
import { DeviceCodes } from './device-codes.ts';
import { devicePage } from './device-page.ts';
import { managedIdentityToken } from './managed-identity.ts';
import { instanceDiscovery, keys, openIdConfiguration } from './metadata.ts';
import { OAuthError, oauthErrorBody } from './oauth-error.ts';
import { People } from './people.ts';
import { PersonTokens } from './person-tokens.ts';
import type { Api } from './resources.ts';
import { fieldsOf } from './form.ts';
import type { SignInAnswer, SignInHead, SignInRequest } from './sign-in-request.ts';
import type { SignInWorld } from './sign-in-world.ts';
import { tokenEndpoint, type TokenGrant } from './token-endpoint.ts';

/** The part of a served service that signs people and applications in, as Microsoft Entra does. */
export interface SignIn {
  /** The methods with which a path of signing in is asked; none for any other path. */
  methodsOf(path: string): readonly ('GET' | 'POST')[];
  /** Answers a request to such a path. Rejects only where the service itself fails. */
  answer(head: SignInHead): Promise<SignInAnswer>;
  /** Who a token is that was signed here. Rejects with JwtRefused. */
  verify(token: string, api: Api): Promise<Caller>;
}

type Endpoint = (request: SignInRequest, tenantName: string) => Promise<SignInAnswer>;

/** Puts the endpoints of signing in together. */
export function createSignIn(world: SignInWorld): SignIn {
  const people = new People(world);
  const tokens = new PersonTokens(world);
  const devices = new DeviceCodes(world, tokens);
  const authorization = new Authorization(world, people, tokens);
  const redeemDevice: TokenGrant = (request) => devices.redeem(request);
  const token = tokenEndpoint(
    world,
    {
      authorization_code: (request) => authorization.redeem(request),
      refresh_token: (request) => tokens.refresh(request),
      // MSAL says it the short way, RFC 8628 the long one.
      device_code: redeemDevice,
      'urn:ietf:params:oauth:grant-type:device_code': redeemDevice,
    },
    new ClientAssertions(world.now),
  );
  const onDevicePage = devicePage(devices, people, world.baseUrl);
  const identity: Endpoint = (request) => managedIdentityToken(world, request);
  const table: readonly (readonly ['GET' | 'POST', RegExp, Endpoint])[] = [
    ['GET', /^\/common\/discovery\/instance$/i, (request) => instanceDiscovery(world, request)],
    ['GET', /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/i, (request, tenant) => openIdConfiguration(world, request, tenant)],
    ['GET', /^\/([^/]+)\/discovery\/v2\.0\/keys$/i, (request, tenant) => keys(world, request, tenant)],
    ['POST', /^\/([^/]+)\/oauth2\/v2\.0\/token$/i, token],
    ['GET', /^\/([^/]+)\/oauth2\/v2\.0\/authorize$/i, (request, tenant) => authorization.ask(request, tenant)],
    ['POST', /^\/([^/]+)\/oauth2\/v2\.0\/authorize$/i, (request) => authorization.decide(request)],
    ['POST', /^\/([^/]+)\/oauth2\/v2\.0\/devicecode$/i, (request, tenant) => devices.start(request, tenant)],
    ['GET', /^\/devicelogin$/i, onDevicePage],
    ['POST', /^\/devicelogin$/i, onDevicePage],
    ['GET', /^\/metadata\/identity\/oauth2\/token\/?$/i, identity],
    ['GET', /^\/msi\/token\/?$/i, identity],
  ];
  const found = (path: string) => table.filter(([, pattern]) => pattern.test(path));
  return {
    methodsOf: (path) => found(path).map(([method]) => method),
    async answer({ readForm, query, ...head }) {
      try {
        const [, pattern, endpoint] = found(head.path).find(([method]) => method === head.method) ?? [];
        if (!endpoint) throw new OAuthError('invalid_request', undefined, `${head.method} is not answered here.`, 405);
        const request = { ...head, query: fieldsOf(query), form: head.method === 'POST' ? await readForm() : new Map<string, string>() };
        return await endpoint(request, tenantIn(pattern?.exec(head.path)?.[1] ?? ''));
      } catch (error) {
        if (!(error instanceof OAuthError)) throw error;
        const correlationId = head.headers['client-request-id'] ?? '';
        const trace = { now: world.now(), traceId: randomUUID(), correlationId: /^[\w-]{1,64}$/.test(correlationId) ? correlationId : randomUUID() };
        return { status: error.status, body: oauthErrorBody(error, trace) };
      }
    },
    verify: (token, api) => bearerOf(token, api, world),
  };
}

function tenantIn(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
