import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const haveOpenssl = (() => {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    return false;
  }
})();

/** Certificates in a folder, made by openssl as an administrator would. */
export interface Certificates {
  /** The certificate alone. */
  readonly crt: string;
  /** Certificate and key, PEM. */
  readonly pem: string;
  path(name: string): string;
  openssl(...words: readonly string[]): void;
}

export function makeCertificates(folder: string): Certificates {
  const path = (name: string): string => join(folder, name);
  const openssl = (...words: readonly string[]): void => void execFileSync('openssl', words, { stdio: 'pipe', cwd: folder });
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=csteams', '-keyout', 'app.key', '-out', 'app.crt');
  const join2 = (name: string, ...parts: readonly string[]): string => {
    writeFileSync(path(name), parts.map((part) => readFileSync(path(part), 'utf8')).join(''));
    return path(name);
  };
  return { crt: readFileSync(path('app.crt'), 'utf8'), pem: join2('app.pem', 'app.crt', 'app.key'), path, openssl };
}
