import type { Database, Row } from './store.ts';

/** What a change is about. A group's policy and rank are one list per type. */
export type ChangeSubject = { readonly user: string } | 'groups' | 'tenant';

/** What the tenant showed before a change that does not show yet. */
export interface PendingChange {
  readonly subject: ChangeSubject;
  readonly type: string;
  /** A policy's name or null; for `groups` what `groups` was told. */
  readonly before: unknown;
  /** ISO 8601 UTC, as is `dueAt`. */
  readonly changedAt: string;
  readonly dueAt: string;
}

/** How long the tenant goes on showing what was, in seconds. Microsoft's takes minutes to hours; this one none, unless it was told to. */
export async function propagationSeconds(database: Database): Promise<number> {
  return Number((await database.get('SELECT propagation_seconds FROM tenant'))?.['propagation_seconds'] ?? 0);
}

export async function setPropagationSeconds(database: Database, seconds: number): Promise<void> {
  await database.run('UPDATE tenant SET propagation_seconds = ?', seconds);
}

/** Keeps what was, if changes take time to show. Call it before the change is written. */
export async function keepBefore(database: Database, subject: ChangeSubject, type: string, before: unknown, now: Date): Promise<void> {
  const seconds = await propagationSeconds(database);
  if (seconds === 0) return;
  await database.run('DELETE FROM pending_changes WHERE due_at <= ?', now.toISOString());
  await database.run(
    'INSERT INTO pending_changes (subject, user_id, type, before, changed_at, due_at) VALUES (?, ?, ?, ?, ?, ?)',
    typeof subject === 'string' ? subject : 'user',
    typeof subject === 'string' ? null : subject.user,
    type,
    JSON.stringify(before),
    now.toISOString(),
    new Date(now.getTime() + seconds * 1000).toISOString(),
  );
}

/** A policy that is gone shows no longer. */
export async function forgetPolicy(database: Database, type: string, name: string): Promise<void> {
  await database.run("DELETE FROM pending_changes WHERE type = ? AND (before = ? OR subject = 'groups')", type, JSON.stringify(name));
}

/** The changes that do not show yet, oldest first: the first of a subject and type tells what is shown, the last when everything will be. */
export async function pendingChanges(database: Database, now: Date): Promise<readonly PendingChange[]> {
  const rows = await database.all('SELECT * FROM pending_changes WHERE due_at > ? ORDER BY number', now.toISOString());
  return rows.map(changeFrom);
}

function changeFrom(row: Row): PendingChange {
  const subject = String(row['subject']);
  return {
    subject: subject === 'groups' || subject === 'tenant' ? subject : { user: String(row['user_id']) },
    type: String(row['type']),
    before: JSON.parse(String(row['before'])) as unknown,
    changedAt: String(row['changed_at']),
    dueAt: String(row['due_at']),
  };
}
