import { policyCmdletName, policyVerbs, type PolicyVerb } from './cmdlet-name.ts';
import type { CmdletShape } from './cmdlet-shape.ts';
import type { Json, Setting, SettingValue } from './setting.ts';

export type { PolicyVerb } from './cmdlet-name.ts';

export type Settings = Readonly<Record<string, Setting>>;

/** A policy type as data: everything that cmdlets, service, views, completion, help and tests know about it. */
export interface PolicyType<S extends Settings = Settings> {
  /** `TeamsEnhancedEncryptionPolicy`: the cmdlets' noun without `Cs`, and the name on the wire. */
  readonly name: string;
  /** One sentence. */
  readonly synopsis: string;
  /** Settings in the order they print. */
  readonly settings: S;
  /** Settings shown in listings. */
  readonly columns: readonly string[];
  readonly verbs: readonly PolicyVerb[];
  /** Instances every tenant starts with besides Global: name to the settings that differ from the initial values. */
  readonly builtIn: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** The odd parameters of its cmdlets, by verb. */
  readonly cmdlets: Readonly<Partial<Record<PolicyVerb, CmdletShape>>>;
  /** There is Global and nothing else: a configuration of the whole tenant. */
  readonly tenantWide: boolean;
  readonly groupAssignment: GroupAssignmentSupport;
  /** New-CsBatchPolicyAssignmentOperation lists the type. */
  readonly batchAssignment: boolean;
  /** Set-CsPhoneNumberPolicyAssignment lists the type. */
  readonly phoneNumberAssignment: boolean;
}

/**
 * Whether groups can have a policy of a type, as far as the reference agrees with itself: `grantOnly` when only the type's Grant cmdlet takes a
 * group, `conflicting` when Grant takes one and New-CsGroupPolicyAssignment rules the type out. The client forbids nothing: the service decides.
 */
export type GroupAssignmentSupport = 'supported' | 'grantOnly' | 'conflicting' | 'undocumented' | 'notGrantable';

/** What a type's file gives; the rest has defaults. */
export interface PolicyTypeDefinition<S extends Settings = Settings> {
  readonly synopsis: string;
  readonly settings: S;
  readonly columns: readonly (keyof NoInfer<S> & string)[];
  readonly builtIn?: Readonly<Record<string, Partial<PolicySettings<NoInfer<S>>>>>;
  readonly cmdlets?: PolicyType['cmdlets'];
  /** `supported` where absent. */
  readonly groupAssignment?: GroupAssignmentSupport;
  /** false where absent. */
  readonly batchAssignment?: true;
  /** false where absent. */
  readonly phoneNumberAssignment?: true;
}

/** The settings of an instance, by name. */
type PolicySettings<S extends Settings> = { readonly [Name in keyof S]: SettingValue<S[Name]> };

/** The TypeScript shape of an instance: `InstanceOf<typeof teamsCallParkPolicy>`. */
export type InstanceOf<T extends PolicyType> = { readonly Identity: string } & PolicySettings<T['settings']>;

export const policyType = <const S extends Settings>(name: string, definition: PolicyTypeDefinition<S>): PolicyType<S> => ({
  verbs: policyVerbs(name),
  cmdlets: {},
  tenantWide: false,
  groupAssignment: 'supported',
  batchAssignment: false,
  phoneNumberAssignment: false,
  ...definition,
  builtIn: (definition.builtIn ?? {}) as PolicyType['builtIn'],
  name,
});

/** A configuration of the whole tenant, which has Global and no other instance. */
export const configuration = <const S extends Settings>(name: string, definition: PolicyTypeDefinition<S>): PolicyType<S> => ({
  ...policyType(name, definition),
  tenantWide: true,
  groupAssignment: 'notGrantable',
});

/** `Get-CsTeamsCallParkPolicy` and its like. */
export const cmdletName = (type: PolicyType, verb: PolicyVerb): string => policyCmdletName(type.name, verb);

/** The settings of an instance that nobody has changed yet: initial values, null where there is none; a built-in one's own values. */
export function initialSettings(type: PolicyType, policyName?: string): Readonly<Record<string, Json>> {
  const initial = Object.fromEntries(Object.entries(type.settings).map(([name, setting]) => [name, setting.initial ?? null]));
  return policyName === undefined ? initial : { ...initial, ...type.builtIn[policyName] };
}
