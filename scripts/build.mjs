// Bundles src/main.ts into dist/: esbuild splits it into chunks at every `await import()`, each chunk becomes CommonJS, and the chunks of the
// common paths are gathered into packs with their compiled code (docs/decisions/0002). Natives stay outside; everything else is inside.
import { build, transform } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outdir = join(root, 'dist');
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

/**
 * What each pack holds: the static imports of these modules (those that lie in an earlier pack stay there), and the command whose run
 * decides which functions are kept compiled.
 */
const packs = [
  { name: 'start', modules: ['src/main.ts'], run: ['--version'] },
  {
    name: 'commands',
    modules: [
      'src/app.ts',
      'src/app-commands.ts',
      'src/engine/command-not-found.ts',
      'src/format/error-view.ts',
      'src/format/style.ts',
      'src/shell/console-host.ts',
      'src/shell/lazy-file-store.ts',
      'src/shell/system-clock.ts',
      'src/config/folders.ts',
      'fastest-levenshtein',
    ],
    run: ['Get-CsTeamsEnhancedEncriptionPolicy'],
  },
  { name: 'usage', modules: ['src/command-line/usage.ts'], run: ['--help'] },
  {
    name: 'session',
    modules: [
      'src/app-session.ts',
      'src/engine/binding/argv.ts',
      'src/config/profiles.ts',
      'src/config/profile.ts',
      'src/cmdlets/policy/get.ts',
      'src/cmdlets/policy/grant.ts',
      'src/cmdlets/policy/set.ts',
      'src/policy/types/teams-enhanced-encryption-policy.ts',
      'cli-table3/index.js',
      'src/app-script.ts',
      'src/engine/parse-script.ts',
      'src/engine/binding/argv-arguments.ts',
    ],
    run: ['--quiet', '-c', 'Get-CsTeamsEnhancedEncryptionPolicy; 1'],
  },
  {
    name: 'completion',
    modules: ['src/app-completion.ts'],
    run: ['__complete', 'bash', ':=', 'csteams Grant-CsTeamsEnhancedEncryptionPolicy -PolicyName U'],
  },
  {
    name: 'sandbox',
    modules: ['src/service/store.ts', 'src/service/service.ts'],
    run: ['--quiet', 'Grant-CsTeamsEnhancedEncryptionPolicy', 'ana@contoso.com', 'UserControlled'],
  },
  {
    name: 'http',
    modules: [
      'src/client/http-transport.ts',
      'src/client/retrying-transport.ts',
      'src/app-service-link.ts',
      'src/config/token-store.ts',
      'undici/lib/dispatcher/pool.js',
    ],
    run: ['Connect-MicrosoftTeams', '-ServiceUri', 'http://127.0.0.1:9', '-TokenFile', 'token'],
  },
];

/** undici copes with a Node that has no HTTP/2; loading Node's costs every first request 4 ms, and nothing here speaks it. */
const withoutHttp2 = {
  name: 'without-http2',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:http2$/ }, () => ({ path: 'http2', namespace: 'absent' }));
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: "throw new Error('HTTP/2 is not used here');" }));
  },
};

const bundle = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir,
  bundle: true,
  splitting: true,
  write: false,
  metafile: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Packs are read as Latin-1, so everything beyond ASCII is escaped.
  charset: 'ascii',
  external: ['@photostructure/sqlite', '@napi-rs/keyring', 'werift', 'node:*'],
  define: { CSTEAMS_VERSION: JSON.stringify(version) },
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [withoutHttp2],
});

const packOf = assignPacks(bundle.metafile.outputs);
const definitions = new Map(packs.map(({ name }) => [name, []]));

await rm(outdir, { recursive: true, force: true });
await mkdir(join(outdir, 'chunks'), { recursive: true });
for (const file of bundle.outputFiles) {
  const { code } = await transform(file.text, { format: 'cjs', platform: 'node', target: 'node20', charset: 'ascii', supported: { 'dynamic-import': false } });
  const name = basename(file.path);
  const pack = packOf[name];
  if (pack) definitions.get(pack).push(`exports[${JSON.stringify(name)}] = function (module, exports, require) {\n${code}};\n`);
  else await writeFile(join(outdir, 'chunks', name), withLoader(code));
}
for (const [name, parts] of definitions) await writeFile(join(outdir, `${name}.js`), parts.join(''));
await writeFile(
  join(outdir, 'load.js'),
  (await readFile(join(root, 'scripts', 'load.cjs'), 'utf8')).replace('__PACK_OF__', () => JSON.stringify(packOf)),
);
await writeFile(join(outdir, 'package.json'), '{ "type": "commonjs" }\n');
await recordCode();

/** Chunk to pack: each pack takes the chunks its modules load at once, as far as no pack before it has them. */
function assignPacks(outputs) {
  const assigned = {};
  const visit = (file, pack) => {
    const name = basename(file);
    if (assigned[name]) return;
    assigned[name] = pack;
    for (const { path, kind, external } of outputs[file].imports) if (kind === 'import-statement' && !external) visit(path, pack);
  };
  for (const { name, modules } of packs) {
    for (const module of modules) {
      const entry = Object.keys(outputs).find((file) => outputs[file].entryPoint?.endsWith(module));
      if (entry) visit(entry, name);
    }
  }
  return assigned;
}

/** A chunk outside the packs finds those inside through the loader. */
function withLoader(code) {
  return code.replace(/require\("\.\/([\w-]+\.js)"\)/g, (found, name) => (packOf[name] ? `require("../load.js")(${JSON.stringify(name)})` : found));
}

/** Runs a command for each pack and keeps what V8 compiled; the commands' own outcome does not matter. */
async function recordCode() {
  const home = await mkdtemp(join(tmpdir(), 'csteams-build-'));
  await writeFile(join(home, 'token'), 'not-a-token');
  for (const { name, run } of packs) {
    try {
      execFileSync(process.execPath, [join(root, 'scripts', 'record-code.cjs'), name, ...run], {
        cwd: home,
        env: { ...process.env, CSTEAMS_HOME: home, NODE_OPTIONS: '' },
        stdio: 'ignore',
      });
    } catch {
      // A refused connection or an unknown cmdlet is what was asked for.
    }
  }
  await rm(home, { recursive: true, force: true });
}
