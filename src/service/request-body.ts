import type { IncomingMessage } from 'node:http';
import { refusal } from './refusal.ts';

/** The JSON body of a request; undefined when it has none. Throws the refusal of one that is too large, not JSON, or not called so. */
export async function readJson(message: IncomingMessage, maximumBytes: number): Promise<unknown> {
  const tooLarge = () => refusal(413, 'RequestTooLarge', `The request's body is larger than ${maximumBytes} bytes.`);
  if (Number(message.headers['content-length'] ?? 0) > maximumBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximumBytes) throw tooLarge();
    chunks.push(chunk);
  }
  if (size === 0) return undefined;
  if (!/^application\/json\s*(;|$)/i.test(message.headers['content-type'] ?? '')) {
    throw refusal(415, 'InvalidRequest', 'The body must be application/json.', { target: 'Content-Type' });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) as unknown;
  } catch {
    throw refusal(400, 'InvalidRequest', 'The body is not JSON in UTF-8.', { target: 'body' });
  }
}
