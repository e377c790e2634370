import { platform } from 'node:os';
import { ConfigurationError } from './configuration-error.ts';
import type { SecretPlaces } from './secret-text.ts';

/** What the keychains of the platforms are called, for people. */
const names: Readonly<Record<string, string>> = { darwin: "the login keychain ('csteams')", win32: "the Credential Manager ('csteams')" };

/** For people. */
export const keychainName = names[platform()] ?? "the desktop's secret service ('csteams')";

/** So many characters fit into one place. Windows keeps UTF-16 in 2560 bytes. */
export const longestKeychainText = platform() === 'win32' ? 1200 : 65_536;

/** A keychain that asks its owner for leave waits as long; then it counts as locked. */
const patience = 120_000;

/**
 * The keychain of this machine's user: the Credential Manager, the login keychain or the secret service; undefined where there is none. The only file
 * that knows @napi-rs/keyring, an optional dependency, which is loaded when a secret is read or kept. Its places reject with KeychainUnavailable.
 */
export async function openKeychain(): Promise<SecretPlaces | undefined> {
  const keyring = await import('@napi-rs/keyring').catch(() => undefined);
  if (!keyring) return undefined;
  // Without the pin it falls back to the kernel's keyring, which the next process cannot read.
  const entry = (account: string) => new keyring.AsyncEntry('csteams', account, { linux: { store: 'secret-service' } });
  try {
    entry('csteams');
  } catch {
    return undefined;
  }
  return {
    get: async (account) => (await patiently((signal) => entry(account).getPassword(signal))) ?? undefined,
    set: (account, text) => patiently((signal) => entry(account).setPassword(text, signal)),
    async remove(account) {
      await patiently((signal) => entry(account).deleteCredential(signal));
    },
  };
}

async function patiently<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      work(over.signal),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          over.abort();
          reject(new Error('it did not answer; it is probably locked'));
        }, patience);
      }),
    ]);
  } catch (cause) {
    throw keychainUnavailable(cause instanceof Error ? cause.message : String(cause), cause);
  } finally {
    clearTimeout(timer);
  }
}

/** The keychain is absent, locked, or refuses. */
export const keychainUnavailable = (reason: string, cause?: unknown): ConfigurationError =>
  new ConfigurationError(
    'KeychainUnavailable',
    'csteams',
    `The keychain of this machine cannot be used: ${reason.replace(/\.$/, '')}.`,
    'Unlock it and try again, or choose another place: --token-store file keeps secrets in a file that only you can read, --token-store memory keeps none.',
    cause,
  );
