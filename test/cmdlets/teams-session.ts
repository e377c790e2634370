import { randomUUID } from 'node:crypto';
import { changeHistory } from '../../src/app-history.ts';
import { createPolicyClient, type PolicyClient } from '../../src/client/policy-client.ts';
import type { Request, Transport } from '../../src/client/transport.ts';
import { commandIndex } from '../../src/cmdlets/command-index.ts';
import { policyTypes } from '../../src/cmdlets/policy-types.ts';
import type { ConnectionSecrets, ConnectionService, NewConnection } from '../../src/cmdlets/services.ts';
import { sandboxProfile, type Profile } from '../../src/config/profile.ts';
import { CommandTable } from '../../src/engine/command-table.ts';
import { toErrorRecord, type ErrorRecord } from '../../src/engine/error-record.ts';
import type { Clock, FileStore, Host, ProgressRecord, Streams } from '../../src/engine/host.ts';
import { Session } from '../../src/engine/session.ts';
import { PSObject, type Value } from '../../src/engine/value.ts';
import { parse } from '../../src/language/parser.ts';
import { createService } from '../../src/service/service.ts';
import { openStore, type Store } from '../../src/service/store.ts';

/** What one text did. */
export interface Run {
  readonly output: readonly Value[];
  /** Ids of all errors, the one that ended the run last. */
  readonly errors: readonly string[];
  readonly records: readonly ErrorRecord[];
  readonly warnings: readonly string[];
  readonly verbose: readonly string[];
  readonly whatIf: readonly string[];
  /** What a connection to a real tenant would make a line of: how to see later what was written. */
  readonly notes: readonly string[];
  readonly progress: readonly ProgressRecord[];
}

export interface TeamsSession {
  run(text: string): Promise<Run>;
  readonly policies: PolicyClient;
  /** Every request so far, `METHOD /path`. */
  readonly requests: string[];
  readonly connection: MemoryConnections;
}

/** Connections in memory. What `open` speaks to is a service that knows one token. */
export class MemoryConnections implements ConnectionService {
  readonly environment: (name: string) => string | undefined;
  readonly oneCommand = false;
  readonly saved = new Map<string, { readonly profile: Profile; readonly token: string | undefined }>();
  currentName = sandboxProfile.name;
  readonly #transport: Transport;
  constructor(transport: Transport, environmentToken?: string) {
    this.#transport = transport;
    this.environment = (name) => (name === 'CSTEAMS_TOKEN' ? environmentToken : undefined);
  }
  async current(): Promise<Profile> {
    return (await this.find(this.currentName)) ?? sandboxProfile;
  }
  async find(name: string): Promise<Profile | undefined> {
    return name === sandboxProfile.name ? sandboxProfile : this.saved.get(name)?.profile;
  }
  async open(profile: Profile): Promise<PolicyClient> {
    return this.#client(profile, this.saved.get(profile.name)?.token);
  }
  async begin(profile: Profile, { secrets }: { readonly secrets?: ConnectionSecrets | undefined }): Promise<NewConnection> {
    const token = secrets ? secrets.token : this.saved.get(profile.name)?.token;
    return {
      policies: this.#client(profile, token),
      who: async () => ({}),
      keep: async (kept) => {
        this.saved.set(kept.name, { profile: kept, token });
        this.currentName = kept.name;
      },
    };
  }
  async remove(name: string): Promise<void> {
    this.saved.delete(name);
    this.currentName = sandboxProfile.name;
  }
  #client({ kind, tokenFile }: Profile, token: string | undefined): PolicyClient {
    const bearer = token ?? (tokenFile === undefined ? this.environment('CSTEAMS_TOKEN') : goodToken);
    const refuse: Transport = async () => ({ status: 401, headers: {}, body: { error: { code: 'Unauthorized', message: 'No.' } } });
    return createPolicyClient(kind === 'sandbox' || bearer === goodToken ? this.#transport : refuse, { correlationId: randomUUID });
  }
}

export const goodToken = 'a-good-token';

export interface TeamsSessionOptions {
  readonly store?: Store;
  /** The session's and the service's; one that stands still where absent. */
  readonly clock?: Clock;
  readonly environmentToken?: string;
  readonly rolloutFolder?: string;
  /** Without it nothing that is written is noted. */
  readonly historyFolder?: string;
  readonly host?: Partial<Host>;
  readonly files?: Readonly<Record<string, string>>;
  /** Takes what is written to files; without it nothing can be. */
  readonly written?: Record<string, string>;
  /** Stands between client and service. */
  readonly through?: (transport: Transport) => Transport;
  /** Makes the client, over the transport to the service. */
  readonly clientOver?: (transport: Transport) => PolicyClient;
  /** Stands between cmdlets and client. */
  readonly around?: (client: PolicyClient) => PolicyClient;
}

