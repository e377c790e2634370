import type { IncomingMessage } from 'node:http';

/** The bytes of a request's body; undefined when there are more than `maximum`, of which no more are read. */
export async function requestBytes(message: IncomingMessage, maximum: number): Promise<Buffer | undefined> {
  if (Number(message.headers['content-length'] ?? 0) > maximum) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximum) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
