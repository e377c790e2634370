import type { Setting } from './setting.ts';

/** The verbs a policy type's cmdlets are documented with. */
export type PolicyVerb = 'Get' | 'New' | 'Set' | 'Remove' | 'Grant';

/** A policy type as data: everything that cmdlets, service, views, completion, help and tests know about it. */
export interface PolicyType {
  /** `TeamsEnhancedEncryptionPolicy`: the cmdlets' noun without `Cs`, and the name on the wire. */
  readonly name: string;
  /** One sentence. */
  readonly synopsis: string;
  /** Settings in the order they print. */
  readonly settings: Readonly<Record<string, Setting>>;
  /** Settings shown in listings. */
  readonly columns: readonly string[];
  readonly verbs: readonly PolicyVerb[];
  /** Instances every tenant starts with besides Global: name to the settings that differ from the initial values. */
  readonly builtIn: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a type's file gives; the rest has defaults. */
export interface PolicyTypeDefinition {
  readonly synopsis: string;
  readonly settings: Readonly<Record<string, Setting>>;
  readonly columns: readonly string[];
  readonly verbs?: readonly PolicyVerb[];
  readonly builtIn?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const policyType = (name: string, definition: PolicyTypeDefinition): PolicyType => ({
  verbs: ['Get', 'New', 'Set', 'Remove', 'Grant'],
  builtIn: {},
  ...definition,
  name,
});
