// Listings of 100,000 users: every user's effective policy, and a table; and what an installation weighs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runOnce, table } from './measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const csteams = join(root, 'bin', 'csteams.cjs');
const users = Number(process.env.BENCH_USERS ?? 100_000);

export async function listings() {
  const home = mkdtempSync(join(tmpdir(), 'csteams-bench-listings-'));
  const env = { CSTEAMS_HOME: home };
  execFileSync(process.execPath, [csteams, 'sandbox', 'generate', '--users', String(users), '--groups', '50', '--yes'], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const effective = ['-q', 'Get-CsEffectivePolicy', '-All', '-PolicyType', 'TeamsEnhancedEncryptionPolicy'];
  const rows = [];
  for (const [name, args] of [
    ['Get-CsEffectivePolicy -All --output ndjson', [...effective, '--output', 'ndjson']],
    ['Get-CsEffectivePolicy -All, as a table', effective],
    ['1..100000 as objects, as a table', ['-q', '-c', "1..100000 | ForEach-Object { [pscustomobject]@{ Number = $_; Name = 'user'; Department = 'Legal' } }"]],
  ]) {
    const run = await runOnce({ args: [csteams, ...args], env });
    rows.push([
      name,
      (run.firstByteMs / 1000).toFixed(2),
      (run.wallMs / 1000).toFixed(1),
      Math.round((users / run.wallMs) * 1000).toLocaleString('en-US'),
      run.rssMb.toFixed(0),
    ]);
  }
  return table([`${users.toLocaleString('en-US')} rows`, 'first row s', 'wall s', 'rows a second', 'peak MB'], rows);
}

/** The packed package, installed alone. */
export function installedSize() {
  const place = mkdtempSync(join(tmpdir(), 'csteams-bench-size-'));
  const npm = (...args) => execFileSync('npm', args, { cwd: place, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const tarball = npm('pack', root, '--ignore-scripts', '--silent').trim().split('\n').at(-1);
  npm('install', '--global', '--prefix', place, '--no-audit', '--no-fund', '--silent', join(place, tarball));
  const installed = join(place, 'lib', 'node_modules');
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' }).map((name) => join(installed, name));
  const megabytes = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024 / 1024;
  const packages = files.filter((file) => /node_modules[/\\](@[^/\\]+[/\\])?[^/\\@]+[/\\]package\.json$/.test(file)).length;
  return table(
    ['installed', 'value', 'to reach'],
    [
      ['tarball MB', (statSync(join(place, tarball)).size / 1024 / 1024).toFixed(1), ''],
      ['MB', megabytes.toFixed(1), '< 40'],
      ['packages', String(packages), '< 40'],
    ],
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`${await listings()}\n\n${installedSize()}`);
