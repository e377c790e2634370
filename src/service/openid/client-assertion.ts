import { createHash, createPublicKey } from 'node:crypto';
import type { Application } from './applications.ts';
import type { CertificateCredential } from './certificate-credential.ts';
import { ExpiringMap } from './expiring-map.ts';
import { JwtRefused, unverified, verifyJwt, type Claims, type JwtProblem } from './jwt.ts';
import { OAuthError } from './oauth-error.ts';

/** Seconds by which the clocks of the client and the service may differ. */
const tolerance = 300;
/** Seconds that an assertion may be valid, at most. Build services issue theirs for up to a day. */
const longest = 86_400;

/** Checks what applications sign, or have signed, to prove who they are. */
export class ClientAssertions {
  readonly #now: () => Date;
  /** Which assertion an id was first seen on. MSAL sends one assertion again until it expires; another with the same id is a forgery. */
  readonly #seen: ExpiringMap<string>;

  constructor(now: () => Date) {
    this.#now = now;
    this.#seen = new ExpiringMap(now);
  }

  /** Rejects with OAuthError unless the assertion is this application's. `audiences`: what it may be for. */
  async check(text: string, application: Application, audiences: readonly string[]): Promise<void> {
    const said = unverified(text);
    if (!said) throw refused(700027, 'The client assertion is not a JWT.');
    const { certificate, federation } = application;
    const claims =
      certificate && said.claims['iss'] === application.clientId
        ? await this.#checkCertificate(text, said.header, application.clientId, certificate, audiences)
        : federation
          ? await this.#checkFederation(text, said.claims, federation)
          : undefined;
    if (!claims)
      throw refused(700021, "Client assertion application identifier doesn't match 'client_id' parameter, or the application has no such credential.");
    const left = Number(claims['exp']) - this.#now().getTime() / 1000;
    if (left > longest) throw refused(700024, 'Client assertion is not within its valid time range: it is valid for more than a day.');
    const id = `${application.clientId} ${typeof claims['jti'] === 'string' ? claims['jti'] : text}`;
    const hash = createHash('sha256').update(text).digest('base64url');
    if ((this.#seen.get(id) ?? hash) !== hash) throw refused(undefined, 'Another client assertion had the same jti.');
    this.#seen.set(id, hash, left + tolerance);
  }

  async #checkCertificate(text: string, header: Claims, clientId: string, certificate: CertificateCredential, audiences: readonly string[]): Promise<Claims> {
    if (!namesCertificate(header, certificate)) {
      throw refused(
        700027,
        'Client assertion failed signature validation: the certificate with the identifier used to sign it is not registered on application.',
      );
    }
    const claims = await this.#verify(() =>
      verifyJwt(text, createPublicKey(certificate.publicKey), {
        issuer: clientId,
        audience: audiences,
        algorithms: ['RS256', 'PS256'],
        now: this.#now(),
        tolerance,
      }),
    );
    if (claims['sub'] !== clientId) throw refused(700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
    return claims;
  }

  async #checkFederation(text: string, said: Claims, { issuer, subject, keys }: NonNullable<Application['federation']>): Promise<Claims> {
    if (said['iss'] !== issuer) throw refused(700211, `No matching federated identity record found for presented assertion issuer '${String(said['iss'])}'.`);
    if (said['sub'] !== subject) throw refused(700213, `No matching federated identity record found for presented assertion subject '${String(said['sub'])}'.`);
    return this.#verify(() => verifyJwt(text, keys, { issuer, audience: [federationAudience], algorithms: ['RS256', 'PS256'], now: this.#now(), tolerance }));
  }

  async #verify(work: () => Promise<Claims>): Promise<Claims> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof JwtRefused) throw refused(...problems[error.problem]);
      throw error;
    }
  }
}

/** What a token of an outside issuer must be for. Documented. */
const federationAudience = 'api://AzureADTokenExchange';

function namesCertificate({ x5t, 'x5t#S256': x5t256, kid }: Claims, { thumbprint, thumbprint256 }: CertificateCredential): boolean {
  const hex = (text: string) => Buffer.from(text, 'base64url').toString('hex');
  const known = [thumbprint, thumbprint256].flatMap((one) => [one, hex(one)]);
  return (
    (x5t !== undefined || x5t256 !== undefined || kid !== undefined) &&
    (x5t === undefined || x5t === thumbprint) &&
    (x5t256 === undefined || x5t256 === thumbprint256) &&
    (kid === undefined || (typeof kid === 'string' && known.some((one) => one === kid || one === kid.toLowerCase())))
  );
}

const refused = (number: number | undefined, message: string) => new OAuthError('invalid_client', number, message);

const signature = [700027, 'Client assertion contains an invalid signature.'] as const;
const times = [700024, 'Client assertion is not within its valid time range.'] as const;
const problems: Readonly<Record<JwtProblem, readonly [number | undefined, string]>> = {
  malformed: [700027, 'The client assertion is not a JWT.'],
  algorithm: [700027, 'The client assertion is signed with another algorithm than RS256 or PS256.'],
  signature,
  issuer: [700021, "Client assertion application identifier doesn't match 'client_id' parameter."],
  audience: [700023, "Client assertion audience claim does not match the token endpoint's."],
  expired: times,
  notYet: times,
  claim: times,
};
