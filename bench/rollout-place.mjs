// A served tenant and a home that is connected to it, for the rollout benchmark: everything in temporary folders.
import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const csteams = fileURLToPath(new URL('../bin/csteams.cjs', import.meta.url));
const usageHook = fileURLToPath(new URL('./usage-at-exit.cjs', import.meta.url));
export const type = 'TeamsEnhancedEncryptionPolicy';

/** Serves a generated tenant; `faults`: the text of a fault file. */
export async function place({ users, faults }) {
  const folder = mkdtempSync(join(tmpdir(), 'csteams-rollout-bench-'));
  const inherited = { ...process.env };
  delete inherited.NODE_EXTRA_CA_CERTS;
  const env = { ...inherited, CSTEAMS_HOME: join(folder, 'service') };
  const service = (...args) => execFileSync(process.execPath, [csteams, ...args], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  service('sandbox', 'generate', '--users', String(users), '--yes');
  const token = service('service', 'token', 'new', 'bench', '--role', 'admin').trim();
  const log = join(folder, 'service.log');
  const faultFile = join(folder, 'faults.yaml');
  if (faults) writeFileSync(faultFile, faults);
  const server = spawn(process.execPath, [csteams, 'service', 'start', '--port', '0', ...(faults ? ['--faults', faultFile] : [])], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.stdout.pipe(createWriteStream(log));
  const uri = await new Promise((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (chunk) => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    server.once('exit', () => reject(new Error(`the service did not start: ${said}`)));
  });
  const clientEnv = { ...inherited, CSTEAMS_HOME: join(folder, 'client'), CSTEAMS_TOKEN: token };
  /** A whole process: how it ended, how long it took, how much memory it had at most. `stop` gets the child and may end it. */
  const run = (args, { stop, extraEnv = {} } = {}) =>
    new Promise((resolve) => {
      const began = performance.now();
      const child = spawn(process.execPath, [csteams, '--quiet', ...args], {
        env: { ...clientEnv, ...extraEnv, NODE_OPTIONS: `--require ${usageHook}` },
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      });
      const said = { out: '', err: '', usage: '' };
      child.stdout.on('data', (chunk) => (said.out += chunk));
      child.stderr.on('data', (chunk) => (said.err += chunk));
      child.stdio[3].on('data', (chunk) => (said.usage += chunk));
      stop?.(child);
      child.on('close', (code, signal) =>
        resolve({
          ...said,
          code,
          signal,
          seconds: (performance.now() - began) / 1000,
          rssMb: said.usage ? JSON.parse(said.usage.trim().split('\n').at(-1)).rssMb : NaN,
        }),
      );
    });
  let connected;
  for (let tries = 0; tries < 10 && connected?.code !== 0; tries++) connected = await run(['Connect-MicrosoftTeams', '-ServiceUri', uri]);
  if (connected.code !== 0) throw new Error(connected.err);
  const get = async (path) => {
    for (;;) {
      try {
        return await (await fetch(`${uri}${path}`, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(10_000) })).json();
      } catch {
        // A fault that was put in on purpose.
      }
    }
  };
  return {
    folder,
    uri,
    token,
    run,
    /** Every user with the policy assigned directly, null for none: object id → name. */
    async assignments() {
      const found = new Map();
      for (let path = `/Teams.User/users?pageSize=1000&policySources=${type}`; path;) {
        const page = await get(path);
        if (!Array.isArray(page.users)) continue;
        for (const { objectId, policySources } of page.users)
          found.set(objectId, policySources.find((source) => source.AssignmentType === 'Direct')?.PolicyName ?? null);
        path = page['@nextLink'];
      }
      return found;
    },
    async users() {
      const found = [];
      for (let path = '/Teams.User/users?pageSize=1000'; path;) {
        const page = await get(path);
        if (!Array.isArray(page.users)) continue;
        for (const { objectId, userPrincipalName } of page.users) found.push({ objectId, userPrincipalName });
        path = page['@nextLink'];
      }
      return found;
    },
    /** Waits until the service has answered a request whose line in the log holds the text. */
    answered: (text) =>
      new Promise((resolve) => {
        const look = (chunk) => {
          if (!String(chunk).includes(text)) return;
          server.stdout.off('data', look);
          resolve();
        };
        server.stdout.on('data', look);
      }),
    /** The requests of the service's log since the last call. */
    requests: (() => {
      let read = 0;
      return async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        const lines = readFileSync(log, 'utf8').split('\n').slice(0, -1);
        const fresh = lines.slice(read).map((line) => JSON.parse(line));
        read = lines.length;
        return fresh;
      };
    })(),
    async close() {
      server.kill('SIGTERM');
      await new Promise((resolve) => server.once('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
