import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Request, Response } from '../../src/client/transport.ts';
import { serve, type ServeOptions, type Serving } from '../../src/service/server.ts';
import type { RequestLogEntry } from '../../src/service/server-request.ts';

const roles: Readonly<Record<string, 'admin' | 'reader'>> = { 'admin-token': 'admin', 'reader-token': 'reader' };
const tokens = { verify: async (text: string) => (roles[text] ? { name: text.replace('-token', ''), role: roles[text], created: '' } : undefined) };

let serving: Serving | undefined;
const asked: Request[] = [];
const logged: RequestLogEntry[] = [];

async function start(
  answer: (request: Request) => Promise<Response> = async () => ({ status: 200, headers: {}, body: [] }),
  options: Partial<ServeOptions> = {},
) {
  asked.length = 0;
  logged.length = 0;
  const transport = async (request: Request): Promise<Response> => {
    asked.push(request);
    return answer(request);
  };
  serving = await serve({ transport, tokens, port: 0, log: (entry) => logged.push(entry), ...options });
  return serving;
}

afterEach(async () => {
  await serving?.close();
  serving = undefined;
});

interface Sent extends RequestOptions {
  readonly body?: string | Buffer;
  readonly token?: string;
}

/** One raw request, beyond what the client would send. */
async function send({ body, token = 'admin-token', headers, ...options }: Sent = {}) {
  const uri = new URL(serving?.uri ?? '');
  const request = uri.protocol === 'https:' ? httpsRequest : httpRequest;
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const sending = request(
      {
        host: uri.hostname,
        port: uri.port,
        path: '/Teams.Tenant/tenants',
        agent: false,
        ...options,
        headers: { authorization: `Bearer ${token}`, ...(headers as OutgoingHttpHeaders | undefined) },
      },
      resolve,
    );
    sending.on('error', reject);
    sending.end(body);
  });
  let text = '';
  for await (const chunk of message.setEncoding('utf8') as AsyncIterable<string>) text += chunk;
  return { status: message.statusCode, headers: message.headers, body: (text === '' ? undefined : JSON.parse(text)) as unknown };
}

const code = (name: string) => ({ error: { code: name } });
const json = { 'content-type': 'application/json' };

