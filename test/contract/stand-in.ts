import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { get, served, type Served } from '../service/served.ts';

/** A served Contoso that Microsoft's own clients may talk to, over TLS as they insist. */
export interface StandIn extends Served {
  readonly tenant: string;
  /** What MSAL is told. */
  readonly auth: { readonly authority: string; readonly knownAuthorities: string[] };
  /** The certificate that the clients must trust. */
  readonly certificateFile: string;
}

/** Starts one, and lets every `fetch` of this thread trust its certificate until it stops. */
export async function standIn(options: Parameters<typeof served>[0] = {}): Promise<StandIn> {
  const folder = mkdtempSync(join(tmpdir(), 'csteams-tls-'));
  const { certificate, certificateFile, key } = makeCertificate(folder, 'server');
  const before = getGlobalDispatcher();
  setGlobalDispatcher(new Agent({ connect: { ca: certificate } }));
  const contoso = await served({ tls: { certificate, key }, ...options });
  const { body } = await get(`${contoso.uri}/contoso.com/v2.0/.well-known/openid-configuration`);
  const tenant = String(body['issuer']).split('/')[3] ?? '';
  return {
    ...contoso,
    tenant,
    auth: { authority: `${contoso.uri}/${tenant}`, knownAuthorities: [new URL(contoso.uri).host] },
    certificateFile,
    async stop() {
      await contoso.stop();
      await getGlobalDispatcher().close();
      setGlobalDispatcher(before);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A certificate of its own with its key. */
export function makeCertificate(folder: string, name: string) {
  const [keyFile, certificateFile] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', keyFile, '-out', certificateFile, ...subject], {
    stdio: 'ignore',
  });
  return { certificate: readFileSync(certificateFile, 'utf8'), key: readFileSync(keyFile, 'utf8'), certificateFile, keyFile };
}
