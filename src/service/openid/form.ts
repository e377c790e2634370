import type { IncomingMessage } from 'node:http';
import { requestBytes } from '../request-bytes.ts';
import { OAuthError } from './oauth-error.ts';

/** Nothing that is sent here is longer: an assertion with its certificate chain has some 8,000 bytes. */
const maximumBytes = 64 * 1024;

/** The fields of a form that was sent. Rejects with OAuthError for what is too large, not a form, or says something twice. */
export async function readForm(message: IncomingMessage): Promise<ReadonlyMap<string, string>> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(message.headers['content-type'] ?? '')) {
    throw new OAuthError('invalid_request', undefined, 'The body must be application/x-www-form-urlencoded.', 415);
  }
  const bytes = await requestBytes(message, maximumBytes);
  if (!bytes) throw new OAuthError('invalid_request', undefined, `The request's body is larger than ${maximumBytes} bytes.`, 413);
  return fieldsOf(new URLSearchParams(bytes.toString('utf8')));
}

/** Throws OAuthError for a parameter that is there twice: which of them counts must not be a matter of taste. */
export function fieldsOf(parameters: URLSearchParams): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (fields.has(name)) throw new OAuthError('invalid_request', undefined, `The parameter '${name.slice(0, 40)}' is there more than once.`);
    fields.set(name, value);
  }
  return fields;
}
