// What the language costs: whole processes, each beside plain JavaScript or the empty command in the same interleaved run.
import { createWriteStream, mkdtempSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { interleaved, runOnce, table } from './measure.mjs';

const csteams = fileURLToPath(new URL('../bin/csteams.cjs', import.meta.url));
const runs = Number(process.env.BENCH_RUNS ?? 9);
const rows = Number(process.env.BENCH_ROWS ?? 1_000_000);

export async function language() {
  const home = mkdtempSync(join(tmpdir(), 'csteams-bench-language-'));
  const env = { CSTEAMS_HOME: join(home, 'csteams') };
  const at = (name, text) => {
    const file = join(home, name);
    writeFileSync(file, text);
    return file;
  };
  const empty = at('empty.cjs', '');
  const plain = at('plain.cjs', 'const odd = Array.from({ length: 100000 }, (_, i) => i + 1).filter((n) => n % 2); console.log({ Count: odd.length }.Count);');
  const big = at('big.ps1', bigScript(1_000_000));
  const objects = 100_000;
  const jobs = [
    { name: 'node, an empty script', args: [empty] },
    { name: "csteams -c '1'", args: [csteams, '-c', '1'], env },
    { name: 'the pipeline in plain JavaScript arrays', args: [plain] },
    {
      name: '(1..100000 | Where-Object {$_ % 2} | Measure-Object).Count',
      args: [csteams, '-c', `(1..${objects} | Where-Object {$_ % 2} | Measure-Object).Count`],
      env,
    },
    { name: 'a script of 1 MB, parsed and ended by its first statement', args: [csteams, '-f', big], env },
    { name: '1..1000000 | Select-Object -First 1', args: [csteams, '-c', '1..1000000 | Select-Object -First 1'], env },
    {
      name: 'an endless upstream | Select-Object -First 1',
      args: [csteams, '-c', 'function Endless { while ($true) { 1 } }; Endless | Select-Object -First 1'],
      env,
    },
  ];
  const measured = await interleaved(jobs, runs);
  const [bare, one, script, pipeline, parsed] = measured;
  const seconds = (pipeline.wallMs - one.wallMs) / 1000;
  const parts = [
    table(
      ['command', 'CPU ms', '× node', 'wall ms', 'peak MB'],
      measured.map((row) => [row.name, row.cpuMs.toFixed(0), (row.cpuMs / bare.cpuMs).toFixed(2), row.wallMs.toFixed(0), row.rssMb.toFixed(0)]),
    ),
    `The pipeline: ${Math.round(objects / seconds).toLocaleString('en-US')} objects a second; ${(pipeline.wallMs / script.wallMs).toFixed(1)}× the whole process of plain JavaScript. Parsing 1 MB: ${(parsed.wallMs - one.wallMs).toFixed(0)} ms over \`-c '1'\`.`,
  ];
  const source = join(home, 'users.csv');
  await writeRows(source, rows);
  const copied = await runOnce({ args: [csteams, '-c', `Import-Csv '${source}' | Where-Object Country -eq FR | Export-Csv '${join(home, 'fr.csv')}'`], env });
  const read = await runOnce({
    args: [
      at(
        'read.cjs',
        `let n = 0; require('node:fs').createReadStream(${JSON.stringify(source)}).on('data', (c) => (n += c.length)).on('end', () => console.log(n));`,
      ),
    ],
  });
  parts.push(
    table(
      [`${rows.toLocaleString('en-US')} rows of CSV`, 'wall s', 'rows a second', 'peak MB'],
      [
        [
          'Import-Csv | Where-Object | Export-Csv',
          (copied.wallMs / 1000).toFixed(1),
          Math.round((rows / copied.wallMs) * 1000).toLocaleString('en-US'),
          copied.rssMb.toFixed(0),
        ],
        ['reading the bytes in node, for comparison', (read.wallMs / 1000).toFixed(1), '', read.rssMb.toFixed(0)],
      ],
    ),
  );
  return parts.join('\n\n');
}

/** Statements as scripts have them; the first one ends the script, so that only parsing is measured. */
function bigScript(bytes) {
  const lines = ['return'];
  let length = 7;
  for (let i = 0; length < bytes; i++) {
    const line = `foreach ($user in $users${i % 10}) { if ($user.Department -eq 'Legal' -and $i -lt ${i}) { Grant-CsTeamsEnhancedEncryptionPolicy -Identity "$($user.Upn)" -PolicyName Executives } else { Write-Host "left $($user.Upn) out" } }`;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}

async function writeRows(file, count) {
  const out = createWriteStream(file);
  out.write('UserPrincipalName,DisplayName,Department,Country,City,Office,Phone,Note\n');
  for (let i = 0; i < count; i++) {
    if (!out.write(`user${i}@contoso.com,User ${i},${i % 7 ? 'Sales' : 'Legal'},${i % 4 ? 'DE' : 'FR'},Lyon,${i % 100},+33 1 ${i},"a note, quoted"\n`))
      await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await language());
