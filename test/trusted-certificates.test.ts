import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from './contract/stand-in.ts';
import { served, type Served } from './service/served.ts';

const csteams = join(dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'csteams.cjs');

/** What of a certificate's trust only a process of its own can show. */
describe('a service with a certificate of its own authority', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csteams-trust-'));
  let service: Served;
  let authority: string;

  beforeAll(async () => {
    const { certificate, key, certificateFile } = makeCertificate(folder, 'authority');
    authority = certificateFile;
    service = await served({ tls: { certificate, key } });
    writeFileSync(join(folder, 'token'), await service.tools.tokens.create('trusted', 'admin'));
  });
  afterAll(async () => {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function connect(environment: Readonly<Record<string, string>>) {
    const words = [csteams, 'Connect-MicrosoftTeams', '-ServiceUri', service.uri, '-TokenFile', 'token', '--error-format', 'json'];
    const env = { PATH: process.env['PATH'], CSTEAMS_HOME: join(folder, 'home'), ...environment };
    try {
      return { code: 0, ...(await promisify(execFile)(process.execPath, words, { cwd: folder, env })) };
    } catch (error) {
      return error as { readonly code: number; readonly stdout: string; readonly stderr: string };
    }
  }

  it('is refused, with advice, before the token is sent', async () => {
    const { code, stderr } = await connect({});
    expect(code).toBe(4);
    expect(stderr).toContain('"ServiceUnreachable,Connect-MicrosoftTeams"');
    expect(stderr).toContain('NODE_EXTRA_CA_CERTS');
    expect(service.log).toEqual([]);
  });

  it('is refused though NODE_TLS_REJECT_UNAUTHORIZED would have anything trusted', async () => {
    expect(await connect({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toMatchObject({ code: 4 });
    expect(service.log).toEqual([]);
  });

  it('is trusted where NODE_EXTRA_CA_CERTS names the authority', async () => {
    expect(await connect({ NODE_EXTRA_CA_CERTS: authority })).toMatchObject({ code: 0, stderr: '' });
  });
});
