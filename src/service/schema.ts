/**
 * The schema, one text per version: a release that changes it appends one and raises `schemaVersion` in store.ts. `*_key` columns hold what
 * look-ups compare (see nameKey). Settings are JSON. A policy's row overrides what its type gives; `deleted` hides an instance that the type gives.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE tenant (id TEXT PRIMARY KEY, display_name TEXT NOT NULL, country TEXT, domains TEXT NOT NULL);
  CREATE TABLE users (
    id TEXT PRIMARY KEY,
    upn TEXT NOT NULL,
    upn_key TEXT NOT NULL UNIQUE,
    sip_address TEXT NOT NULL,
    sip_key TEXT NOT NULL UNIQUE,
    alias TEXT NOT NULL,
    alias_key TEXT NOT NULL,
    display_name TEXT NOT NULL,
    display_key TEXT NOT NULL,
    given_name TEXT,
    surname TEXT,
    department TEXT,
    country TEXT,
    usage_location TEXT,
    account_enabled INTEGER NOT NULL,
    account_type TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
  );
  CREATE INDEX users_by_alias ON users (alias_key);
  CREATE INDEX users_by_display_name ON users (display_key);
  CREATE TABLE groups (
    id TEXT PRIMARY KEY,
    display_name TEXT NOT NULL,
    display_key TEXT NOT NULL,
    mail TEXT,
    mail_key TEXT UNIQUE
  );
  CREATE INDEX groups_by_display_name ON groups (display_key);
  CREATE TABLE group_members (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, group_id)
  );
  CREATE INDEX group_members_by_group ON group_members (group_id);
  CREATE TABLE nested_groups (
    member_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    PRIMARY KEY (member_id, group_id)
  );
  CREATE INDEX nested_groups_by_group ON nested_groups (group_id);
  CREATE TABLE policies (
    type TEXT NOT NULL,
    name_key TEXT NOT NULL,
    name TEXT NOT NULL,
    settings TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (type, name_key)
  );
  CREATE TABLE user_assignments (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    policy_name TEXT NOT NULL,
    PRIMARY KEY (user_id, type)
  );
  CREATE INDEX user_assignments_by_policy ON user_assignments (type, policy_name);
  CREATE TABLE group_assignments (
    type TEXT NOT NULL,
    group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    policy_name TEXT NOT NULL,
    place INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    PRIMARY KEY (type, group_id)
  );
  CREATE INDEX group_assignments_by_group ON group_assignments (group_id);
  CREATE TABLE tenant_assignments (type TEXT PRIMARY KEY, policy_name TEXT NOT NULL);
  `,
  `
  CREATE TABLE batch_operations (
    id TEXT PRIMARY KEY,
    name TEXT,
    type TEXT NOT NULL,
    policy_name TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    completed_at TEXT
  );
  CREATE INDEX batch_operations_by_time ON batch_operations (created_at);
  CREATE TABLE batch_users (
    operation_id TEXT NOT NULL REFERENCES batch_operations (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    identity TEXT NOT NULL,
    state TEXT NOT NULL,
    result TEXT,
    PRIMARY KEY (operation_id, place)
  );
  `,
  `
  ALTER TABLE tenant ADD COLUMN propagation_seconds INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE users ADD COLUMN e2ee_switch INTEGER;
  ALTER TABLE users ADD COLUMN preview_switch INTEGER;
  ALTER TABLE users ADD COLUMN client TEXT;
  CREATE TABLE pending_changes (
    number INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    before TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    due_at TEXT NOT NULL
  );
  CREATE INDEX pending_changes_by_due ON pending_changes (due_at);
  CREATE TABLE signals (
    number INTEGER PRIMARY KEY,
    call_id TEXT NOT NULL,
    recipient TEXT NOT NULL,
    body TEXT NOT NULL,
    sent_at TEXT NOT NULL
  );
  CREATE INDEX signals_by_call ON signals (call_id, recipient, number);
  CREATE INDEX signals_by_time ON signals (sent_at);
  `,
  `
  CREATE TABLE number_assignments (
    number TEXT NOT NULL,
    type TEXT NOT NULL,
    policy_name TEXT NOT NULL,
    PRIMARY KEY (number, type)
  );
  CREATE INDEX number_assignments_by_policy ON number_assignments (type, policy_name);
  `,
  `
  CREATE TABLE packages (name_key TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT, policies TEXT NOT NULL);
  CREATE TABLE user_packages (user_id TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, package_name TEXT NOT NULL);
  `,
];
