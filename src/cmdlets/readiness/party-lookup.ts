import { sourceOfWinner } from '../../client/directory.ts';
import type { PolicyClient, PolicySource, UserRecord } from '../../client/policy-client.ts';
import { toErrorRecord } from '../../engine/error-record.ts';
import type { Finding, PartyFacts, PolicyInForce } from '../../readiness/facts.ts';
import { decidingTypes, word } from '../../readiness/remedy.ts';
import { readClient, type Client } from '../../readiness/client.ts';
import { callKnowledge, type CallKnowledge } from './call-knowledge.ts';
import { memoized } from '../memoized.ts';
import { tenantFacts, type TenantFacts } from './tenant-facts.ts';

/** Gathers what is known of people, each of them once. */
export interface PartyLookup {
  /** Never rejects: what could not be found out says so. */
  find(identity: string): Promise<PartyFacts>;
  /** Of a user whose record is there already: their policies' winners are in it. */
  ofUser(user: UserRecord): Promise<PartyFacts>;
}

/** `onWarning` as of `tenantFacts`. */
export function partyLookup(policies: PolicyClient, onWarning: (message: string) => void): PartyLookup {
  const tenant = tenantFacts(policies, onWarning);
  const knowledgeOf = callKnowledge(policies);
  const find = memoized(async (identity: string): Promise<PartyFacts> => {
    let user: UserRecord;
    try {
      user = await policies.getUser(identity);
    } catch (thrown) {
      return withoutFacts(identity, await whyNotFound(thrown, identity, tenant));
    }
    const assignments = await attempt(() => policies.getUserAssignments(user.id));
    return facts(user, (type) => {
      if (assignments.kind === 'failed') return assignments;
      return { kind: 'known', value: assignments.value.find(({ policyType }) => policyType === type)?.policySource ?? [] };
    });
  });

  async function facts(user: UserRecord, sourcesOf: (type: string) => Attempt<readonly PolicySource[]>): Promise<PartyFacts> {
    const { userPrincipalName } = user;
    if (user.accountType === 'Guest') return withoutFacts(userPrincipalName, elsewhere('a guest here, and what counts is the policy of their own tenant'));
    const knowledge = await attempt(() => knowledgeOf(user.id));
    const policy = async (type: string): Promise<Finding<PolicyInForce>> => {
      const sources = sourcesOf(type);
      if (sources.kind === 'failed') return sources;
      const coming = knowledge.kind === 'known' ? knowledge.value?.comingPolicies.find(({ policyType }) => policyType === type) : undefined;
      return attempt(async () => ({
        ...(await tenant.winner(type, { policySource: sources.value })),
        ...(coming && { coming: { policy: (await tenant.winner(type, coming)).policy, since: coming.changedAt, due: coming.dueAt } }),
      }));
    };
    const [encryption, recording, updates] = await Promise.all([
      policy(decidingTypes.encryption),
      policy(decidingTypes.recording),
      policy(decidingTypes.updates),
    ]);
    return { user: userPrincipalName, encryption, recording, updates, ...hidden(knowledge) };
  }

  return {
    find: (identity) => find(identity.trim()),
    ofUser: (user) =>
      facts(user, (type) => ({
        kind: 'known',
        value: user.effectivePolicies.filter(({ policyType }) => policyType === type).map(sourceOfWinner),
      })),
  };
}

type Attempt<T> = Extract<Finding<T>, { kind: 'known' | 'failed' }>;
type Ignorance = Exclude<Finding<never>, { kind: 'known' }>;

/** What comes of a look-up: its value, or the error as text. */
async function attempt<T>(lookUp: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { kind: 'known', value: await lookUp() };
  } catch (thrown) {
    return failure(thrown);
  }
}

function failure(thrown: unknown): { readonly kind: 'failed'; readonly error: string } {
  const { id, message } = toErrorRecord(thrown);
  return { kind: 'failed', error: `${id}: ${message}` };
}

const elsewhere = (reason: string): Ignorance => ({
  kind: 'untold',
  reason,
  advice: '# Connect to that tenant under a name of its own, then say: -CalleeProfile <name>',
});

/** Somebody of another organization is not to be found here, which is no error. */
async function whyNotFound(thrown: unknown, identity: string, tenant: TenantFacts): Promise<Ignorance> {
  const [, domain] = /@([^@\s]+)$/.exec(identity) ?? [];
  if (toErrorRecord(thrown).id !== 'UserNotFound' || domain === undefined) return failure(thrown);
  const own = await attempt(() => tenant.owns(domain));
  return own.kind === 'known' && !own.value ? elsewhere(`${domain} is another tenant, whose policies are not to be seen from here`) : failure(thrown);
}

const withoutFacts = (user: string, why: Ignorance): PartyFacts => ({
  user,
  encryption: why,
  recording: why,
  updates: why,
  client: noClient,
  encryptionSwitch: why.kind === 'failed' ? why : noSwitch,
  previewSwitch: why,
});

const noClient: Finding<Client> = {
  kind: 'untold',
  reason: 'not given, and no interface tells which client will be used',
  advice: '# Say which one: -CallerClient, -CalleeClient',
};
const noSwitch: Finding<boolean> = { kind: 'untold', reason: 'no interface tells' };

/** What only a practice tenant knows, and there only when it was told. */
function hidden(knowledge: Attempt<CallKnowledge | undefined>): Pick<PartyFacts, 'client' | 'encryptionSwitch' | 'previewSwitch'> {
  if (knowledge.kind === 'failed') return { client: knowledge, encryptionSwitch: knowledge, previewSwitch: knowledge };
  const { value } = knowledge;
  if (!value) return { client: noClient, encryptionSwitch: noSwitch, previewSwitch: noSwitch };
  const told = (option: string): Ignorance => ({
    kind: 'untold',
    reason: 'no interface of a real tenant tells, and the sandbox was not told',
    advice: `# Tell the sandbox: csteams sandbox user ${word(value.userPrincipalName)} ${option}`,
  });
  const client = value.client === null ? undefined : readClient(value.client);
  return {
    client: client ? { kind: 'known', value: client, from: 'sandbox' } : noClient,
    encryptionSwitch: value.encryptionSwitch === null ? told('--e2ee-switch on') : { kind: 'known', value: value.encryptionSwitch, from: 'sandbox' },
    previewSwitch: value.previewSwitch === null ? told('--preview on') : { kind: 'known', value: value.previewSwitch, from: 'sandbox' },
  };
}
