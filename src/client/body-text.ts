import type { Exchanged } from './http-exchange.ts';

/** What `accept-encoding` may ask for. */
export const acceptedEncodings = 'gzip, deflate, br';

/** An answer's body as text, unpacked where it travelled packed. Rejects with zlib's errors: ERR_BUFFER_TOO_LARGE for one that would be larger than `maximumBytes`. */
export async function bodyText({ headers, bytes }: Exchanged, maximumBytes: number): Promise<string> {
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  const whole = encoding === '' || encoding === 'identity' || bytes.length === 0 ? bytes : await unpacked(bytes, encoding, maximumBytes);
  return whole.toString('utf8').replace(/^\uFEFF/, '');
}

/** Nothing that was made to grow on arrival grows past the limit. */
async function unpacked(bytes: Buffer, encoding: string, maxOutputLength: number): Promise<Buffer> {
  const [{ promisify }, zlib] = await Promise.all([import('node:util'), import('node:zlib')]);
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return promisify<Buffer, object, Buffer>(zlib.gunzip)(bytes, { maxOutputLength });
    case 'deflate':
      return promisify<Buffer, object, Buffer>(zlib.inflate)(bytes, { maxOutputLength });
    case 'br':
      return promisify<Buffer, object, Buffer>(zlib.brotliDecompress)(bytes, { maxOutputLength });
    default:
      throw new Error(`The answer is packed as '${encoding}', which was not asked for.`);
  }
}
