import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { TraceLine } from '../../src/client/tracing-transport.ts';
import { networkClient, type NetworkClient } from '../../src/sign-in/network-client.ts';

let server: Server | undefined;
let client: NetworkClient | undefined;
afterEach(async () => {
  await client?.close();
  server?.closeAllConnections();
  server?.close();
});

async function open(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void, signal = new AbortController().signal) {
  const slept: number[] = [];
  const traced: TraceLine[] = [];
  const listening = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => answer(request, response, body));
  });
  server = listening.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  const network = networkClient({
    userAgent: 'csteams/test',
    clock: { now: () => new Date(), sleep: async (ms) => void slept.push(ms) },
    signal,
    trace: (line) => void traced.push(line),
  });
  client = network;
  return { network, slept, traced, uri: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}` };
}

describe('the network of signing in', () => {
  it('sends nothing unencrypted to other machines', async () => {
    const { network } = await open(() => undefined);
    await expect(network.sendPostRequestAsync('http://login.example/token', { body: 'client_secret=x' })).rejects.toMatchObject({ id: 'SignInFailed' });
    await expect(network.sendGetRequestAsync('nonsense')).rejects.toMatchObject({ id: 'SignInFailed' });
    await expect(network.sendGetRequestAsync('ftp://127.0.0.1/')).rejects.toMatchObject({ id: 'SignInFailed' });
  });

  it('follows no redirection', async () => {
    let asked = 0;
    const { network, uri } = await open((_, response) => {
      asked += 1;
      response.writeHead(302, { location: '/elsewhere' }).end('{}');
    });
    expect(await network.sendPostRequestAsync(`${uri}/token`, { body: 'a=b' })).toMatchObject({ status: 302 });
    expect(asked).toBe(1);
  });

  it('refuses answers that are too large, and those that are no JSON', async () => {
    const { network, uri } = await open((request, response) => response.end(request.url === '/large' ? 'x'.repeat(2 * 1024 * 1024) : '<html>'));
    await expect(network.sendGetRequestAsync(`${uri}/large`)).rejects.toMatchObject({ id: 'ResponseTooLarge' });
    expect(network.takeFailure()).toMatchObject({ id: 'ResponseTooLarge' });
    expect(network.takeFailure()).toBeUndefined();
    await expect(network.sendGetRequestAsync(`${uri}/page`)).rejects.toMatchObject({ id: 'SignInFailed' });
  });

  it('sends MSAL’s telemetry nowhere, and traces without query and body', async () => {
    let seen = '';
    const { network, uri, traced } = await open((_, response, body) => {
      seen = body;
      response.end('{}');
    });
    await network.sendPostRequestAsync(`${uri}/token?code=secret`, { body: 'a=b&x-client-current-telemetry=5|1&x-client-last-telemetry=5|0&c=d' });
    expect(seen).toBe('a=b&c=d');
    const correlationId = '3f1c2f5e-7c1a-4c58-a1c1-0d7a3d9b5e21';
    await network.sendPostRequestAsync(`${uri}/token`, { body: `client-request-id=${correlationId}` });
    expect(traced).toMatchObject([
      { method: 'POST', url: `${uri}/token`, status: 200, attempt: 1 },
      { method: 'POST', correlationId },
    ]);
  });

  it('strikes out of a refusal what was sent', async () => {
    const { network, uri } = await open((_, response, body) =>
      response.writeHead(400).end(JSON.stringify({ error: 'invalid_client', error_description: body })),
    );
    const { body } = await network.sendPostRequestAsync<{ readonly error_description: string }>(`${uri}/token`, {
      body: 'client_secret=planted-secret&scope=all',
    });
    expect(body.error_description).toBe('client_secret=…&scope=all');
  });

  it('asks a device’s code less often when it is told to', async () => {
    const { network, uri, slept } = await open((_, response) => response.writeHead(400).end('{"error":"slow_down"}'));
    expect(await network.sendPostRequestAsync(`${uri}/token`, { body: '' })).toMatchObject({ status: 400, body: { error: 'authorization_pending' } });
    expect(slept).toEqual([5000]);
  });

  it('stops at once', async () => {
    const stopping = new AbortController();
    const { network, uri } = await open(() => stopping.abort(), stopping.signal);
    await expect(network.sendGetRequestAsync(`${uri}/token`)).rejects.toMatchObject({ id: 'OperationStopped' });
  });
});
