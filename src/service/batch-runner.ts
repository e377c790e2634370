import { sipKey, userFrom, type User } from './directory-rows.ts';
import type { Database, Row, Store } from './store.ts';
import { assignToUser } from './user-assignment.ts';

/** Users whose turn comes in one transaction. Others get the store in between. */
const chunk = 100;

const objectId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Gives what starts the work on batches that are not finished. Work goes on in the background until none is left; what the end of the process interrupts
 * is found again when the next one starts it. `onFailure`: the store failed; the next start tries again.
 */
export function batchRunner(store: Store, clock: { now(): Date }, onFailure: (failure: unknown) => void): () => void {
  /** `again`: somebody asked while the last look was under way. */
  const state = { running: false, again: false };
  const asked = (): boolean => {
    const { again } = state;
    state.again = false;
    return again;
  };
  const run = async (): Promise<void> => {
    while (asked()) {
      while ((await store.read(nextOperation)) && (await store.write((database) => advance(database, clock.now()))))
        await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return () => {
    state.again = true;
    if (state.running) return;
    state.running = true;
    run()
      .catch((failure: unknown) => {
        if (!isClosed(failure)) onFailure(failure);
      })
      .finally(() => {
        state.running = false;
      });
  };
}

/** The store was closed, as it is at the end of a process: the rest waits for the next. */
const isClosed = (failure: unknown): boolean => failure instanceof Error && /not open|closed/i.test(failure.message);

const nextOperation = (database: Database): Promise<Row | undefined> =>
  database.get('SELECT id, type, policy_name FROM batch_operations WHERE completed_at IS NULL ORDER BY created_at, id LIMIT 1');

/** Works on the next users of the oldest batch that is not finished; false when there is none. */
async function advance(database: Database, now: Date): Promise<boolean> {
  const operation = await nextOperation(database);
  if (!operation) return false;
  const id = String(operation['id']);
  const rows = await database.all("SELECT place, identity FROM batch_users WHERE operation_id = ? AND state <> 'Completed' ORDER BY place LIMIT ?", id, chunk);
  const policy = operation['policy_name'];
  const wanted = { type: String(operation['type']), policyName: typeof policy === 'string' ? policy : null, now };
  for (const row of rows) {
    const result = await assignTo(database, String(row['identity']), wanted);
    await database.run("UPDATE batch_users SET state = 'Completed', result = ? WHERE operation_id = ? AND place = ?", result, id, row['place'] ?? 0);
  }
  const last = Number(rows.at(-1)?.['place'] ?? -1);
  const marked = await database.run(
    "UPDATE batch_users SET state = 'InProgress' WHERE operation_id = ? AND place > ? AND place <= ? AND state = 'NotStarted'",
    id,
    last,
    last + chunk,
  );
  if (marked === 0) await database.run('UPDATE batch_operations SET completed_at = ? WHERE id = ?', now.toISOString(), id);
  return true;
}

/** Gives the documented result's text. Only object ids and SIP addresses name a user: a UPN that is another address than the SIP one does not. */
async function assignTo(
  database: Database,
  identity: string,
  { type, policyName, now }: { readonly type: string; readonly policyName: string | null; readonly now: Date },
): Promise<string> {
  const row = objectId.test(identity)
    ? await database.get('SELECT * FROM users WHERE id = ?', identity.toLowerCase())
    : await database.get('SELECT * FROM users WHERE sip_key = ?', sipKey(identity));
  if (!row) return 'User not found.';
  const user: User = userFrom(row);
  if (user.accountType === 'IneligibleUser') return 'The user is ineligible for the policy: the license that it needs is missing.';
  if (policyName !== null && (await wasDeleted(database, type, policyName))) return 'The policy does not exist any more.';
  await assignToUser(database, user.id, type, policyName, now);
  return 'Success';
}

async function wasDeleted(database: Database, type: string, policyName: string): Promise<boolean> {
  const { loadPolicyType } = await import('../policy/catalogue.ts');
  const { lookUpInstance } = await import('./instances.ts');
  return (await lookUpInstance(database, await loadPolicyType(type), policyName)) === undefined;
}
