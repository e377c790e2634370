import { keepBefore } from './propagation.ts';
import type { Database } from './store.ts';

/** Gives a user a policy directly; null takes it away. Tells nobody: the instance must be one that can be assigned. */
export async function assignToUser(database: Database, user: string, type: string, policyName: string | null, now: Date): Promise<void> {
  const row = await database.get('SELECT policy_name FROM user_assignments WHERE user_id = ? AND type = ?', user, type);
  const before = row ? String(row['policy_name']) : null;
  if (before === policyName) return;
  await keepBefore(database, { user }, type, before, now);
  if (policyName === null) {
    await database.run('DELETE FROM user_assignments WHERE user_id = ? AND type = ?', user, type);
    return;
  }
  await database.run(
    'INSERT INTO user_assignments (user_id, type, policy_name) VALUES (?, ?, ?) ON CONFLICT (user_id, type) DO UPDATE SET policy_name = excluded.policy_name',
    user,
    type,
    policyName,
  );
}
