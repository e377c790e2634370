import { join } from 'node:path';
import type { PolicyClient } from './client/policy-client.ts';
import type { HistoryService } from './cmdlets/services.ts';
import type { ChangeHistory } from './history/change-log.ts';

interface HistoryOptions {
  /** The data folder. */
  readonly folder: string;
  readonly now: () => Date;
  readonly newId: () => string;
  /** false for --no-history. */
  readonly enabled: boolean;
  readonly profile: () => Promise<string>;
  readonly clientFor: (correlationId: string) => PolicyClient;
}

/** The change history, and the client that notes what it writes. Nothing of either is loaded before the first write. */
export function changeHistory(plain: PolicyClient, options: HistoryOptions): { readonly policies: PolicyClient; readonly history: HistoryService } {
  const { folder, now, enabled } = options;
  let opened: Promise<ChangeHistory> | undefined;
  const log = (): Promise<ChangeHistory> =>
    (opened ??= import('./history/change-log.ts').then(({ changeLog }) => changeLog(join(folder, 'history.ndjson'), now)));
  const history: HistoryService = { log, unrecorded: plain, enabled };
  if (!enabled) return { policies: plain, history };
  let recording: Promise<PolicyClient> | undefined;
  const recorder = (): Promise<PolicyClient> =>
    (recording ??= Promise.all([import('./history/recording-client.ts'), log()]).then(([{ recordingClient }, kept]) =>
      recordingClient(plain, { ...options, history: kept }),
    ));
  const policies: PolicyClient = {
    ...plain,
    createPolicy: async (...given) => (await recorder()).createPolicy(...given),
    updatePolicy: async (...given) => (await recorder()).updatePolicy(...given),
    removePolicy: async (...given) => (await recorder()).removePolicy(...given),
    assignToUser: async (...given) => (await recorder()).assignToUser(...given),
    assignToTenant: async (...given) => (await recorder()).assignToTenant(...given),
    assignToGroup: async (...given) => (await recorder()).assignToGroup(...given),
    removeGroupAssignment: async (...given) => (await recorder()).removeGroupAssignment(...given),
    submitBatch: async (...given) => (await recorder()).submitBatch(...given),
  };
  return { policies, history };
}
