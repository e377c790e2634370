// Measures whole processes: processor time and wall time, median of interleaved runs, so that a drifting machine drifts for all alike.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const hook = fileURLToPath(new URL('./usage-at-exit.cjs', import.meta.url));

/**
 * Runs `node script args` once.
 * @param {{args: string[], env?: Record<string, string>, input?: string, expectCode?: number}} job
 * @returns {Promise<{wallMs: number, cpuMs: number, rssMb: number, stdout: string, firstByteMs: number}>}
 */
export function runOnce({ args, env = {}, input = '', expectCode = 0, keepOutput = false }) {
  return new Promise((resolve, reject) => {
    // Node 20 parses NODE_EXTRA_CA_CERTS at every start (40 ms); it has no place in a measurement of ours.
    const surroundings = { ...process.env, ...env, NODE_OPTIONS: `--require ${hook}` };
    delete surroundings.NODE_EXTRA_CA_CERTS;
    const started = process.hrtime.bigint();
    const child = spawn(process.execPath, args, { env: surroundings, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let report = '';
    let firstByteMs = NaN;
    child.stdout.on('data', (chunk) => {
      if (Number.isNaN(firstByteMs)) firstByteMs = Number(process.hrtime.bigint() - started) / 1e6;
      if (keepOutput || stdout.length < 4096) stdout += chunk;
    });
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.stdio[3].on('data', (chunk) => (report += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const wallMs = Number(process.hrtime.bigint() - started) / 1e6;
      if (code !== expectCode) {
        reject(new Error(`node ${args.join(' ')} ended with ${code}, not ${expectCode}\n${stdout}\n${stderr}`));
        return;
      }
      const { cpuMs, rssMb } = JSON.parse(report.trim().split('\n').at(-1));
      resolve({ wallMs, cpuMs, rssMb, stdout, firstByteMs });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * Runs all jobs `runs` times in turn.
 * @returns one row a job, in order: medians
 */
export async function interleaved(jobs, runs = 15) {
  const results = jobs.map(() => []);
  for (let round = -1; round < runs; round++) {
    for (const [index, job] of jobs.entries()) {
      await job.before?.();
      const result = await runOnce(job);
      if (round >= 0) results[index].push(result);
    }
  }
  return jobs.map((job, index) => ({
    name: job.name,
    cpuMs: median(results[index].map((r) => r.cpuMs)),
    wallMs: median(results[index].map((r) => r.wallMs)),
    rssMb: Math.max(...results[index].map((r) => r.rssMb)),
    target: job.target,
  }));
}

/** A Markdown table. */
export function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(all[0]), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...all.slice(1).map(line)].join('\n');
}
