import forge from 'node-forge';
import { SignInError } from './sign-in-error.ts';

/** The certificates and the private key of a PFX file, as PEM. Node can use such files but not take them apart, so this file knows node-forge, and none besides. Throws CertificatePasswordInvalid, CertificateKeyUnsupported or CertificateUnreadable. */
export function openPfx(bytes: Uint8Array, password: string, path: string): string {
  const bags = safeBags(bytes, password, path);
  const pem: string[] = [];
  for (const { cert, key, asn1 } of bags) {
    if (cert) pem.push(forge.pki.certificateToPem(cert));
    else if (key) pem.push(forge.pki.privateKeyInfoToPem(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key))));
    else pem.push(otherPem(asn1));
  }
  return pem.join('');
}

function safeBags(bytes: Uint8Array, password: string, path: string): readonly forge.pkcs12.Bag[] {
  try {
    const file = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(bytes).toString('binary')));
    return forge.pkcs12.pkcs12FromAsn1(file, false, password).safeContents.flatMap(({ safeBags: bags }) => bags);
  } catch (thrown) {
    // forge's messages go no further: some of them show what they could not read.
    const message = thrown instanceof Error ? thrown.message : '';
    if (/MAC could not be verified|password|decrypt/i.test(message))
      throw new SignInError(
        'CertificatePasswordInvalid',
        password === '' ? `The file ${path} has a password.` : `The password is not that of ${path}.`,
        'Put it into CSTEAMS_CERTIFICATE_PASSWORD, or connect at a terminal, where it is asked for.',
      );
    throw new SignInError(
      'CertificateUnreadable',
      `The file ${path} is not a PFX file that can be read.`,
      'Export it again with its private key, or convert it: openssl pkcs12 -in file.pfx -out file.pem -nodes',
    );
  }
}

/** What forge does not know (elliptic curves) it hands on as it was; a key of that kind starts with a number, a certificate with a sequence. */
function otherPem(asn1: forge.asn1.Asn1): string {
  const [first] = Array.isArray(asn1.value) ? asn1.value : [];
  const isKey = typeof first === 'object' && first.type === forge.asn1.Type.INTEGER;
  return forge.pem.encode({ type: isKey ? 'PRIVATE KEY' : 'CERTIFICATE', body: forge.asn1.toDer(asn1).getBytes() });
}
