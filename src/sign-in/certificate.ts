import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SignInError } from './sign-in-error.ts';

/** A certificate with its private key, as MSAL takes them. */
export interface ClientCertificate {
  /** SHA-256 of the certificate, hexadecimal. */
  readonly thumbprint: string;
  /** PKCS #8, PEM, not encrypted. */
  readonly privateKey: string;
  /** The certificate and those above it, PEM. */
  readonly chain: string;
}

export interface CertificateSource {
  /** PEM text. */
  readonly text?: string;
  /** A PEM or PFX file. */
  readonly path?: string;
  readonly password?: string;
}

/** Reads a certificate with its RSA key and checks that both fit and that it is valid now. Rejects with CertificateUnreadable, CertificatePasswordInvalid, CertificateKey…, CertificateExpired or CertificateNotYetValid. */
export async function readCertificate({ text, path, password }: CertificateSource, now: Date): Promise<ClientCertificate> {
  const name = path ?? 'the certificate that was given';
  const pem = path === undefined ? (text ?? '') : await pemOf(path, password ?? '');
  const certificates = certificatesIn(pem, name);
  const key = privateKeyIn(pem, password, name);
  const own = certificates.find((certificate) => certificate.checkPrivateKey(key));
  if (!own)
    throw new SignInError(
      'CertificateKeyMismatch',
      `The private key in ${name} does not belong to its certificate.`,
      'Put the certificate and the key it was made from into one file.',
    );
  if (key.asymmetricKeyType !== 'rsa')
    throw new SignInError(
      'CertificateKeyUnsupported',
      `The key in ${name} is ${(key.asymmetricKeyType ?? 'of an unknown kind').toUpperCase()}; Microsoft Entra takes RSA keys from applications.`,
      'Make another: openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=csteams -keyout csteams.key -out csteams.crt && cat csteams.crt csteams.key > csteams.pem',
    );
  checkDates(own, name, now);
  const rest = certificates.filter((certificate) => certificate !== own);
  return {
    thumbprint: own.fingerprint256.replaceAll(':', ''),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    chain: [own, ...rest].map(String).join(''),
  };
}

async function pemOf(path: string, password: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new SignInError('CertificateUnreadable', `The certificate's file ${path} cannot be read.`, 'Check the path and who may read it.', cause);
  });
  if (bytes.length === 0) throw unreadable(`The certificate's file ${path} is empty.`);
  if (bytes.includes('-----BEGIN ')) return bytes.toString('utf8');
  const { openPfx } = await import('./pfx.ts');
  return openPfx(bytes, password, path);
}

function certificatesIn(pem: string, name: string): readonly [X509Certificate, ...X509Certificate[]] {
  const [first, ...rest] = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    if (first !== undefined) return [new X509Certificate(first), ...rest.map((block) => new X509Certificate(block))];
  } catch (cause) {
    throw unreadable(`A certificate in ${name} cannot be read.`, cause);
  }
  throw unreadable(`There is no certificate in ${name}.`);
}

function privateKeyIn(pem: string, password: string | undefined, name: string): KeyObject {
  const block = /-----BEGIN ((?:ENCRYPTED |RSA |EC )?PRIVATE KEY)-----[\s\S]+?-----END \1-----/.exec(pem)?.[0];
  if (block === undefined)
    throw new SignInError(
      'CertificateKeyMissing',
      `There is no private key in ${name}.`,
      'Put the private key into the same file (cat csteams.crt csteams.key > csteams.pem), or export a PFX file with its key.',
    );
  const encrypted = block.includes('ENCRYPTED');
  try {
    return createPrivateKey({ key: block, ...(encrypted && { passphrase: password ?? '' }) });
  } catch (cause) {
    if (!encrypted) throw unreadable(`The private key in ${name} cannot be read.`, cause);
    throw new SignInError(
      'CertificatePasswordInvalid',
      (password ?? '') === '' ? `The private key in ${name} has a password.` : `The password is not that of ${name}.`,
      'Put it into CSTEAMS_CERTIFICATE_PASSWORD, or connect at a terminal, where it is asked for.',
    );
  }
}

function checkDates({ validFrom, validTo }: X509Certificate, name: string, now: Date): void {
  const [from, to] = [new Date(validFrom), new Date(validTo)];
  if (now > to)
    throw new SignInError(
      'CertificateExpired',
      `The certificate in ${name} expired on ${to.toISOString().slice(0, 10)}.`,
      "Make a new one, and add it to the application's registration.",
    );
  if (now < from)
    throw new SignInError(
      'CertificateNotYetValid',
      `The certificate in ${name} is valid from ${from.toISOString()} on.`,
      "Wait until then, or check this machine's clock.",
    );
}

const unreadable = (message: string, cause?: unknown): SignInError =>
  new SignInError('CertificateUnreadable', message, 'Give a PEM file with the certificate and its private key, or a PFX file.', cause);
