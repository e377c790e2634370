import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceTools } from '../../src/app-served-service.ts';
import type { ServiceTools } from '../../src/command-line/command-io.ts';

/** A served Contoso in a folder of its own, put together as `csteams service start` does it. */
export interface Served {
  readonly uri: string;
  readonly folder: string;
  readonly tools: ServiceTools;
  readonly log: object[];
  /** Milliseconds that the service's clock is ahead. */
  readonly clock: { ahead: number };
  readonly stop: () => Promise<void>;
}

type Start = Parameters<ServiceTools['start']>[0];

export async function served(
  options: Partial<Start> = {},
  prepare: (tools: ServiceTools, folder: string) => Promise<Partial<Start>> = async () => ({}),
): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'csteams-served-'));
  const clock = { ahead: 0 };
  const tools = serviceTools({ folder, now: () => new Date(Date.now() + clock.ahead) });
  const log: object[] = [];
  const prepared = await prepare(tools, folder);
  const serving = await tools.start({
    port: 0,
    host: '127.0.0.1',
    data: join(folder, 'tenant.db'),
    tokenLifetime: 3600,
    log: (entry) => log.push(entry),
    ...options,
    ...prepared,
  });
  return {
    uri: serving.uri,
    folder,
    tools,
    log,
    clock,
    async stop() {
      await serving.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface FormAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Sends a form, follows no redirect. */
export async function post(url: string, form: Readonly<Record<string, string>> | string, headers: Readonly<Record<string, string>> = {}): Promise<FormAnswer> {
  return answer(
    await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
    }),
  );
}

export async function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<FormAnswer> {
  return answer(await fetch(url, { redirect: 'manual', headers }));
}

async function answer(response: Response): Promise<FormAnswer> {
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as Readonly<Record<string, unknown>>) : {};
  return { status: response.status, headers: response.headers, body, text };
}

/** What stands in a JWT, unchecked. */
export function claimsOf(token: unknown): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString()) as Readonly<Record<string, unknown>>;
}
