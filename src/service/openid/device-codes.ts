import { randomBytes, randomInt } from 'node:crypto';
import type { Application } from './applications.ts';
import type { DirectoryTenant } from '../directory-tenant.ts';
import { namedTenant } from './named-tenant.ts';
import { ExpiringMap } from './expiring-map.ts';
import { OAuthError, required } from './oauth-error.ts';
import type { Person } from './people.ts';
import { publicApplication, type PersonTokens } from './person-tokens.ts';
import { personGrant, type Grant } from './resources.ts';
import type { SignInAnswer, SignInRequest } from './sign-in-request.ts';
import type { SignInWorld } from './sign-in-world.ts';
import type { TokenRequest } from './token-endpoint.ts';

const lifetimeSeconds = 900;
const intervalSeconds = 1;
/** A client that asks this much too early is not told to slow down: its clock is not ours. */
const graceMs = 500;

/** A device that waits for a person. */
export interface WaitingDevice {
  readonly application: Application;
  readonly tenant: DirectoryTenant;
  readonly grant: Grant;
  readonly scope: string;
  readonly expires: number;
  /** What the person has decided; undefined until then. */
  decision?: Person | 'denied';
  lastAsked?: number;
}

/** Signing in by a code that is typed in elsewhere. */
export class DeviceCodes {
  readonly #world: SignInWorld;
  readonly #tokens: PersonTokens;
  readonly #devices: ExpiringMap<WaitingDevice>;
  readonly #byUserCode: ExpiringMap<WaitingDevice>;

  constructor(world: SignInWorld, tokens: PersonTokens) {
    this.#world = world;
    this.#tokens = tokens;
    // A device that is late is told so, for a while.
    this.#devices = new ExpiringMap(world.now);
    this.#byUserCode = new ExpiringMap(world.now);
  }

  /** `/{tenant}/oauth2/v2.0/devicecode`. */
  async start({ form }: SignInRequest, tenantName: string): Promise<SignInAnswer> {
    const { tenant } = await namedTenant(this.#world.store, tenantName);
    const application = await publicApplication(this.#world, form, tenant);
    const scope = required(form, 'scope');
    const grant = personGrant(scope, this.#world.baseUrl());
    const [deviceCode, userCode] = [randomBytes(32).toString('base64url'), newUserCode()];
    const device: WaitingDevice = { application, tenant, grant, scope, expires: this.#now() + lifetimeSeconds * 1000 };
    this.#devices.set(deviceCode, device, 2 * lifetimeSeconds);
    this.#byUserCode.set(userCode, device, lifetimeSeconds);
    const page = `${this.#world.baseUrl()}/devicelogin`;
    return {
      status: 200,
      body: {
        user_code: userCode,
        device_code: deviceCode,
        verification_uri: page,
        expires_in: lifetimeSeconds,
        interval: intervalSeconds,
        message: `To sign in, use a web browser to open the page ${page} and enter the code ${userCode} to authenticate.`,
      },
    };
  }

  /** The device of a code that a person has typed, in any case, with or without dashes; undefined when there is none that waits. */
  waiting(userCode: string): WaitingDevice | undefined {
    const device = this.#byUserCode.get(userCode.toUpperCase().replace(/[^A-Z]/g, ''));
    return device?.decision === undefined ? device : undefined;
  }

  /** The grant of device codes, under both of its names. */
  async redeem({ request: { form }, tenant }: TokenRequest): Promise<SignInAnswer> {
    const application = await publicApplication(this.#world, form, tenant);
    const code = required(form, 'device_code');
    const device = this.#devices.get(code);
    if (device?.application.clientId !== application.clientId || device.tenant.id !== tenant.id) {
      throw new OAuthError('invalid_grant', 70000, "The provided value for the input parameter 'device_code' is not valid.");
    }
    if (device.decision === undefined) throw this.#notYet(device);
    this.#devices.take(code);
    if (device.decision === 'denied') throw new OAuthError('access_denied', 65004, 'User declined to consent to access the app.');
    const { grant, scope, decision: person } = device;
    return this.#tokens.issue({ application, tenant, person, grant, scope, clientInfo: form.get('client_info') === '1' });
  }

  #notYet(device: WaitingDevice): OAuthError {
    const now = this.#now();
    if (now >= device.expires) {
      return new OAuthError('expired_token', 70020, "The provided value for the input parameter 'device_code' is not valid. This device code has expired.");
    }
    const early = device.lastAsked !== undefined && now - device.lastAsked < intervalSeconds * 1000 - graceMs;
    device.lastAsked = now;
    return early
      ? new OAuthError('slow_down', undefined, `The device asks more often than every ${intervalSeconds} s.`)
      : new OAuthError('authorization_pending', 70016, 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.');
  }

  #now(): number {
    return this.#world.now().getTime();
  }
}

/** Letters that are not taken for others and make no words. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const newUserCode = (): string => Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('');
