import type { PolicyClient } from '../client/policy-client.ts';
import type { Profile } from '../config/profile.ts';
import type { Cmdlet } from '../engine/cmdlet.ts';
import type { ChangeHistory } from '../history/change-log.ts';
import type { PolicyTypes } from './policy-types.ts';

export type { Profile as ConnectionProfile };

/** What the Teams cmdlets reach besides the engine. `app.ts` makes it; costly parts lie behind getters and promises. */
declare module '../engine/cmdlet.ts' {
  interface CmdletServices {
    /** Speaks to the service of the current connection; after Connect-MicrosoftTeams, to the new one. */
    readonly policies: PolicyClient;
    readonly connection: ConnectionService;
    readonly policyTypes: PolicyTypes;
    /** Where rollouts are kept, in a folder for each profile. */
    readonly rolloutFolder: string;
    /** What was written to tenants from here. */
    readonly history: HistoryService;
    /** A write was accepted: a line tells the operator, once a run, how to see it later, if the connection is to a tenant that takes its time. */
    readonly noteAccepted: (note: () => Promise<string>) => Promise<void>;
    /** Every command of the session, for Get-Command and Get-Help. */
    readonly commands: CommandDirectory;
  }
}

/** The change history of this machine. */
export interface HistoryService {
  readonly log: () => Promise<ChangeHistory>;
  /** The same client as `policies`, but nothing is noted: for those who note by themselves what they change. */
  readonly unrecorded: PolicyClient;
  /** false: the operator wants nothing noted. */
  readonly enabled: boolean;
}

/** The commands there are. Names are known without loading any definition. The engine's command table is one. */
export interface CommandDirectory {
  readonly names: readonly string[];
  /** Alias to command name. */
  readonly aliases: Readonly<Record<string, string>>;
  /** By name or alias, in any case; undefined when there is none. */
  resolve(name: string): Promise<Cmdlet | undefined>;
  /** Names that resemble `name`, best first. */
  suggest(name: string): Promise<readonly string[]>;
}

/** What a person gave to connect with. It is kept in no profile; where it may be kept at all, in the token store. */
export interface ConnectionSecrets {
  /** The access token of a csteams service. */
  readonly token?: string;
  readonly clientSecret?: string;
  /** PEM text. */
  readonly certificate?: string;
  readonly certificatePassword?: string;
  /** For Microsoft Graph and for Teams; never kept. */
  readonly accessTokens?: readonly string[];
}

/** A connection that is tried before it is kept. */
export interface NewConnection {
  readonly policies: PolicyClient;
  /** Who is signed in; signs in where nobody is. Rejects with the errors of signing in. */
  who(): Promise<{ readonly account?: string; readonly tenantId?: string }>;
  /** Keeps it under the profile's name, replacing what was there, and makes it current now and for later runs. Rejects with KeychainUnavailable or what the settings file gives cause for. */
  keep(profile: Profile): Promise<void>;
}

/** Connections, kept under names; one is current. */
export interface ConnectionService {
  /** What this run speaks to: `--profile`, the environment, the last connection made, or the sandbox. Rejects with ProfileNotFound. */
  current(): Promise<Profile>;
  /** undefined when nothing is saved under `name`. The sandbox's own name always exists. */
  find(name: string): Promise<Profile | undefined>;
  /** A client for a profile with what is kept for it. Rejects with InvalidServiceUri or InsecureServiceUri. */
  open(profile: Profile): Promise<PolicyClient>;
  /** Starts a connection. Without `secrets`, with those that are kept for the profile. Rejects with InvalidServiceUri or InsecureServiceUri. */
  begin(profile: Profile, options: { readonly secrets?: ConnectionSecrets | undefined; readonly signal: AbortSignal }): Promise<NewConnection>;
  /** Forgets the profile and its secrets, wherever they are; the sandbox becomes current. */
  remove(name: string): Promise<void>;
  /** Variables of the environment, secret ones too. */
  readonly environment: (name: string) => string | undefined;
  /** The run ends with the command. */
  readonly oneCommand: boolean;
}
