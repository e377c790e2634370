import type { Setting } from './setting.ts';

/** The verbs a policy type's cmdlets are documented with. */
export type PolicyVerb = 'Get' | 'New' | 'Set' | 'Remove' | 'Grant';

/** Documented parameters that have no effect outside Microsoft's own network; accepted so that scripts bind. */
export type InertParameter = 'Tenant' | 'LocalStore' | 'MsftInternalProcessingMode' | 'DomainController';

/** What the reference documents for one cmdlet of a type where its siblings differ. */
export interface CmdletShape {
  /** Get's Identity and Filter, or Set's Identity and Instance, stand in one parameter set; usually each has its own. */
  readonly singleSet?: true;
  /** Parameters that some siblings have and others have not. */
  readonly offers?: readonly ('Instance' | 'InMemory' | 'Force' | 'PassThru')[];
  readonly inert?: readonly InertParameter[];
  /** Parameters that also take a place without their name. */
  readonly positions?: Readonly<Record<string, number>>;
}

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
  /** The odd parameters of its cmdlets, by verb. */
  readonly cmdlets: Readonly<Partial<Record<PolicyVerb, CmdletShape>>>;
}

/** What a type's file gives; the rest has defaults. */
export interface PolicyTypeDefinition {
  readonly synopsis: string;
  readonly settings: Readonly<Record<string, Setting>>;
  readonly columns: readonly string[];
  readonly verbs?: readonly PolicyVerb[];
  readonly builtIn?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly cmdlets?: Readonly<Partial<Record<PolicyVerb, CmdletShape>>>;
}

export const policyType = (name: string, definition: PolicyTypeDefinition): PolicyType => ({
  verbs: ['Get', 'New', 'Set', 'Remove', 'Grant'],
  builtIn: {},
  cmdlets: {},
  ...definition,
  name,
});
