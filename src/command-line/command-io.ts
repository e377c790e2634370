import type { CredentialStore } from '../config/credentials.ts';
import type { Profiles } from '../config/profiles.ts';

/** What the sub-commands reach: the terminal, files, settings, and the service on this machine. A Host fits the first part. */
export interface CommandIo {
  /** To stdout; resolves when more may be written. */
  write(text: string): Promise<void>;
  /** To stderr. */
  writeError(text: string): void;
  /** A person sits at it: questions are possible. */
  readonly interactive: boolean;
  /** One line from the person; undefined at end of input. */
  readLine(prompt: string): Promise<string | undefined>;
  /** `--output json` was given: lists are printed as JSON. */
  readonly json: boolean;
  /** Decoded text of a file, in chunks. Rejects with an error that has an id. */
  readText(path: string): AsyncIterable<string>;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly profiles: Profiles;
  readonly credentials: CredentialStore;
  readonly sandbox: SandboxTools;
  readonly service: ServiceTools;
}

/** The tenant on this machine. Costs nothing until something is called. */
export interface SandboxTools {
  readonly file: string;
  /** Puts the small Contoso back. A file that cannot be opened is put aside and a new one made: `aside` is where it is now. */
  reset(): Promise<{ readonly aside?: string }>;
  /** Adds and changes users, adds groups and members, all or nothing. Rows are objects of text by column name. */
  import(users: AsyncIterable<CsvRow>, groups?: AsyncIterable<CsvRow>): Promise<ImportSummary>;
  /** Tells the tenant what it cannot know by itself; gives the user principal name. undefined leaves as is, null forgets. Rejects with UserNotFound. */
  user(identity: string, knowledge: SandboxUser): Promise<string>;
  /** Sets how long changes of assignments take to show, in seconds; gives what holds now. */
  config(settings: { readonly propagationSeconds?: number | undefined }): Promise<{ readonly propagationSeconds: number }>;
  /** Puts a generated tenant in the place of the present one. */
  generate(size: { readonly users: number; readonly groups: number; readonly seed: number }): Promise<void>;
}

/** What of a user no interface of a real tenant tells. */
interface SandboxUser {
  readonly encryptionSwitch?: boolean | null | undefined;
  readonly previewSwitch?: boolean | null | undefined;
  readonly client?: string | null | undefined;
}

export type CsvRow = Readonly<Record<string, string>>;

interface ImportSummary {
  readonly usersAdded: number;
  readonly usersChanged: number;
  readonly groupsAdded: number;
  readonly membersAdded: number;
}

/** Serving the policy service. */
export interface ServiceTools {
  /** Opens the tenant and listens. `log` gets one object for every request. */
  start(options: ServiceStart): Promise<{ readonly uri: string; close(): Promise<void> }>;
  readonly tokens: TokenTools;
  readonly applications: ApplicationTools;
}

interface ServiceStart {
  readonly port: number;
  readonly host: string;
  /** The tenant's file. */
  readonly data: string;
  /** PEM texts. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** A fault file's text, and its name for messages. */
  readonly faults?: { readonly file: string; readonly text: string };
  /** Where clients reach it: an origin without a slash at the end. */
  readonly publicUrl?: string | undefined;
  /** Seconds that the tokens it signs are valid. */
  readonly tokenLifetime: number;
  /** The application whose tokens this machine's processes may have. */
  readonly managedIdentity?: string | undefined;
  readonly log: (entry: object) => void;
}

interface TokenTools {
  create(name: string, role: 'reader' | 'admin', expires?: Date): Promise<string>;
  list(): Promise<readonly { readonly name: string; readonly role: string; readonly created: string; readonly expires?: string }[]>;
  revoke(name: string): Promise<void>;
}

interface ApplicationTools {
  /** Registers an application; the secret is given once. */
  create(application: NewApplication): Promise<{ readonly clientId: string; readonly secret?: string }>;
  list(): Promise<readonly ListedApplication[]>;
  /** By name or client id. */
  remove(identity: string): Promise<void>;
}

interface NewApplication {
  readonly name: string;
  readonly role: 'reader' | 'admin' | 'none';
  readonly public: boolean;
  /** PEM text. */
  readonly certificate?: string | undefined;
  /** `keys`: the text of a JWKS or a PEM public key. */
  readonly federation?: { readonly issuer: string; readonly subject: string; readonly keys: string } | undefined;
}

interface ListedApplication {
  readonly clientId: string;
  readonly name: string;
  readonly role: string;
  readonly public: boolean;
  readonly created: string;
  readonly certificate?: { readonly expires: string };
  readonly federation?: { readonly issuer: string; readonly subject: string };
}
