import { credentialFile, type CredentialStore } from './credentials.ts';
import { keychainName, keychainUnavailable, longestKeychainText, openKeychain } from './keychain.ts';
import type { tokenStores } from './profile.ts';
import { secretTexts, type SecretPlaces } from './secret-text.ts';

export type TokenPlace = (typeof tokenStores)[number];

/** Secrets by profile, in one of three places: the keychain, a file for its owner's eyes, or this run's memory. */
export interface TokenStore {
  /** The place for a connection that is made now: the wanted one, else the keychain where there is one, else memory. Rejects with KeychainUnavailable when a keychain is wanted and there is none. */
  choose(wanted: TokenPlace | undefined): Promise<TokenPlace>;
  /** The place of a profile's secrets; a profile of an earlier version, which names none, has them in the file. */
  at(place: TokenPlace | undefined): Promise<CredentialStore>;
  /** Takes a profile's secrets out of every place but `except`. The keychain is asked only when `place` says they are there. */
  forget(profile: string, place: TokenPlace | undefined, except?: TokenPlace): Promise<void>;
}

export interface TokenStoreOptions {
  /** The data folder, for the file. */
  readonly folder: string;
  /** The machine's keychain where absent. */
  readonly keychain?: () => Promise<SecretPlaces | undefined>;
}

/** The token store of this machine's user. Nothing is opened before it is asked for. */
export function tokenStore({ folder, keychain = openKeychain }: TokenStoreOptions): TokenStore {
  const file = credentialFile(folder);
  const memory = storeOf(memoryPlaces(), 'memory, until this run ends');
  let opening: Promise<CredentialStore | undefined> | undefined;
  const opened = (): Promise<CredentialStore | undefined> =>
    (opening ??= keychain().then((places) => places && storeOf(secretTexts(places, longestKeychainText), keychainName)));

  async function at(place: TokenPlace | undefined): Promise<CredentialStore> {
    if (place === 'memory') return memory;
    if (place !== 'keychain') return file;
    const store = await opened();
    if (!store) throw keychainUnavailable('there is none here');
    return store;
  }
  return {
    at,
    async choose(wanted) {
      if (wanted === undefined) return (await opened()) ? 'keychain' : 'memory';
      await at(wanted);
      return wanted;
    },
    async forget(profile, place, except) {
      if (except !== 'memory') await memory.remove(profile);
      if (except !== 'file') await file.remove(profile);
      if (place === 'keychain' && except !== 'keychain') await (await at(place)).remove(profile);
    },
  };
}

const memoryPlaces = (): SecretPlaces => {
  const held = new Map<string, string>();
  return {
    get: async (account) => held.get(account),
    set: async (account, text) => void held.set(account, text),
    remove: async (account) => void held.delete(account),
  };
};

/** Profiles' names are the same in any case. */
function storeOf(places: SecretPlaces, place: string): CredentialStore {
  const store: CredentialStore = {
    place,
    get: (profile) => places.get(profile.toLowerCase()),
    set: (profile, secret) => places.set(profile.toLowerCase(), secret),
    remove: (profile) => places.remove(profile.toLowerCase()),
    async rename(profile, newName) {
      if (profile.toLowerCase() === newName.toLowerCase()) return;
      const secret = await store.get(profile);
      if (secret === undefined) return;
      await store.set(newName, secret);
      await store.remove(profile);
    },
  };
  return store;
}