describe('the server', () => {
  it('passes requests on as data, with the token by name and never by text', async () => {
    await start();
    await send({
      method: 'PUT',
      path: '/a/b%2Fc?x=1&y=%20',
      body: '{"é":1}',
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-csteams-caller': 'somebody-else' },
    });
    expect(asked).toMatchObject([
      {
        method: 'PUT',
        path: '/a/b%2Fc',
        query: { x: '1', y: ' ' },
        body: { é: 1 },
        headers: { 'x-csteams-caller': expect.stringContaining('admin') as string },
      },
    ]);
    expect(JSON.stringify(asked)).not.toContain('admin-token');
  });

  it('wants a token', async () => {
    await start();
    expect(await send({ token: 'nonsense' })).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' }, body: code('Unauthorized') });
    expect(await send({ headers: { authorization: 'Basic YTpi' } })).toMatchObject({ status: 401, body: code('Unauthorized') });
    expect(await send({ token: '' })).toMatchObject({ status: 401 });
    expect(asked).toEqual([]);
  });

  it('lets readers read only', async () => {
    await start();
    expect(await send({ token: 'reader-token' })).toMatchObject({ status: 200 });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])
      expect(await send({ token: 'reader-token', method })).toMatchObject({ status: 403, body: code('Forbidden') });
    expect(asked).toHaveLength(1);
  });

  it('goes by its own name only', async () => {
    await start();
    for (const host of ['evil.example', 'evil.example:80', '127.0.0.1.evil.example'])
      expect(await send({ headers: { host } })).toMatchObject({ status: 421, body: code('InvalidRequest') });
    for (const host of ['localhost', 'LOCALHOST:1', '127.0.0.1', '[::1]:5']) expect(await send({ headers: { host } })).toMatchObject({ status: 200 });
  });

  it('refuses a body that is too large, whether it says so or not', async () => {
    await start(undefined, { maximumBodyBytes: 100 });
    const body = JSON.stringify('x'.repeat(200));
    expect(await send({ method: 'PUT', body, headers: json })).toMatchObject({ status: 413, body: code('RequestTooLarge') });
    expect(await send({ method: 'PUT', body, headers: { ...json, 'transfer-encoding': 'chunked' } })).toMatchObject({
      status: 413,
      body: code('RequestTooLarge'),
    });
    expect(await send({ method: 'PUT', body: JSON.stringify('x'.repeat(98)), headers: json })).toMatchObject({ status: 200 });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['{', 400],
    ['', 200],
    ['{"a":1}{"b":2}', 400],
    [Buffer.from([0x22, 0xff, 0x22]), 400],
  ])('answers the body %j with %i', async (body, status) => {
    await start();
    expect(await send({ method: 'PUT', body, headers: json })).toMatchObject({ status });
  });

  it('wants JSON to be called so', async () => {
    await start();
    expect(await send({ method: 'PUT', body: '{}', headers: { 'content-type': 'text/plain' } })).toMatchObject({ status: 415, body: code('InvalidRequest') });
  });

  it('keeps a failure of the service to itself and its log', async () => {
    await start(async () => Promise.reject(new Error('secret detail')));
    const answer = await send();
    expect(answer).toMatchObject({ status: 500, body: code('ServiceError') });
    expect(JSON.stringify(answer)).not.toContain('secret detail');
    expect(logged).toMatchObject([{ status: 500, reason: 'secret detail', error: 'ServiceError' }]);
  });

  it('logs each request once, with its correlation id and without secrets', async () => {
    await start();
    const { headers } = await send({ path: '/Teams.User/users?filter=private', headers: { 'x-ms-correlation-id': 'abc-1' } });
    await send({ token: 'wrong', headers: { 'x-ms-correlation-id': 'bad id\u00e9' } });
    expect(headers['x-ms-correlation-id']).toBe('abc-1');
    expect(logged).toMatchObject([
      { method: 'GET', path: '/Teams.User/users', status: 200, correlationId: 'abc-1', token: 'admin' },
      { status: 401, correlationId: expect.stringMatching(/^[\da-f-]{36}$/) as string, error: 'Unauthorized' },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/admin-token|wrong|private/);
  });

  it('lets requests under way finish when it stops, and takes no more', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const stopping = await start(async () => {
      await held;
      return { status: 200, headers: {}, body: 'done' };
    });
    const slow = send();
    while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const closing = stopping.close();
    await expect(send()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    release();
    expect(await slow).toMatchObject({ status: 200, body: 'done' });
    await closing;
    serving = undefined;
  });

  it('cuts what does not finish in time when it stops', async () => {
    const stopping = await start(() => new Promise(() => undefined), { drainTimeout: 50 });
    const cut = expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
    while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await stopping.close();
    await cut;
    serving = undefined;
  });

  it('lets go of a client that does not get to the point', async () => {
    await start(undefined, { requestTimeout: 200 });
    const socket = connect(Number(new URL(serving?.uri ?? '').port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: localh');
    let text = '';
    for await (const chunk of socket.setEncoding('utf8') as AsyncIterable<string>) text += chunk;
    expect(text).toContain('408');
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', 'policies.contoso.com'])('refuses to listen on %s without TLS', async (host) => {
    await expect(start(undefined, { host })).rejects.toMatchObject({ id: 'InsecureServiceUri' });
  });

  it('tells that a port is taken, and that an address is not here', async () => {
    const { uri } = await start();
    await expect(
      serve({ transport: async () => ({ status: 200, headers: {} }), tokens, port: Number(new URL(uri).port), log: () => undefined }),
    ).rejects.toMatchObject({
      id: 'AddressUnavailable',
    });
  });

  it('refuses a certificate that is none', async () => {
    await expect(start(undefined, { tls: { certificate: 'x', key: 'y' } })).rejects.toMatchObject({ id: 'CertificateUnreadable' });
  });
});

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    return false;
  }
})();

describe.runIf(hasOpenssl)('the server with TLS', () => {
  it('goes by the names of its certificate', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csteams-tls-'));
    try {
      const [key, certificate] = ['key.pem', 'cert.pem'].map((name) => join(folder, name)) as [string, string];
      const subject = ['-subj', '/CN=policies.contoso.com', '-addext', 'subjectAltName=DNS:policies.contoso.com,IP:127.0.0.1'];
      execFileSync(
        'openssl',
        ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-keyout', key, '-out', certificate, ...subject],
        { stdio: 'ignore' },
      );
      const ca = readFileSync(certificate, 'utf8');
      await start(undefined, { host: '0.0.0.0', tls: { certificate: ca, key: readFileSync(key, 'utf8') } });
      const to = { host: '127.0.0.1', ca, servername: 'policies.contoso.com' } as RequestOptions;
      expect(await send({ ...to, headers: { host: 'policies.contoso.com:8443' } })).toMatchObject({ status: 200 });
      expect(await send(to)).toMatchObject({ status: 200 });
      expect(await send({ ...to, headers: { host: 'evil.example' } })).toMatchObject({ status: 421 });
      await expect(start(undefined, { tls: { certificate: ca, key: 'not a key' } })).rejects.toMatchObject({ id: 'CertificateUnreadable' });
    } finally {
      await serving?.close();
      serving = undefined;
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
