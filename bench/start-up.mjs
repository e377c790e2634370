// What starting costs: each command as a whole process against an empty script on bare node, in one interleaved run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';
import { interleaved, table } from './measure.mjs';

const csteams = fileURLToPath(new URL('../bin/csteams.cjs', import.meta.url));
const tab = (line) => [csteams, '__complete', 'bash', ':=', `csteams ${line}`];
const runs = Number(process.env.BENCH_RUNS ?? 15);

export async function startUp() {
  const home = mkdtempSync(join(tmpdir(), 'csteams-bench-'));
  const env = { CSTEAMS_HOME: home };
  const empty = join(home, 'empty.cjs');
  writeFileSync(empty, '');
  const cli = (...args) =>
    execFileSync(process.execPath, [csteams, ...args], { env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  cli('--quiet', 'Get-CsTeamsEnhancedEncryptionPolicy');
  const token = cli('service', 'token', 'new', 'bench').trim().split('\n').at(-1).trim();
  const server = spawn(process.execPath, [csteams, 'service', 'start', '--port', '0'], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (said += chunk));
  const uri = await new Promise((resolve, reject) => {
    const look = setInterval(() => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (found) {
        clearInterval(look);
        resolve(found);
      }
    }, 20);
    server.once('exit', () => reject(new Error(`the service did not start: ${said}`)));
  });
  const httpHome = mkdtempSync(join(tmpdir(), 'csteams-bench-http-'));
  const httpEnv = { CSTEAMS_HOME: httpHome, CSTEAMS_TOKEN: token };
  execFileSync(process.execPath, [csteams, 'Connect-MicrosoftTeams', '-ServiceUri', uri], {
    env: { ...process.env, ...httpEnv },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

  const jobs = [
    { name: 'node, an empty script', args: [empty] },
    { name: 'csteams --version', args: [csteams, '--version'], env, target: 1.5 },
    { name: 'csteams --help', args: [csteams, '--help'], env, target: 1.5 },
    { name: 'a cmdlet with a typo', args: [csteams, 'Get-CsTeamsEnhancedEncriptionPolicy'], env, expectCode: 2, target: 1.5 },
    { name: 'Get- on the sandbox', args: [csteams, '--quiet', 'Get-CsTeamsEnhancedEncryptionPolicy'], env, target: 2.6 },
    {
      name: 'Grant- on the sandbox',
      args: [csteams, '--quiet', 'Grant-CsTeamsEnhancedEncryptionPolicy', 'ana@contoso.com', 'UserControlled'],
      env,
      target: 2.6,
    },
    { name: 'Tab: a parameter', args: tab('Grant-CsTeamsEnhancedEncryptionPolicy -Po'), env, target: 2 },
    { name: 'Tab: a value', args: tab('Set-CsTeamsEnhancedEncryptionPolicy -MeetingEndToEndEncryption D'), env, target: 2 },
    { name: 'Tab: a policy', args: tab('Grant-CsTeamsEnhancedEncryptionPolicy -PolicyName U'), env, target: 2 },
    { name: 'Get- over loopback HTTP', args: [csteams, 'Get-CsTeamsEnhancedEncryptionPolicy'], env: httpEnv, target: 4 },
  ];
  const m365 = m365Script();
  if (m365) jobs.push({ name: 'm365 version', args: [m365, 'version'], env: { HOME: home } });
  try {
    const rows = await interleaved(jobs, runs);
    const bare = rows[0];
    return table(
      ['command', 'CPU ms', '× node', 'wall ms', '× node', 'peak MB', 'to reach'],
      rows.map((row) => [
        row.name,
        row.cpuMs.toFixed(0),
        (row.cpuMs / bare.cpuMs).toFixed(2),
        row.wallMs.toFixed(0),
        (row.wallMs / bare.wallMs).toFixed(2),
        row.rssMb.toFixed(0),
        row.target ? `≤ ${row.target}×` : '',
      ]),
    );
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

/** The script behind an installed `m365`, or undefined. */
function m365Script() {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, 'm365');
    if (existsSync(file)) return file;
  }
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await startUp());
