import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from './faults.ts';

/** Sends an answer's headers and text the way a fault wants it. `text` is absent where there is no body. */
export function deliver(output: ServerResponse, delivery: Delivery, status: number, headers: Readonly<Record<string, string | number>>, text?: string): void {
  switch (delivery.kind) {
    case 'whole':
      output.writeHead(status, headers).end(text);
      return;
    case 'cut':
      output.destroy();
      return;
    case 'html':
      output.writeHead(200, { ...headers, ...sized(page), 'content-type': 'text/html; charset=utf-8' }).end(page);
      return;
    case 'truncated': {
      // As a proxy does it that lost its own connection: the length is right, the JSON is not.
      const part = (text ?? '{"Identity":"T').slice(0, Math.max(1, Math.floor((text ?? '').length / 2)));
      output.writeHead(status === 204 ? 200 : status, { ...headers, ...sized(part), 'content-type': 'application/json' }).end(part);
      return;
    }
    case 'slow':
      void drip(output, delivery.ms, status, headers, text ?? '');
  }
}

const page = '<!DOCTYPE html>\n<html><head><title>Service Unavailable</title></head><body><h1>Our services are not available right now</h1></body></html>\n';

const sized = (text: string): { 'content-length': number } => ({ 'content-length': Buffer.byteLength(text) });

/** Twenty pieces, spread over the time. */
async function drip(output: ServerResponse, ms: number, status: number, headers: Readonly<Record<string, string | number>>, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const pieces = 20;
  output.writeHead(status, headers);
  output.flushHeaders();
  for (let piece = 0; piece < pieces && !output.destroyed; piece++) {
    await sleep(ms / pieces);
    output.write(bytes.subarray(Math.floor((bytes.length * piece) / pieces), Math.floor((bytes.length * (piece + 1)) / pieces)));
  }
  output.end();
}
