import { createHash, X509Certificate } from 'node:crypto';
import { ServingError } from '../serving-error.ts';

/** A certificate with which an application signs what it says of itself. Only what checking needs. */
export interface CertificateCredential {
  /** SHA-1, base64url: what `x5t` holds. */
  readonly thumbprint: string;
  /** SHA-256, base64url: what `x5t#S256` holds. */
  readonly thumbprint256: string;
  /** PEM. */
  readonly publicKey: string;
  /** ISO 8601 UTC. */
  readonly expires: string;
}

/** Reads a PEM certificate. Throws CertificateUnreadable, also for a key that is not RSA: Microsoft takes no other. */
export function certificateCredential(pem: string): CertificateCredential {
  const certificate = parse(pem);
  if (certificate.publicKey.asymmetricKeyType !== 'rsa') throw unreadable('The certificate has no RSA key.');
  const thumbprint = (algorithm: string) => createHash(algorithm).update(certificate.raw).digest('base64url');
  return {
    thumbprint: thumbprint('sha1'),
    thumbprint256: thumbprint('sha256'),
    publicKey: certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    expires: new Date(certificate.validTo).toISOString(),
  };
}

function parse(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw unreadable('It is not a PEM certificate.', error);
  }
}

const unreadable = (why: string, cause?: unknown) =>
  new ServingError(
    'CertificateUnreadable',
    'certificate',
    `The application's certificate cannot be used: ${why}`,
    'Give a PEM file with --certificate.',
    cause,
  );
