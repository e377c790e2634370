import { createHash, randomUUID } from 'node:crypto';
import type { TokenRole } from '../access-tokens.ts';
import type { User } from '../directory-rows.ts';
import type { Application } from './applications.ts';
import { issuerOf } from './named-tenant.ts';
import { signJwt, type Claims } from './jwt.ts';
import type { Person } from './people.ts';
import type { Grant } from './resources.ts';
import type { SignInWorld } from './sign-in-world.ts';

/** Microsoft's ids of the directory roles that are behind ours. Documented. */
export const directoryRoles: Readonly<Record<TokenRole, string>> = {
  admin: '69091246-20e8-4a56-aa4d-066075b2a7a8',
  reader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
};

/** The access token of a tenant for an application itself. `proof` is how it proved who it is: 1 by a secret, 2 by a signature. */
export async function applicationToken(world: SignInWorld, tenantId: string, application: Application, grant: Grant, proof: '0' | '1' | '2'): Promise<string> {
  const { role } = application;
  return signJwt(await world.key(), {
    ...tokenClaims(world, tenantId, grant.audience, application),
    azpacr: proof,
    idtyp: 'app',
    oid: application.objectId,
    sub: application.objectId,
    app_displayname: application.name,
    ...(role !== 'none' && { wids: [directoryRoles[role]], ...(grant.api === 'Graph' && { roles: grant.permissions }) }),
  });
}

/** The access token of a person by an application. */
export async function personToken(
  world: SignInWorld,
  tenantId: string,
  application: Application,
  { user, key, signedInAt }: Person,
  grant: Grant,
): Promise<string> {
  return signJwt(await world.key(), {
    ...tokenClaims(world, tenantId, grant.audience, application),
    azpacr: '0',
    idtyp: 'user',
    oid: user.id,
    sub: pairwise(application, user),
    upn: user.userPrincipalName,
    preferred_username: user.userPrincipalName,
    name: user.displayName,
    scp: grant.permissions.join(' '),
    wids: [directoryRoles[key.role]],
    auth_time: signedInAt,
    csteams_key: key.name,
  });
}

/** What an application may know of the person who signed in. */
export async function idToken(world: SignInWorld, tenantId: string, application: Application, { user, signedInAt }: Person, nonce?: string): Promise<string> {
  return signJwt(await world.key(), {
    ...tokenClaims(world, tenantId, application.clientId),
    oid: user.id,
    sub: pairwise(application, user),
    preferred_username: user.userPrincipalName,
    email: user.userPrincipalName,
    name: user.displayName,
    auth_time: signedInAt,
    ...(nonce !== undefined && { nonce }),
  });
}

function tokenClaims(world: SignInWorld, tenantId: string, audience: string, application?: Application): Claims {
  const now = Math.floor(world.now().getTime() / 1000);
  return {
    aud: audience,
    iss: issuerOf(world.baseUrl(), tenantId),
    iat: now,
    nbf: now,
    exp: now + world.tokenLifetime,
    tid: tenantId,
    uti: randomUUID(),
    ver: '2.0',
    ...(application && { appid: application.clientId, azp: application.clientId }),
  };
}

/** A subject that is not the same for two applications. */
const pairwise = (application: Application, user: User): string => createHash('sha256').update(`${application.clientId} ${user.id}`).digest('base64url');
