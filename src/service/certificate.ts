import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { ServingError } from './serving-error.ts';

/** Tells whether a host name (without port; IPv6 in brackets) is one that a PEM certificate was issued for. Throws CertificateUnreadable. */
export function certificateHosts(certificate: string): (host: string) => boolean {
  const x509 = parse(certificate);
  return (host) => {
    const name = host.replace(/^\[|\]$/g, '');
    return (isIP(name) === 0 ? x509.checkHost(name) : x509.checkIP(name)) !== undefined;
  };
}

function parse(certificate: string): X509Certificate {
  try {
    return new X509Certificate(certificate);
  } catch (error) {
    throw new ServingError('CertificateUnreadable', 'tls', 'The certificate is not a PEM certificate.', 'Give a PEM file with --tls-cert.', error);
  }
}