/** A session over a fresh Contoso in memory: real engine, real client, real service. */
export async function teamsSession(options: TeamsSessionOptions = {}): Promise<TeamsSession> {
  const clock = options.clock ?? { now: () => new Date('2026-01-02T03:04:05Z'), sleep: async () => undefined, random: () => 0.5 };
  const requests: string[] = [];
  const service = createService({ store: options.store ?? (await openStore(':memory:')), clock });
  const counted: Transport = (request: Request, signal) => {
    requests.push(`${request.method} ${request.path}`);
    return service(request, signal);
  };
  const transport = options.through?.(counted) ?? counted;
  const ownClient = options.clientOver?.(transport) ?? createPolicyClient(transport, { correlationId: randomUUID });
  const plainClient = options.around?.(ownClient) ?? ownClient;
  const { policies, history } = changeHistory(plainClient, {
    folder: options.historyFolder ?? '/nowhere',
    now: () => clock.now(),
    newId: randomUUID,
    enabled: options.historyFolder !== undefined,
    profile: async () => connection.currentName,
    clientFor: (id) => createPolicyClient(transport, { correlationId: () => id }),
  });
  const connection = new MemoryConnections(transport, options.environmentToken);
  const types = policyTypes();
  const commands = new CommandTable(commandIndex(types));
  const heard = {
    records: [] as ErrorRecord[],
    warnings: [] as string[],
    verbose: [] as string[],
    whatIf: [] as string[],
    notes: [] as string[],
    progress: [] as ProgressRecord[],
  };
  const noteAccepted = async (note: () => Promise<string>): Promise<void> => void heard.notes.push(await note());
  const streams: Streams = {
    error: (record) => void heard.records.push(record),
    warning: (message) => void heard.warnings.push(message),
    verbose: (message) => void heard.verbose.push(message),
    debug: () => undefined,
    information: () => undefined,
    progress: (record) => void heard.progress.push(record),
    whatIf: (message) => void heard.whatIf.push(message),
  };
  const session = new Session({
    commands,
    services: { policies, connection, policyTypes: types, commands, rolloutFolder: options.rolloutFolder ?? '/nowhere', history, noteAccepted },
    host: { ...silentHost, ...options.host },
    files: memoryFiles(options.files ?? {}, options.written),
    clock,
    streams,
    environment: {},
  });
  return {
    policies,
    requests,
    connection,
    async run(text) {
      for (const list of Object.values(heard)) list.length = 0;
      const output: Value[] = [];
      const parsed = parse(text);
      if (!parsed.ast) throw new Error(`${text}: ${parsed.errors[0].message}`);
      let last: ErrorRecord | undefined;
      try {
        for await (const value of session.run(parsed.ast)) output.push(value);
      } catch (thrown) {
        last = toErrorRecord(thrown);
      }
      const records = [...heard.records, ...(last && !heard.records.includes(last) ? [last] : [])];
      return {
        output,
        errors: records.map(({ id }) => id),
        records,
        warnings: [...heard.warnings],
        verbose: [...heard.verbose],
        whatIf: [...heard.whatIf],
        notes: [...heard.notes],
        progress: [...heard.progress],
      };
    },
  };
}

const silentHost: Host = {
  interactive: false,
  outputIsTerminal: false,
  width: 120,
  errorWidth: undefined,
  colorLevel: 0,
  write: async () => undefined,
  writeError: () => undefined,
  readLine: async () => undefined,
  input: undefined,
};

const memoryFiles = (contents: Readonly<Record<string, string>>, written?: Record<string, string>): FileStore => ({
  workingFolder: '/work',
  kind: async (path) => (path in contents ? 'file' : undefined),
  async *read(path) {
    yield contents[path] ?? '';
  },
  async write(path) {
    if (!written) throw new Error('Nothing is written here.');
    written[path] = '';
    return { write: async (text) => void (written[path] = `${written[path] ?? ''}${text}`), close: async () => undefined };
  },
});

/** An object's properties as a record, nested ones too, for comparing. */
export function plain(value: Value | undefined): unknown {
  if (value instanceof PSObject) return Object.fromEntries([...value.properties].map(([name, inner]) => [name, plain(inner)]));
  return Array.isArray(value) ? value.map((item: Value) => plain(item)) : value;
}

/** One property of each object. */
export const column = (values: readonly Value[], name: string): readonly (Value | undefined)[] =>
  values.map((value) => (value instanceof PSObject ? value.get(name) : undefined));
