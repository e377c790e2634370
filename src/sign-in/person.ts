import type { PersonClient, SignedIn } from './msal.ts';
import { SignInError } from './sign-in-error.ts';
import type { Interaction, SignInOptions } from './sign-in.ts';

/** Tokens for a person: silently while that is possible, then, where there is somebody to ask, by signing in. */
export function personGiver(client: PersonClient, options: SignInOptions): (scope: string, fresh: boolean) => Promise<SignedIn> {
  const { profile, interaction } = options;
  let account = profile.account;
  let asked = false;
  return async (scope, fresh) => {
    try {
      return await client.silently(scope, fresh, account);
    } catch (error) {
      if (!interaction || asked || !(error instanceof SignInError) || !asksForPerson.has(error.id)) throw error;
    }
    // Once: a person who has just signed in and still gets no token will not by doing it again.
    asked = true;
    const signedIn = await (profile.signIn === 'DeviceCode'
      ? byDeviceCode(client, scope, interaction, options.signal)
      : inBrowser(client, scope, interaction, options));
    account = signedIn.account ?? account;
    return signedIn;
  };
}

const asksForPerson: ReadonlySet<string> = new Set(['SignInRequired', 'SignInInteractionRequired', 'ConsentMissing']);

const byDeviceCode = (client: PersonClient, scope: string, interaction: Interaction, signal: AbortSignal): Promise<SignedIn> =>
  client.byDeviceCode(
    scope,
    ({ userCode, address }) => interaction.say(`To sign in, open ${plain(address)} in a browser and enter the code ${plain(userCode)}. Ctrl-C stops.`),
    signal,
  );

async function inBrowser(client: PersonClient, scope: string, interaction: Interaction, { profile, signal }: SignInOptions): Promise<SignedIn> {
  let asked: URL | undefined;
  const open = async (text: string): Promise<void> => {
    asked = new URL(text);
    if (signal.aborted) {
      stop();
      return;
    }
    if (await interaction.openBrowser(text)) interaction.say('Sign in with the browser that has just opened. Ctrl-C stops.');
    else interaction.say(`To sign in, open this address in a browser of this machine (elsewhere use -UseDeviceAuthentication; Ctrl-C stops):\n${plain(text)}`);
  };
  // MSAL listens until an answer comes: one that says so ends it.
  const stop = (): void => {
    const back = asked?.searchParams.get('redirect_uri');
    const state = asked?.searchParams.get('state');
    if (back == null || state == null) return;
    const body = new URLSearchParams({ error: 'access_denied', error_description: 'Stopped.', state }).toString();
    void hangUp(new URL(back), body);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await client.inBrowser(scope, open, profile.account);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function hangUp(back: URL, body: string): Promise<void> {
  const { request } = await import('node:http');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  request({ host: '127.0.0.1', port: back.port, path: '/', method: 'POST', headers })
    .on('error', () => undefined)
    .end(body);
}

/** Nothing that a service says moves the cursor. */
const plain = (text: string): string => text.replace(/\p{C}/gu, '');
