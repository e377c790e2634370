/** Session descriptions (SDP), as far as a rehearsal reads and changes them. */

const loopback = '127.0.0.1';

/** The description without any candidate that is not on loopback. */
export const onlyLoopback = (sdp: string): string =>
  sdp
    .split('\r\n')
    .filter((line) => !line.startsWith('a=candidate:') || line.split(' ')[4] === loopback)
    .join('\r\n');

/** The ports of its candidates. */
export const candidatePorts = (sdp: string): readonly number[] => [...sdp.matchAll(/^a=candidate:(?:\S+ ){5}(\d+) /gm)].map(([, port]) => Number(port));

/** The description with another port in its candidates: that of a relay. */
export const withPort = (sdp: string, port: number): string => sdp.replace(/^(a=candidate:(?:\S+ ){5})\d+ /gm, `$1${port} `);

/** The SHA-256 fingerprint it announces, 32 bytes; undefined if there is none. */
export function announcedFingerprint(sdp: string): Buffer | undefined {
  const [, hex] = /^a=fingerprint:sha-256 ([\da-f:]{95})\s*$/im.exec(sdp) ?? [];
  return hex === undefined ? undefined : Buffer.from(hex.replaceAll(':', ''), 'hex');
}

/** The description with one bit of its fingerprint changed. */
export const withAlteredFingerprint = (sdp: string): string =>
  sdp.replace(
    /^(a=fingerprint:sha-256 )([\da-f]{2})/im,
    (_, start: string, first: string) => start + (Number.parseInt(first, 16) ^ 1).toString(16).padStart(2, '0'),
  );
