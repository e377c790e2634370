import { isValid, type AccessToken } from '../access-tokens.ts';
import { nameKey } from '../../policy/identity.ts';
import { userFrom, type User } from '../directory-rows.ts';
import { OAuthError } from './oauth-error.ts';
import type { SignInWorld } from './sign-in-world.ts';

/** A person who has signed in, and the access token with which it was proved. */
export interface Person {
  readonly user: User;
  readonly key: Pick<AccessToken, 'name' | 'role'>;
  /** Seconds since 1970. */
  readonly signedInAt: number;
}

/** The attempts that wait for their answer at one time, at most. */
const mostWaiting = 100;

/** Lets people in who know a user of the tenant and have an access token of the service. Who does not waits, longer each time. */
export class People {
  readonly #world: SignInWorld;
  #failures: number[] = [];
  #waiting = 0;

  constructor(world: SignInWorld) {
    this.#world = world;
  }

  /** Rejects with AADSTS50126 (which of the two is wrong is not told), 50057 for a user who is blocked, 50053 when too many try. */
  async signIn(userPrincipalName: string, key: string): Promise<Person> {
    const now = this.#world.now();
    const [user, token] = [await userNamed(this.#world, userPrincipalName), await this.#world.tokens.verify(key.trim())];
    if (!user || !token) {
      await this.#wait(now.getTime());
      throw new OAuthError('access_denied', 50126, 'Error validating credentials due to invalid username or password.');
    }
    if (!user.accountEnabled) throw new OAuthError('access_denied', 50057, 'The user account is disabled.');
    return { user, key: token, signedInAt: Math.floor(now.getTime() / 1000) };
  }

  async #wait(now: number): Promise<void> {
    this.#failures = [...this.#failures.filter((time) => time > now - 60_000), now].slice(-20);
    if (this.#waiting >= mostWaiting) throw new OAuthError('access_denied', 50053, 'There have been too many attempts to sign in. Wait a minute.', 429);
    this.#waiting += 1;
    try {
      await this.#world.sleep(Math.min(5_000, 100 * 2 ** this.#failures.length));
    } finally {
      this.#waiting -= 1;
    }
  }
}

/** Whether a person may stay: the user is still there and not blocked, and so is the access token. */
export async function mayStay(world: SignInWorld, { user, key, signedInAt }: Person): Promise<boolean> {
  const found = await userNamed(world, user.userPrincipalName);
  return found?.id === user.id && found.accountEnabled && (await isKeyThere(world, key, signedInAt));
}

/** Whether there is still the access token with which somebody signed in, and not a later one of its name. */
export async function isKeyThere(world: SignInWorld, { name, role }: { readonly name: string; readonly role: string }, signedInAt: number): Promise<boolean> {
  return (await world.tokens.list()).some(
    (token) => token.name === name && token.role === role && Math.floor(Date.parse(token.created) / 1000) <= signedInAt && isValid(token, world.now()),
  );
}

async function userNamed({ store }: SignInWorld, userPrincipalName: string): Promise<User | undefined> {
  const row = await store.read((database) => database.get('SELECT * FROM users WHERE upn_key = ?', nameKey(userPrincipalName.trim())));
  return row && userFrom(row);
}
