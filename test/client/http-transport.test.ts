import { createServer, type RequestListener, type Server } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { createServer as createRawServer, type AddressInfo, type Server as RawServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { httpTransport, type HttpTransport, type HttpTransportOptions } from '../../src/client/http-transport.ts';

let server: Server | RawServer | undefined;
let http: HttpTransport | undefined;

afterEach(async () => {
  await http?.close();
  const closing = server;
  http = server = undefined;
  if (closing) {
    if ('closeAllConnections' in closing) closing.closeAllConnections();
    await new Promise((resolve) => closing.close(resolve));
  }
});

async function listen(listening: Server | RawServer, options: Partial<HttpTransportOptions> = {}): Promise<HttpTransport> {
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  return (http = httpTransport({ serviceUri: `http://127.0.0.1:${port}`, token: () => 'token-1', userAgent: 'csteams-test/1', ...options }));
}

const answering = (listener: RequestListener, options?: Partial<HttpTransportOptions>) => listen(createServer(listener), options);

/** Answers every connection with these bytes. */
const bytes = (text: string, then: (socket: Socket) => void = (socket) => socket.end(), options?: Partial<HttpTransportOptions>) =>
  listen(
    createRawServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write(text);
        then(socket);
      });
    }),
    options,
  );

const get = { method: 'GET', path: '/Teams.Tenant/tenants' } as const;

