import { sourceOfWinner } from '../../client/directory.ts';
import type { PolicyClient, PolicySource, UserRecord } from '../../client/policy-client.ts';
import type { Streams } from '../../engine/host.ts';
import { toErrorRecord } from '../../engine/error-record.ts';
import { psObject, PSObject, type Value } from '../../engine/value.ts';
import { effectivePolicy, type CompetingSource } from '../../policy/effective.ts';
import { nameKey, policyName } from '../../policy/identity.ts';
import { memoized } from '../memoized.ts';
import type { PolicyTypes } from '../policy-types.ts';
import { policyObject } from '../policy/instance.ts';

/** The type names of the rows: without and with the explanation. */
export const effectivePolicyRow = 'CsEffectivePolicy';
export const explainedPolicyRow = 'CsEffectivePolicyExplanation';
/** Rows of one policy type only: their settings have columns. */
export const effectivePolicyRowOf = (type: string): string => `${effectivePolicyRow}#${type}`;

/** Which policies users have. Definitions, groups and the tenant are read once, when they are first needed. */
export interface EffectiveLookup {
  /** One row per type for one user. Rejects rather than guesses: a lookup that fails is never a Global. */
  user(identity: string, types: readonly string[]): Promise<readonly PSObject[]>;
  /** One row per user and type, type by type, as the service's pages come in. */
  everyone(types: readonly string[]): AsyncGenerator<PSObject, void, undefined>;
}

/** What a lookup works with. */
interface Sources {
  readonly policies: PolicyClient;
  readonly policyTypes: PolicyTypes;
  readonly streams: Streams;
}

export function effectiveLookup({ policies, policyTypes, streams }: Sources, explain: boolean): EffectiveLookup {
  const definitions = memoized((type: string) => definitionsOf(policies, policyTypes, type));
  const groupName = memoized((id: string) => nameOfGroup(policies, id));
  const tenantPolicies = memoized(async () => {
    const tenant = await policies.getTenant();
    if (tenant.tenantPolicies === null)
      streams.warning('This service does not tell what is granted to the whole tenant: Source Global may also stand for that.');
    return tenant.tenantPolicies ?? {};
  });

  async function row(user: string, type: string, sources: readonly PolicySource[], only: boolean): Promise<PSObject> {
    const winner = effectivePolicy({
      direct: sources.find(({ assignmentType }) => assignmentType === 'Direct')?.policyName ?? null,
      groups: sources
        .filter(({ assignmentType }) => assignmentType === 'Group')
        .map(({ reference, policyName: name, rank }) => ({ groupId: reference ?? '', policyName: name, rank })),
      tenant: (await tenantPolicies(''))[type] ?? null,
    });
    const settings = await (await definitions(type))(winner.policyName);
    const named = async (groupId: string | null): Promise<string | null> => (groupId === null || groupId === '' ? null : groupName(groupId));
    return psObject(explain ? explainedPolicyRow : only ? effectivePolicyRowOf(type) : effectivePolicyRow, {
      User: user,
      PolicyType: type,
      PolicyName: winner.policyName,
      Source: winner.source,
      Reference: await named(winner.reference),
      ReferenceId: winner.reference,
      Settings: settings,
      ...(explain && {
        Explanation: await Promise.all(winner.sources.map(async (source, index) => explanation(index, source, await named(source.reference)))),
      }),
    });
  }

  return {
    async user(identity, types) {
      const user = await policies.getUser(identity);
      const sources = explain ? await allSources(policies, user, types) : winnersOf(user);
      return Promise.all(types.map((type) => row(user.userPrincipalName, type, sources(type), types.length === 1)));
    },
    async *everyone(types) {
      for (const type of types)
        for await (const { user, sources } of policies.listEffectiveSources(type)) yield await row(user.userPrincipalName, type, sources, types.length === 1);
    },
  };
}

type SourcesByType = (type: string) => readonly PolicySource[];

/** A user's record tells the winner of each type: enough where nothing is to be explained. */
const winnersOf =
  ({ effectivePolicies }: UserRecord): SourcesByType =>
  (type) =>
    effectivePolicies.filter(({ policyType }) => policyType === type).map(sourceOfWinner);

async function allSources(policies: PolicyClient, user: UserRecord, types: readonly string[]): Promise<SourcesByType> {
  const [onlyType, ...others] = types;
  const assignments = await policies.getUserAssignments(user.id, others.length === 0 ? onlyType : undefined);
  return (type) => assignments.find(({ policyType }) => policyType === type)?.policySource ?? [];
}

/** The settings of a type's instances by name. An instance made since they were read is asked for. */
async function definitionsOf(policies: PolicyClient, policyTypes: PolicyTypes, typeName: string): Promise<(name: string) => Promise<PSObject>> {
  const type = await policyTypes.load(typeName);
  const instances = new Map((await policies.listPolicies(typeName)).map((instance) => [nameKey(policyName(instance.Identity)), instance]));
  return async (name) => {
    const settings = policyObject(type, instances.get(nameKey(name)) ?? (await policies.getPolicy(typeName, name)));
    settings.properties.delete('Identity');
    return settings;
  };
}

/** A group that was deleted meanwhile is shown by its id. */
async function nameOfGroup(policies: PolicyClient, id: string): Promise<string> {
  try {
    return (await policies.getGroup(id)).displayName;
  } catch (thrown) {
    if (toErrorRecord(thrown).id === 'GroupNotFound') return id;
    throw thrown;
  }
}

const explanation = (index: number, { source, policyName: name, reference, rank, wins, reason }: CompetingSource, group: string | null): Value =>
  psObject('CsPolicyCompetitor', {
    Order: index + 1,
    Source: source,
    PolicyName: name,
    Reference: group,
    ReferenceId: reference,
    Rank: rank,
    Wins: wins,
    Reason: reason,
  });
