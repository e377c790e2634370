import type { CallKnowledgeBody, ComingPolicyBody } from '../client/routes.ts';
import { ok, parameter, type Handler } from './handler.ts';
import { pendingChanges, type PendingChange } from './propagation.ts';
import { sourceBody, userSources, type UserSource } from './sources.ts';
import type { Database, Store } from './store.ts';
import { findUser } from './users.ts';

/** What nobody but the user knows on a real tenant. undefined leaves it as it is, null forgets it. */
export interface CallKnowledge {
  readonly encryptionSwitch?: boolean | null | undefined;
  readonly previewSwitch?: boolean | null | undefined;
  /** A platform, perhaps with a version. */
  readonly client?: string | null | undefined;
}

/** Sets what the sandbox knows of a user; gives the user principal name. Rejects with UserNotFound and AmbiguousIdentity. */
export function setCallKnowledge(store: Store, identity: string, { encryptionSwitch, previewSwitch, client }: CallKnowledge): Promise<string> {
  return store.write(async (database) => {
    const user = await findUser(database, identity);
    const set = async (column: 'e2ee_switch' | 'preview_switch' | 'client', value: string | number | null | undefined): Promise<void> => {
      if (value !== undefined) await database.run(`UPDATE users SET ${column} = ? WHERE id = ?`, value, user.id);
    };
    await set('e2ee_switch', asNumber(encryptionSwitch));
    await set('preview_switch', asNumber(previewSwitch));
    await set('client', client);
    return user.userPrincipalName;
  });
}

/** A user's switches and client, and the policies that are on their way. */
export const getCallKnowledge: Handler = async (request) => {
  const body = await request.store.read(async (database): Promise<CallKnowledgeBody> => {
    const { id, userPrincipalName } = await findUser(database, parameter(request, 'user'));
    const row = await database.get('SELECT e2ee_switch, preview_switch, client FROM users WHERE id = ?', id);
    return {
      userPrincipalName,
      encryptionSwitch: asFlag(row?.['e2ee_switch']),
      previewSwitch: asFlag(row?.['preview_switch']),
      client: typeof row?.['client'] === 'string' ? row['client'] : null,
      comingPolicies: await comingPolicies(database, id, request.now),
    };
  });
  return ok(body);
};

/** Types whose policy will be another for the user once everything shows. */
async function comingPolicies(database: Database, user: string, now: Date): Promise<readonly ComingPolicyBody[]> {
  const changes = (await pendingChanges(database, now)).filter(({ subject }) => typeof subject === 'string' || subject.user === user);
  if (changes.length === 0) return [];
  const scope = { clause: 'u.id = ?', parameters: [user] };
  const shown = (await userSources(database, scope, { seenAt: now })).get(user);
  const coming = (await userSources(database, scope)).get(user);
  const granted = new Map((await database.all('SELECT type, policy_name FROM tenant_assignments')).map((row) => [row['type'], String(row['policy_name'])]));
  return [...new Set(changes.map(({ type }) => type))].sort().flatMap((type): readonly ComingPolicyBody[] => {
    const ofType = changes.filter((change) => change.type === type);
    const tenantPolicy = granted.get(type) ?? null;
    const before = winner(shown?.get(type), shownToTenant(ofType, tenantPolicy));
    const after = winner(coming?.get(type), tenantPolicy);
    const last = ofType.at(-1);
    if (before === after || !last) return [];
    return [{ policyType: type, policySources: (coming?.get(type) ?? []).map(sourceBody), tenantPolicy, changedAt: last.changedAt, dueAt: last.dueAt }];
  });
}

const winner = (sources: readonly UserSource[] = [], tenantPolicy: string | null): string => {
  const [best] = sources;
  return best ? `${best.source} ${best.reference ?? ''} ${best.policyName}` : `Tenant ${tenantPolicy ?? ''}`;
};

function shownToTenant(changes: readonly PendingChange[], now: string | null): string | null {
  const first = changes.find(({ subject }) => subject === 'tenant');
  if (!first) return now;
  return typeof first.before === 'string' ? first.before : null;
}

const asNumber = (value: boolean | null | undefined): number | null | undefined => (typeof value === 'boolean' ? Number(value) : value);
const asFlag = (value: unknown): boolean | null => (value === 1 ? true : value === 0 ? false : null);
