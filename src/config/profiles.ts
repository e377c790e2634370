import { join } from 'node:path';
import { ConfigurationError, damaged } from './configuration-error.ts';
import { readJsonObject } from './json-file.ts';
import { checkProfileName, isSandboxName, readProfiles, sameName, sandboxProfile, type Profile } from './profile.ts';

/** The connections kept in the settings file; one is current. Names in any case. All throw or reject with ConfigurationDamaged or ConfigurationReadOnly where the file gives cause. */
export interface Profiles {
  readonly file: string;
  /** The sandbox first, then by name. */
  list(): readonly Profile[];
  /** The sandbox when none was chosen, or when the chosen one is gone. */
  current(): Profile;
  find(name: string): Profile | undefined;
  /** Throws ProfileNotFound, with the names there are. */
  get(name: string): Profile;
  /** Throws InvalidProfileName for a profile that cannot be saved under its name. */
  check(profile: Profile): void;
  /** Keeps a profile under its name, in place of what was there. Rejects with InvalidProfileName. */
  save(profile: Profile, options?: { readonly makeCurrent?: boolean }): Promise<void>;
  /** Changes one as it is in the file now; gives what it became. Rejects with ProfileNotFound or InvalidProfileName (the sandbox cannot be changed). */
  update(name: string, next: (profile: Profile) => Profile): Promise<Profile>;
  /** Makes it the current one. Rejects with ProfileNotFound. */
  use(name: string): Promise<void>;
  /** Rejects with ProfileNotFound, ProfileAlreadyExists or InvalidProfileName (the sandbox keeps its name). */
  rename(name: string, newName: string): Promise<void>;
  /** When it was the current one, the sandbox is from now on. Rejects with ProfileNotFound or InvalidProfileName (the sandbox stays). */
  remove(name: string): Promise<void>;
}

interface State {
  readonly current: string;
  readonly profiles: readonly Profile[];
}

/** The profiles in a configuration folder. Reading costs one small file; the folder is made when something is written. */
export function openProfiles(folder: string): Profiles {
  const file = join(folder, 'config.json');
  const read = (): State => stateOf(readJsonObject(file) ?? {}, file);
  // Reading must not load what only writing needs.
  const change = async (next: (state: State) => State): Promise<void> => {
    const { updateSettings } = await import('./settings-file.ts');
    await updateSettings(file, (settings) => ({ ...next(stateOf(settings, file)) }));
  };
  return {
    file,
    list: () => [sandboxProfile, ...[...read().profiles].sort(byName)],
    current() {
      const state = read();
      return find(state, state.current) ?? sandboxProfile;
    },
    find: (name) => find(read(), name),
    get: (name) => existing(read(), name),
    check,
    async save(profile, { makeCurrent = false } = {}) {
      check(profile);
      await change(({ current, profiles }) => ({
        current: makeCurrent ? profile.name : current,
        profiles: isSandboxName(profile.name) ? profiles : [...without(profiles, profile.name), profile],
      }));
    },
    async update(name, next) {
      let updated: Profile | undefined;
      await change((state) => {
        if (isSandboxName(name)) throw sandboxStays('be changed');
        updated = next(existing(state, name));
        return { ...state, profiles: [...without(state.profiles, name), updated] };
      });
      return updated ?? this.get(name);
    },
    use: (name) => change((state) => ({ ...state, current: existing(state, name).name })),
    async rename(name, newName) {
      checkProfileName(newName);
      await change((state) => {
        if (isSandboxName(name)) throw sandboxStays('be renamed');
        const profile = existing(state, name);
        if (!sameName(name, newName) && find(state, newName)) throw alreadyExists(newName);
        return {
          current: sameName(state.current, name) ? newName : state.current,
          profiles: [...without(state.profiles, name), { ...profile, name: newName }],
        };
      });
    },
    remove: (name) =>
      change((state) => {
        if (isSandboxName(name)) throw sandboxStays('be removed');
        existing(state, name);
        return { current: sameName(state.current, name) ? sandboxProfile.name : state.current, profiles: without(state.profiles, name) };
      }),
  };
}

function stateOf({ current = sandboxProfile.name, profiles }: Readonly<Record<string, unknown>>, file: string): State {
  if (typeof current !== 'string') throw damaged(file, `'current' is not the name of a profile`);
  return { current, profiles: readProfiles(profiles, file) };
}

function check({ name, kind }: Profile): void {
  checkProfileName(name);
  if (isSandboxName(name) && kind !== 'sandbox') throw sandboxStays('be another connection');
}

const find = ({ profiles }: State, name: string): Profile | undefined =>
  isSandboxName(name) ? sandboxProfile : profiles.find((profile) => sameName(profile.name, name));

function existing(state: State, name: string): Profile {
  const profile = find(state, name);
  if (profile) return profile;
  const names = [sandboxProfile, ...state.profiles].map((known) => `'${known.name}'`).join(', ');
  throw new ConfigurationError(
    'ProfileNotFound',
    name,
    `There is no profile named '${name}'.`,
    `There are: ${names}. Connect-MicrosoftTeams -ProfileName makes one.`,
  );
}

const without = (profiles: readonly Profile[], name: string): readonly Profile[] => profiles.filter((profile) => !sameName(profile.name, name));

const byName = (left: Profile, right: Profile): number => (left.name.toLowerCase() < right.name.toLowerCase() ? -1 : 1);

const alreadyExists = (name: string) =>
  new ConfigurationError(
    'ProfileAlreadyExists',
    name,
    `There is a profile named '${name}' already.`,
    `Choose another name, or remove it first: csteams profile remove '${name}'`,
  );

const sandboxStays = (what: string) =>
  new ConfigurationError(
    'InvalidProfileName',
    sandboxProfile.name,
    `The sandbox cannot ${what}: it is always there.`,
    'Name another profile. csteams sandbox reset empties the sandbox.',
  );
