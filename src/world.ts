import type { Folders } from './config/folders.ts';
import type { SecretPlaces } from './config/secret-text.ts';
import type { Clock, FileStore, Host } from './engine/host.ts';

/** What surrounds a run: made by main.ts from the process, by tests from fakes. */
export interface World {
  readonly host: Host;
  readonly clock: Clock;
  readonly files: FileStore;
  readonly folders: Folders;
  readonly environment: (name: string) => string | undefined;
  /** Where secrets go; the machine's own keychain where absent. */
  readonly keychain?: () => Promise<SecretPlaces | undefined>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly version: string;
}
