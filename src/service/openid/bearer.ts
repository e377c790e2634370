import { createPublicKey } from 'node:crypto';
import type { TokenRole } from '../access-tokens.ts';
import type { Caller } from '../caller.ts';
import { directoryTenant } from '../directory-tenant.ts';
import { issuerOf } from './named-tenant.ts';
import { JwtRefused, verifyJwt, type Claims } from './jwt.ts';
import { directoryRoles } from './minting.ts';
import { isKeyThere } from './people.ts';
import { audiencesOf, type Api } from './resources.ts';
import type { SignInWorld } from './sign-in-world.ts';

/**
 * Who a token of ours is. Looks at algorithm, signature, issuer, audience and times, and whether the application and the person's key are still
 * there: what was taken away stops at once. Rejects with JwtRefused.
 */
export async function bearerOf(text: string, api: Api, world: SignInWorld): Promise<Caller> {
  const tenant = await directoryTenant(world.store);
  const claims = await verifyJwt(text, createPublicKey(await world.key()), {
    issuer: issuerOf(world.baseUrl(), tenant.id),
    audience: audiencesOf(api, world.baseUrl()),
    algorithms: ['RS256'],
    now: world.now(),
  });
  const application = await world.applications.get(textOf(claims, 'appid'));
  if (!application) throw new JwtRefused('claim', 'The application is not registered any more.');
  if (claims['idtyp'] === 'app') {
    const role = roleOf(claims);
    // A role that was changed by registering anew has another client id, so the claim is the registration's.
    return { name: application.name, role, permissions: textsOf(claims['roles']), kind: 'application' };
  }
  const key = { name: textOf(claims, 'csteams_key'), role: roleOf(claims) };
  if (!(await isKeyThere(world, key, Number(claims['auth_time'])))) throw new JwtRefused('claim', 'What the person signed in with is valid no longer.');
  return { name: textOf(claims, 'upn'), role: key.role, permissions: textOf(claims, 'scp').split(' '), kind: 'person' };
}

function roleOf(claims: Claims): TokenRole | 'none' {
  const wids = textsOf(claims['wids']);
  return (['admin', 'reader'] as const).find((role) => wids.includes(directoryRoles[role])) ?? 'none';
}

const textOf = (claims: Claims, name: string): string => {
  const value = claims[name];
  return typeof value === 'string' ? value : '';
};

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
