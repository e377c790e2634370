import { createHash } from 'node:crypto';

/** The digits of a check number. */
const length = 20;

/**
 * The number both ends show, from the SHA-256 fingerprints (32 bytes each) of the certificates that the two ends used on the wire, the caller's first:
 *
 *     SHA-256( "csteams check number 1" 00 "caller" 00 fingerprint "callee" 00 fingerprint )  modulo 10^20
 *
 * The roles are in it, so that a number cannot be used the other way round. The formula is csteams' own: Microsoft tells that Teams makes 20 digits of the same
 * two fingerprints, but not how, so the digits of Teams are others. Printed in groups of four.
 */
export function checkNumber(caller: Uint8Array, callee: Uint8Array): string {
  const hash = createHash('sha256').update('csteams check number 1\0');
  for (const [role, fingerprint] of [['caller', caller] as const, ['callee', callee] as const]) hash.update(`${role}\0`).update(fingerprint);
  const digits = (BigInt(`0x${hash.digest('hex')}`) % 10n ** BigInt(length)).toString().padStart(length, '0');
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}
