import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

it('says how to get werift where it is not installed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'csteams-no-werift-'));
  const outfile = join(folder, 'peer.mjs');
  await build({ entryPoints: [join(root, 'src/rehearsal/peer.ts')], outfile, bundle: true, format: 'esm', platform: 'node', external: ['werift'] });
  const script = `import { openPeer } from './peer.mjs'; openPeer().catch(({ id, recommendation }) => console.log(JSON.stringify({ id, recommendation })));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual({ id: 'RehearsalUnavailable', recommendation: expect.stringContaining('npm install') as unknown });
  rmSync(folder, { recursive: true });
});
