import { loadPolicyType } from '../policy/catalogue.ts';
import { effectivePolicy } from '../policy/effective.ts';
import { globalName, nameKey, sameName } from '../policy/identity.ts';
import type { PolicyClient, UserRecord } from '../client/policy-client.ts';
import { failureOf, isLasting } from './failure.ts';
import { Journal } from './journal.ts';
import { LineLog } from './line-log.ts';
import { damagedRollout } from './rollout-error.ts';
import type { InputRow, PlanRow } from './row.ts';
import { rowsIn, wholeCount } from './row-file.ts';
import { SeenUsers } from './seen-users.ts';
import type { RolloutFiles, RolloutHeader } from './rollout-folder.ts';

export interface PlanOptions {
  readonly files: RolloutFiles;
  readonly header: RolloutHeader;
  readonly policies: PolicyClient;
  /** Users looked up at once. */
  readonly limit: number;
  readonly signal: AbortSignal;
  readonly onRow?: (row: PlanRow) => void;
}

/**
 * Looks up every row's user and says what the row will do; writes nothing to the tenant. A plan that was interrupted goes on where it was. Rejects with what
 * keeps the service from being asked at all (no access, no connection), and with OperationStopped.
 */
export async function planRollout(options: PlanOptions): Promise<void> {
  const { files, header, signal } = options;
  if (wholeCount(files.plan) !== undefined) return;
  // What the users had before stands in the plan alone: once something was sent it cannot be made again.
  if (new Journal(files.journal).lastRun) throw damagedRollout(header.name, `its plan is not whole any more (${files.plan}).`);
  const planner = new Planner(options);
  let count = 0;
  for (const row of rowsIn(files.plan, header.name)) {
    planner.remember(row);
    count += 1;
  }
  const log = new LineLog(files.plan);
  try {
    const underWay: Promise<PlanRow>[] = [];
    const write = async (): Promise<void> => {
      const next = underWay.shift();
      if (!next) return;
      const row = planner.settle(await next);
      log.append(row);
      count += 1;
      options.onRow?.(row);
    };
    try {
      for (const row of rowsIn<InputRow>(files.input, header.name)) {
        if (row.row <= count + underWay.length) continue;
        signal.throwIfAborted();
        underWay.push(planner.look(row));
        if (underWay.length >= options.limit) await write();
      }
      while (underWay.length > 0) await write();
    } finally {
      await Promise.allSettled(underWay);
    }
    log.append({ end: count });
  } finally {
    await log.close();
  }
}

class Planner {
  readonly #options: PlanOptions;
  readonly #seen = new SeenUsers();
  /** What each of those rows wanted. */
  readonly #wanted: (string | null)[] = [];
  /** Why a policy cannot be assigned; null where it can. */
  readonly #checks = new Map<string, Promise<{ readonly problem: string | null; readonly type: string; readonly name: string | null }>>();
  #tenant: Promise<Readonly<Record<string, string>>> | undefined;

  constructor(options: PlanOptions) {
    this.#options = options;
  }

  /** A row that was planned before: those after it may repeat it. */
  remember(row: PlanRow): void {
    this.#wanted[row.row] = row.policyName;
    if (row.id === null || row.effect === 'Invalid') return;
    this.#seen.remember(row.id, row.policyType, row.row);
  }

  /** Asks the service about one row. */
  async look(row: InputRow): Promise<PlanRow> {
    const { policies } = this.#options;
    const nothing = { id: null, userPrincipalName: null, before: null, effectiveBefore: null, sourceBefore: null };
    const checked = await this.#check(row);
    if (checked.problem !== null) return { ...row, ...nothing, effect: 'Invalid', reason: checked.problem };
    const { type, name } = checked;
    if (row.identity === '') return { ...row, ...nothing, policyType: type, policyName: name, effect: 'Invalid', reason: 'The row names no user.' };
    try {
      const user = await policies.getUser(row.identity);
      const before = user.policies[type] ?? null;
      const effective = effectivePolicy({ direct: before, groups: groupsOf(user, type), tenant: (await this.#tenantPolicies())[type] ?? null });
      const found = {
        ...row,
        policyType: type,
        policyName: name,
        id: user.id,
        userPrincipalName: user.userPrincipalName,
        before,
        effectiveBefore: effective.policyName,
        sourceBefore: effective.source,
      };
      if (before === null ? name === null : name !== null && sameName(before, name)) return { ...found, effect: 'NoChange', reason: null };
      const masked = before === null && name !== null && effective.source === 'Group' && sameName(effective.policyName, name);
      if (masked && !this.#options.header.includeMasked) return { ...found, effect: 'Masked', reason: 'A group gives the user this policy already.' };
      return { ...found, effect: 'Change', reason: null };
    } catch (thrown) {
      if (!isLasting(thrown)) throw thrown;
      return { ...row, ...nothing, policyType: type, policyName: name, effect: 'Invalid', reason: failureOf(thrown).message };
    }
  }

  /** In the order of the rows: one that repeats an earlier one has nothing left to do, one that contradicts it cannot be done. */
  settle(row: PlanRow): PlanRow {
    const first = row.id === null || row.effect === 'Invalid' ? undefined : this.#seen.firstRowOf(row.id, row.policyType);
    let settled = row;
    if (first !== undefined) {
      const earlier = this.#wanted[first] ?? null;
      const same = earlier === null ? row.policyName === null : row.policyName !== null && sameName(earlier, row.policyName);
      settled = same
        ? { ...row, effect: 'NoChange', reason: `The same user as in row ${first}.` }
        : { ...row, effect: 'Invalid', reason: `Row ${first} gives the same user ${earlier === null ? 'no policy' : `'${earlier}'`}.` };
    }
    this.remember(settled);
    return settled;
  }

  /** The type's and the policy's own spelling, and what keeps the policy from being assigned to anyone. Asked once for each policy. */
  #check({ policyType, policyName }: InputRow): Promise<{ readonly problem: string | null; readonly type: string; readonly name: string | null }> {
    const key = `${policyType.toLowerCase()} ${policyName === null ? '' : nameKey(policyName)}`;
    const known = this.#checks.get(key);
    if (known) return known;
    const check = checkPolicy(this.#options.policies, policyType, policyName);
    this.#checks.set(key, check);
    return check;
  }

  #tenantPolicies(): Promise<Readonly<Record<string, string>>> {
    this.#tenant ??= this.#options.policies.getTenant().then(({ tenantPolicies }) => tenantPolicies ?? {});
    return this.#tenant;
  }
}

async function checkPolicy(policies: PolicyClient, policyType: string, policyName: string | null) {
  if (policyType === '') return { problem: 'The row names no policy type.', type: policyType, name: policyName };
  if (policyName === '') return { problem: 'The row names no policy; $null takes an assignment away.', type: policyType, name: null };
  try {
    const { name: type } = await loadPolicyType(policyType);
    if (policyName === null) return { problem: null, type, name: null };
    if (sameName(policyName, globalName)) return { problem: "Global cannot be assigned to a user; leave the policy's name empty.", type, name: null };
    const { Identity } = await policies.getPolicy(type, policyName);
    return { problem: null, type, name: Identity.replace(/^tag:/i, '') };
  } catch (thrown) {
    if (!isLasting(thrown)) throw thrown;
    return { problem: failureOf(thrown).message, type: policyType, name: policyName };
  }
}

const groupsOf = ({ effectivePolicies }: UserRecord, type: string) =>
  effectivePolicies
    .filter(({ policyType, assignmentType }) => policyType === type && assignmentType === 'Group')
    .map(({ groupId, policyName }) => ({ groupId: groupId ?? '', policyName, rank: null }));
