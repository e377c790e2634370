import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSelfSignedCertificate } from 'werift';
import { checkNumber } from '../../src/rehearsal/check-number.ts';
import { announcedFingerprint, withAlteredFingerprint, withPort, candidatePorts, onlyLoopback } from '../../src/rehearsal/description.ts';

const digits = (number: string): string => number.replaceAll(' ', '');

describe('the check number', () => {
  it('is what the formula says, worked out by another way', () => {
    const [caller, callee] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const text = Buffer.concat([Buffer.from('csteams check number 1\0caller\0'), caller, Buffer.from('callee\0'), callee]);
    let remainder = 0n;
    for (const byte of createHash('sha256').update(text).digest()) remainder = (remainder * 256n + BigInt(byte)) % 100_000_000_000_000_000_000n;
    expect(digits(checkNumber(caller, callee))).toBe(remainder.toString().padStart(20, '0'));
    expect(checkNumber(caller, callee)).toBe('4457 2202 0326 8062 7979');
  });

  it('binds the roles', () => {
    const [a, b] = [randomBytes(32), randomBytes(32)];
    expect(checkNumber(a, b)).not.toBe(checkNumber(b, a));
  });

  it('always has 20 digits in groups of four', () => {
    for (let index = 0; index < 2000; index += 1) expect(checkNumber(randomBytes(32), randomBytes(32))).toMatch(/^(\d{4} ){4}\d{4}$/);
  });

  it('is another one for each of 1,000 calls with fresh certificates', async () => {
    const der = (pem: string): Buffer => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    const fingerprint = async (): Promise<Buffer> => {
      const { certPem } = await createSelfSignedCertificate({ signature: 3, hash: 4 }, 23);
      return createHash('sha256').update(der(certPem)).digest();
    };
    // Each certificate is the callee's of one call and the caller's of the next.
    const fingerprints: Buffer[] = [];
    for (let number = 0; number <= 1000; number += 1) fingerprints.push(await fingerprint());
    const numbers = new Set(fingerprints.slice(1).map((callee, index) => checkNumber(fingerprints[index] ?? callee, callee)));
    expect(numbers.size).toBe(1000);
  }, 60_000);
});

describe('a session description', () => {
  const sdp = [
    'a=candidate:1 1 udp 2 192.0.2.2 1 typ host',
    'a=candidate:2 1 udp 2 127.0.0.1 2 typ host',
    `a=fingerprint:sha-256 ${Array(32).fill('A0').join(':')}`,
    '',
  ].join('\r\n');

  it('keeps what is on loopback alone', () => expect(candidatePorts(onlyLoopback(sdp))).toEqual([2]));
  it('can have the port of a relay', () => expect(candidatePorts(withPort(onlyLoopback(sdp), 77))).toEqual([77]));
  it('can be altered by one bit', () => {
    expect(announcedFingerprint(sdp)).toEqual(Buffer.alloc(32, 0xa0));
    expect(announcedFingerprint(withAlteredFingerprint(sdp))?.subarray(0, 2)).toEqual(Buffer.from([0xa1, 0xa0]));
    expect(announcedFingerprint('v=0')).toBeUndefined();
  });
});
