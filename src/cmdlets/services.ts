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

/** Connections, kept under names; one is current. */
export interface ConnectionService {
  /** What this run speaks to: `--profile`, the environment, the last connection made, or the sandbox. Rejects with ProfileNotFound. */
  current(): Promise<Profile>;
  /** undefined when nothing is saved under `name`. The sandbox's own name always exists. */
  find(name: string): Promise<Profile | undefined>;
  /** A client for `profile`, saved or not. `token`: the bearer token; absent: the saved one. Rejects with InvalidServiceUri or InsecureServiceUri. */
  open(profile: Profile, token?: string): Promise<PolicyClient>;
  /**
   * Keeps profile and token under the profile's name, replacing what was there, and makes it current now and for later runs. Without a token
   * the saved one stays; null forgets it, so that the environment's is used.
   */
  save(profile: Profile, token?: string | null): Promise<void>;
  /** Forgets the profile and its token; the sandbox becomes current. */
  remove(name: string): Promise<void>;
  /** The token from the environment (CSTEAMS_TOKEN); undefined where there is none. */
  readonly environmentToken: string | undefined;
}
