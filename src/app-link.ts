import type { PolicyClient } from './client/policy-client.ts';
import type { CredentialStore } from './config/credentials.ts';
import type { TokenPlace } from './config/token-store.ts';

/** Where a link's secrets are from now on. */
export interface KeptAt {
  readonly name: string;
  readonly place: TokenPlace;
  readonly store: () => Promise<CredentialStore>;
}

/** The open way to the service of one connection. */
export interface Link {
  /** A client whose requests carry the ids that `correlationId` makes. All of a link's clients share what they have learnt. */
  readonly client: (correlationId: () => string) => PolicyClient;
  /** Who is signed in; signs in where nobody is. */
  who(): Promise<{ readonly account?: string; readonly tenantId?: string }>;
  /** What must be kept for later runs; undefined where nothing must. `needed`: without it they could not connect. */
  secret(): Promise<{ readonly text: string; readonly needed: boolean } | undefined>;
  /** The command's deadline counts from now. */
  beginCommand(): void;
  /** What is renewed is written there. */
  keepAt(kept: KeptAt): void;
}

/** A link that needs no sign-in and keeps nothing. */
export const openLink = (client: Link['client']): Link => ({
  client,
  who: async () => ({}),
  secret: async () => undefined,
  beginCommand: () => undefined,
  keepAt: () => undefined,
});
