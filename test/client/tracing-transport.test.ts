import { describe, expect, it } from 'vitest';
import { redactedUrl, traceText, tracingTransport, type TraceLine } from '../../src/client/tracing-transport.ts';

describe('the trace of requests', () => {
  it('tells method, address, status, attempt and correlation id, and nothing of headers and bodies', async () => {
    const lines: TraceLine[] = [];
    const send = tracingTransport(
      async () => ({ status: 429, headers: { 'x-ms-correlation-id': 'c-2', 'set-cookie': 'planted-cookie' }, body: { secret: 'planted-body' } }),
      () => 'https://policies.contoso.com',
      (line) => void lines.push(line),
    );
    await send({
      method: 'PATCH',
      path: '/a',
      query: { b: 'c' },
      headers: { authorization: 'Bearer planted-token' },
      body: { PolicyName: 'planted' },
      attempt: 2,
    });
    expect(lines).toEqual([
      { method: 'PATCH', url: 'https://policies.contoso.com/a?b=c', status: 429, attempt: 2, correlationId: 'c-2', ms: expect.any(Number) as unknown },
    ]);
    expect(lines.map(traceText).join()).toMatch(/^DEBUG: 429 PATCH https:\/\/policies\.contoso\.com\/a\?b=c in \d+ ms, attempt 2, correlation id c-2$/);
  });

  it('tells why there was no answer, and passes that on', async () => {
    const lines: TraceLine[] = [];
    const send = tracingTransport(
      () => Promise.reject(new Error('cut')),
      () => '',
      (line) => void lines.push(line),
    );
    await expect(send({ method: 'GET', path: '/a' })).rejects.toThrow('cut');
    expect(lines[0]).toMatchObject({ failure: 'cut', attempt: 1 });
    expect(lines[0]).not.toHaveProperty('status');
  });

  it.each([
    ['https://x.example/a?code=planted&state=planted&q=1', 'https://x.example/a?code=***&state=***&q=1'],
    ['https://user:planted@x.example/a#planted', 'https://x.example/a'],
    [
      'https://x.example/a?$skiptoken=planted&client_secret=planted&CLIENT_ASSERTION=planted',
      'https://x.example/a?%24skiptoken=***&client_secret=***&CLIENT_ASSERTION=***',
    ],
  ])('takes the secrets out of %s', (url, shown) => expect(redactedUrl(url)).toBe(shown));
});
