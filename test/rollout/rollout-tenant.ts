import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPolicyClient, type PolicyClient } from '../../src/client/policy-client.ts';
import type { Transport } from '../../src/client/transport.ts';
import { storeInput } from '../../src/rollout/input.ts';
import { planRollout } from '../../src/rollout/plan.ts';
import { RolloutFolder, type RolloutFiles, type RolloutHeader } from '../../src/rollout/rollout-folder.ts';
import { rolloutRows } from '../../src/rollout/rollout-rows.ts';
import type { InputRow, RolloutRow } from '../../src/rollout/row.ts';
import type { RunOptions } from '../../src/rollout/run-context.ts';
import { createService } from '../../src/service/service.ts';
import { openStore } from '../../src/service/store.ts';
import { generateTenant } from '../../src/service/tenant-data.ts';

export const encryption = 'TeamsEnhancedEncryptionPolicy';
export const calling = 'TeamsCallingPolicy';

/** A tenant in memory with a folder for rollouts. */
export interface RolloutTenant {
  readonly folder: string;
  readonly policies: PolicyClient;
  readonly requests: string[];
  /** Stands between client and service from now on. */
  through: (request: Parameters<Transport>[0], next: Transport) => ReturnType<Transport>;
  readonly create: (name: string, rows: readonly Partial<InputRow>[], more?: Partial<RolloutHeader>) => Promise<RolloutFiles>;
  readonly plan: (files: RolloutFiles) => Promise<void>;
  readonly options: (files: RolloutFiles, more?: Partial<RunOptions>) => RunOptions;
  readonly rows: (files: RolloutFiles) => readonly RolloutRow[];
  readonly policyOf: (user: string, type?: string) => Promise<string | null>;
  readonly remove: () => void;
}

export async function rolloutTenant({ users }: { readonly users?: number } = {}): Promise<RolloutTenant> {
  const folder = mkdtempSync(join(tmpdir(), 'csteams-rollout-'));
  const store = await openStore(':memory:');
  if (users !== undefined) await generateTenant(store, { users, groups: 5, seed: 1 });
  const service = createService({ store, clock: { now: () => new Date('2026-01-02T03:04:05Z') } });
  const requests: string[] = [];
  const headers = new Map<string, RolloutHeader>();
  const tenant: RolloutTenant = {
    folder,
    requests,
    through: (request, next) => next(request),
    policies: createPolicyClient(
      (request, signal) => {
        requests.push(`${request.method} ${request.path}`);
        return tenant.through(request, (passed) => service(passed, signal));
      },
      { correlationId: randomUUID },
    ),
    async create(name, rows, more = {}) {
      const header: RolloutHeader = {
        version: 1,
        name,
        profile: 'test',
        tenantId: 't',
        createdTime: '2026-01-02T03:04:05Z',
        source: 'test',
        includeMasked: false,
        ...more,
      };
      const { files, unlock } = new RolloutFolder(folder, 'test').create(header);
      unlock();
      headers.set(files.folder, header);
      async function* input() {
        for (const row of rows) yield { identity: '', policyType: encryption, policyName: 'Disabled', ...row };
      }
      await storeInput(files, input());
      return files;
    },
    plan: (files) => planRollout({ files, header: headerOf(files), policies: tenant.policies, limit: 8, signal: new AbortController().signal }),
    options: (files, more = {}) => ({
      files,
      header: headerOf(files),
      policies: tenant.policies,
      limit: 8,
      signal: new AbortController().signal,
      clock: { now: () => new Date('2026-01-02T03:04:05Z'), sleep: async () => undefined },
      engine: 'Direct',
      verify: true,
      ...more,
    }),
    rows: (files) => [...rolloutRows(files, 'test')],
    policyOf: async (user, type = encryption) => (await tenant.policies.getUser(user)).policies[type] ?? null,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  const headerOf = (files: RolloutFiles): RolloutHeader => {
    const header = headers.get(files.folder);
    if (!header) throw new Error('No such rollout.');
    return header;
  };
  return tenant;
}

export const people = ['ana', 'ben', 'diego', 'emma', 'farid', 'grace', 'henrik', 'irina'].map((name) => `${name}@contoso.com`);
