import type { IncomingMessage } from 'node:http';
import { requestBytes } from './request-bytes.ts';
import { refusal } from './refusal.ts';

/** The JSON body of a request; undefined when it has none. Throws the refusal of one that is too large, not JSON, or not called so. */
export async function readJson(message: IncomingMessage, maximumBytes: number): Promise<unknown> {
  const bytes = await requestBytes(message, maximumBytes);
  if (!bytes) throw refusal(413, 'RequestTooLarge', `The request's body is larger than ${maximumBytes} bytes.`);
  if (bytes.length === 0) return undefined;
  if (!/^application\/json\s*(;|$)/i.test(message.headers['content-type'] ?? '')) {
    throw refusal(415, 'InvalidRequest', 'The body must be application/json.', { target: 'Content-Type' });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw refusal(400, 'InvalidRequest', 'The body is not JSON in UTF-8.', { target: 'body' });
  }
}
