// Bundles src/main.ts into dist/: lazy chunks by esbuild's splitting, then each chunk turned into CommonJS, which starts a few milliseconds
// sooner than ECMAScript modules do (docs/decisions/0002). Natives stay outside; everything else is inside, so an installation is a handful of packages.
import { build, transform } from 'esbuild';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outdir = join(root, 'dist');
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

const bundle = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir,
  bundle: true,
  splitting: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['@photostructure/sqlite', 'node:*'],
  define: { CSTEAMS_VERSION: JSON.stringify(version) },
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
  logLevel: 'warning',
});

await rm(outdir, { recursive: true, force: true });
for (const file of bundle.outputFiles) {
  const { code } = await transform(file.text, { format: 'cjs', platform: 'node', target: 'node20', supported: { 'dynamic-import': false } });
  await mkdir(dirname(file.path), { recursive: true });
  await writeFile(file.path, code);
}
await writeFile(join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