describe('the HTTP transport', () => {
  it('sends method, path, query, headers and body, and gives the answer as data', async () => {
    const seen: unknown[] = [];
    const { send } = await answering((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const { authorization, accept } = request.headers;
        seen.push({
          method: request.method,
          url: request.url,
          body,
          authorization,
          accept,
          type: request.headers['content-type'],
          agent: request.headers['user-agent'],
        });
        response.writeHead(201, { 'content-type': 'application/json', 'X-Two': ['a', 'b'] }).end('\ufeff{"name":"Zürich"}');
      });
    });
    const answer = await send({
      method: 'PATCH',
      path: '/a%2Fb',
      query: { q: "x & 'y'" },
      headers: { 'x-ms-correlation-id': 'id-1' },
      body: { PolicyName: null },
    });
    expect(answer).toMatchObject({ status: 201, headers: { 'x-two': 'a, b' }, body: { name: 'Zürich' } });
    expect(seen).toEqual([
      {
        method: 'PATCH',
        url: '/a%2Fb?q=x+%26+%27y%27',
        body: '{"PolicyName":null}',
        authorization: 'Bearer token-1',
        accept: 'application/json',
        type: 'application/json',
        agent: 'csteams-test/1',
      },
    ]);
  });

  it('puts the address’s own path first, and asks for the token every time', async () => {
    const seen: unknown[] = [];
    let count = 0;
    const { send } = await answering((request, response) => {
      seen.push([request.url, request.headers.authorization]);
      response.writeHead(204).end();
    });
    const { port } = server?.address() as AddressInfo;
    http = httpTransport({ serviceUri: `http://localhost:${port}/base/`, token: async () => `t${(count += 1)}`, userAgent: 'x' });
    expect(await http.send(get)).toMatchObject({ status: 204 });
    expect((await http.send(get)).body).toBeUndefined();
    expect(seen).toEqual([
      ['/base/Teams.Tenant/tenants', 'Bearer t1'],
      ['/base/Teams.Tenant/tenants', 'Bearer t2'],
    ]);
    expect(send).not.toBe(http.send);
  });

  it('gives a redirection as an answer and follows it nowhere', async () => {
    let requests = 0;
    const { send } = await answering((_request, response) => {
      requests += 1;
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    });
    expect(await send(get)).toMatchObject({ status: 302, headers: { location: 'http://127.0.0.1:1/' } });
    expect(requests).toBe(1);
  });

  it('refuses a page of HTML as an answer, and leaves it out of an error', async () => {
    let status = 200;
    const { send } = await answering((_request, response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<html>'));
    await expect(send({ ...get, headers: { 'x-ms-correlation-id': 'id-1' } })).rejects.toMatchObject({
      id: 'InvalidResponse',
      correlationId: 'id-1',
      status: 200,
    });
    status = 502;
    expect(await send(get)).toEqual({ status: 502, headers: expect.objectContaining({ 'content-type': 'text/html' }) as unknown });
  });

  it('tells that nothing listens, and how to start a service on this machine', async () => {
    const { send } = await answering(() => undefined);
    const { port } = server?.address() as AddressInfo;
    await new Promise((resolve) => server?.close(resolve));
    server = undefined;
    await expect(send(get)).rejects.toMatchObject({
      id: 'ServiceUnreachable',
      category: 'ConnectionError',
      recommendation: expect.stringContaining(`csteams service start --port ${port}`) as string,
    });
  });

  it('tells that a name is not known', async () => {
    http = httpTransport({ serviceUri: 'https://policies.invalid', token: () => 't', userAgent: 'x' });
    await expect(http.send(get)).rejects.toMatchObject({ id: 'ServiceUnreachable', target: 'https://policies.invalid' });
  });

  it.each([
    ['a connection that is cut at once', '', 'ServiceUnreachable'],
    ['an answer that is cut', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[1,', 'ServiceUnreachable'],
    ['what is no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'ServiceUnreachable'],
    ['JSON that is cut', 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 3\r\n\r\n[1,', 'InvalidResponse'],
    ['an endless header', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`, 'ServiceUnreachable'],
  ])('answers %s with an error', async (_what, text, id) => {
    const { send } = await bytes(text);
    await expect(send(get)).rejects.toMatchObject({ id });
  });

  it('waits only so long for headers', async () => {
    const { send } = await answering(() => undefined, { headersTimeout: 100 });
    await expect(send(get)).rejects.toMatchObject({ id: 'RequestTimedOut', category: 'OperationTimeout' });
  });

  it('waits only so long for the rest of a body', async () => {
    const { send } = await bytes('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[', () => undefined, { bodyTimeout: 100 });
    await expect(send(get)).rejects.toMatchObject({ id: 'RequestTimedOut' });
  });

  it('is not held by an answer that trickles', async () => {
    const drip = (socket: Socket) => {
      const timer = setInterval(() => socket.write(' '), 10);
      socket.on('close', () => clearInterval(timer));
    };
    const { send } = await bytes('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n', drip, { deadline: 150 });
    await expect(send(get)).rejects.toMatchObject({ id: 'RequestTimedOut' });
  });

  it('says that a change may have been made when its answer does not come', async () => {
    const { send } = await answering(() => undefined, { headersTimeout: 100 });
    await expect(send({ ...get, method: 'PATCH' })).rejects.toMatchObject({ recommendation: expect.stringContaining('may have been made') as string });
  });

  it('takes only so much', async () => {
    const { send } = await answering((_request, response) => response.end(JSON.stringify('x'.repeat(5000))), { maximumResponseBytes: 1000 });
    await expect(send(get)).rejects.toMatchObject({ id: 'ResponseTooLarge', category: 'LimitsExceeded' });
  });

  it('stops when told, before and during', async () => {
    const { send } = await answering(() => undefined);
    await expect(send(get, AbortSignal.abort())).rejects.toMatchObject({ id: 'OperationStopped' });
    const stop = new AbortController();
    const sending = expect(send(get, stop.signal)).rejects.toMatchObject({ id: 'OperationStopped' });
    setTimeout(() => stop.abort(), 50);
    await sending;
  });

  it.each(['', 'two words', 'line\nbreak', 'ümlaut'])('does not send the token %j, nor repeats it', async (token) => {
    let requests = 0;
    const { send } = await answering(() => (requests += 1), { token: () => token });
    const error: unknown = await send(get).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ id: 'Unauthorized' });
    if (token !== '') expect(String(error)).not.toContain(token);
    expect(requests).toBe(0);
  });

  it.each([
    ['http://policies.contoso.com', 'InsecureServiceUri'],
    ['http://127.0.0.1.evil.example', 'InsecureServiceUri'],
    ['http://localhost.evil.example:80', 'InsecureServiceUri'],
    ['http://[::2]', 'InsecureServiceUri'],
    ['ftp://contoso.com', 'InvalidServiceUri'],
    ['file:///etc/passwd', 'InvalidServiceUri'],
    ['contoso.com', 'InvalidServiceUri'],
    ['', 'InvalidServiceUri'],
    ['https://user:secret@contoso.com', 'InvalidServiceUri'],
    ['https://contoso.com/?x=1', 'InvalidServiceUri'],
    ['https://contoso.com/#x', 'InvalidServiceUri'],
  ])('refuses the address %j', (serviceUri, id) => {
    const open = () => httpTransport({ serviceUri, token: () => 't', userAgent: 'x' });
    expect(open).toThrow(expect.objectContaining({ id }));
    expect(open).not.toThrow(/secret/);
  });

  it.each(['http://127.0.0.1:1', 'http://127.9.9.9', 'http://localhost:8080/x', 'http://[::1]:8080', 'https://policies.contoso.com/base'])(
    'takes the address %j',
    (serviceUri) => {
      expect(() => httpTransport({ serviceUri, token: () => 't', userAgent: 'x' })).not.toThrow();
    },
  );

  it('reaches https through a proxy, and this machine without', async () => {
    const asked: (string | undefined)[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked.push(request.url);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await listen(proxy);
    const uri = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    http = httpTransport({ serviceUri: 'https://policies.contoso.com', token: () => 't', userAgent: 'x', proxy: { uri } });
    await expect(http.send(get)).rejects.toMatchObject({
      id: 'ServiceUnreachable',
      message: expect.stringContaining('the proxy refused with HTTP 502') as string,
    });
    expect(asked).toEqual(['policies.contoso.com:443']);
    await http.close();
    http = httpTransport({ serviceUri: 'http://127.0.0.1:1', token: () => 't', userAgent: 'x', proxy: { uri } });
    await expect(http.send(get)).rejects.toMatchObject({ id: 'ServiceUnreachable' });
    expect(asked).toHaveLength(1);
  });

  it('takes a proxy without its scheme, and says when its address is none without repeating it', async () => {
    const open = (uri: string) => httpTransport({ serviceUri: 'https://policies.contoso.com', token: () => 't', userAgent: 'x', proxy: { uri } });
    http = open('127.0.0.1:1');
    await expect(http.send(get)).rejects.toMatchObject({ id: 'ServiceUnreachable' });
    for (const uri of ['http://user:planted@', 'ftp://user:planted@proxy', 'socks5://user:planted@127.0.0.1']) {
      await http.close();
      http = open(uri);
      const failure: unknown = await http.send(get).catch((thrown: unknown) => thrown);
      expect(failure).toMatchObject({ id: 'InvalidServiceUri', message: expect.stringContaining('HTTPS_PROXY') as string });
      expect(String(failure)).not.toContain('planted');
    }
  });
});

describe('a token that the service refuses', () => {
  const refusing = (good: string, options: Partial<HttpTransportOptions>) => {
    const seen: (string | undefined)[] = [];
    const opened = answering((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(request.headers.authorization === `Bearer ${good}` ? 200 : 401, { 'content-type': 'application/json' }).end('{}');
    }, options);
    return { seen, opened };
  };

  it('is renewed once, and the request sent again', async () => {
    const asked: (string | undefined)[] = [];
    const { seen, opened } = refusing('new', {
      token: (rejected) => {
        asked.push(rejected);
        return rejected === undefined ? 'old' : 'new';
      },
    });
    expect((await (await opened).send({ method: 'POST', path: '/a', body: {} })).status).toBe(200);
    expect(seen).toEqual(['Bearer old', 'Bearer new']);
    expect(asked).toEqual([undefined, 'old']);
  });

  it('is not sent again when there is no other', async () => {
    const { seen, opened } = refusing('new', { token: () => 'old' });
    expect((await (await opened).send(get)).status).toBe(401);
    expect(seen).toEqual(['Bearer old']);
  });
});

describe('a token that the service repeats', () => {
  const planted = 'eyJhbGciOiJub25lIn0.planted.signature';

  it.each([200, 403])('goes no further than the answer (%i)', async (status) => {
    const { send } = await answering(
      ({ headers: { authorization = '' } }, response) =>
        response.writeHead(status, { location: `/?${authorization}` }).end(JSON.stringify({ error: { code: 'x', message: `You sent ${authorization}` } })),
      { token: () => planted },
    );
    const answer = await send(get);
    expect(answer).toMatchObject({ status, body: { error: { message: 'You sent Bearer …' } }, headers: { location: '/?Bearer …' } });
    expect(JSON.stringify(answer)).not.toContain('planted');
  });
});

describe('a packed answer', () => {
  const text = JSON.stringify(Array.from({ length: 1000 }, (_, number) => ({ Identity: `Tag:${number}` })));
  const packedAs = (encoding: string, body: Buffer, options: Partial<HttpTransportOptions> = {}) =>
    answering((_, response) => response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding }).end(body), options);

  it.each([
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', Buffer.from(text)],
  ])('is unpacked from %s', async (encoding, body) => {
    const { send } = await packedAs(encoding, body);
    expect((await send(get)).body).toHaveLength(1000);
  });

  it('is asked for only where it is worth it', async () => {
    const seen: (string | undefined)[] = [];
    const listener: RequestListener = (request, response) => {
      seen.push(request.headers['accept-encoding']?.toString());
      response.end('{}');
    };
    await (await answering(listener)).send(get);
    await http?.close();
    await (await answering(listener, { packed: true })).send(get);
    expect(seen).toEqual([undefined, 'gzip, deflate, br']);
  });

  it('may not grow past the limit', async () => {
    const { send } = await packedAs('gzip', gzipSync(Buffer.alloc(10_000_000, 0x20)), { maximumResponseBytes: 100_000 });
    await expect(send(get)).rejects.toMatchObject({ id: 'ResponseTooLarge' });
  });

  it('that is broken, or packed in another way, is no answer', async () => {
    await expect((await packedAs('gzip', Buffer.from('not gzip'))).send(get)).rejects.toMatchObject({ id: 'ServiceUnreachable' });
    await http?.close();
    await expect((await packedAs('zstd', Buffer.from('{}'))).send(get)).rejects.toMatchObject({ id: 'ServiceUnreachable' });
  });
});
