// Bundles one of our TypeScript modules and imports it, so that scripts work on the definitions themselves without a build.
import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the text of a module (its paths relative to the root) exports. */
export async function loadSource(contents) {
  const folder = await mkdtemp(join(tmpdir(), 'csteams-source-'));
  try {
    const outfile = join(folder, 'source.mjs');
    await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The policy types' definitions by name, their cmdlets by name, and what explains settings. */
export async function loadPolicyTypes() {
  const source = await loadSource(`
    export { loadPolicyType, policyTypeNames } from './src/policy/catalogue.ts';
    export { policyCmdlet } from './src/cmdlets/policy/policy-cmdlet.ts';
    export { cmdletName } from './src/policy/policy-type.ts';
    export { settingHelp } from './src/policy/setting-details.ts';
    export { settingRules } from './src/policy/setting-rules.ts';
  `);
  const types = await Promise.all(source.policyTypeNames.map((name) => source.loadPolicyType(name)));
  return { ...source, types };
}
