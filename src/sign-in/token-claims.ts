/** What an access token says of itself. Read to tell people, never to decide who may do what: the service that gets the token checks it. */
export interface TokenClaims {
  readonly audience: string;
  readonly expires: Date;
  /** For an application itself, or for a person. */
  readonly kind: 'application' | 'delegated';
  readonly tenantId?: string;
  readonly applicationId?: string;
  readonly account?: string;
}

/** The claims of a JWT; undefined where it is none. */
export function readClaims(token: string): TokenClaims | undefined {
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token)?.[1];
  if (payload === undefined) return undefined;
  const claims = parse(Buffer.from(payload, 'base64url').toString('utf8'));
  if (!claims) return undefined;
  const text = (...names: readonly string[]): string | undefined =>
    names.map((name) => claims[name]).find((value): value is string => typeof value === 'string' && value !== '');
  const audience = text('aud');
  const { exp, idtyp, scp } = claims;
  if (audience === undefined || typeof exp !== 'number') return undefined;
  const tenantId = text('tid');
  const applicationId = text('appid', 'azp');
  const account = text('upn', 'preferred_username', 'unique_name');
  return {
    audience,
    expires: new Date(exp * 1000),
    kind: idtyp === 'app' || typeof scp !== 'string' ? 'application' : 'delegated',
    ...(tenantId !== undefined && { tenantId }),
    ...(applicationId !== undefined && { applicationId }),
    ...(account !== undefined && { account }),
  };
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
