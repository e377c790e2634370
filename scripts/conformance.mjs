// npm run conformance -- [--json] [--statements] FILE.jsonl: runs vectors through the engine as it stands in src.
import { build } from 'esbuild';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const outfile = join(root, 'node_modules', '.cache', 'conformance', 'run.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['test/conformance/run.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const { main } = await import(pathToFileURL(outfile).href);
process.exit(await main(process.argv.slice(2)));
