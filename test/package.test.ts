import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

describe('the packed package', () => {
  it('installs into an empty prefix and runs there, small and alone', () => {
    const place = mkdtempSync(join(tmpdir(), 'csteams-package-'));
    const run = (file: string, ...args: string[]): string =>
      execFileSync(file, args, {
        cwd: place,
        encoding: 'utf8',
        env: { ...process.env, HOME: place, CSTEAMS_HOME: join(place, 'home') },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const tarball = run('npm', 'pack', root, '--ignore-scripts', '--silent').trim().split('\n').at(-1) ?? '';
    run('npm', 'install', '--global', '--prefix', place, '--no-audit', '--no-fund', '--silent', join(place, tarball));
    const csteams = join(place, 'bin', 'csteams');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(run(csteams, '--version').trim()).toBe(version);
    const policies = JSON.parse(run(csteams, '--quiet', 'Get-CsTeamsEnhancedEncryptionPolicy', '--output', 'json')) as { Identity: string }[];
    expect(policies.map(({ Identity }) => Identity)).toEqual(['Global', 'Tag:Disabled', 'Tag:UserControlled']);

    const installed = join(place, 'lib', 'node_modules');
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' }).map((name) => join(installed, name));
    const megabytes = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024 / 1024;
    const packages = files.filter((file) => /node_modules[/\\](@[^/\\]+[/\\])?[^/\\@]+[/\\]package\.json$/.test(file)).length;
    expect(megabytes).toBeLessThan(40);
    expect(packages).toBeLessThan(40);
  });
});
