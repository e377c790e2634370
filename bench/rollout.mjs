// What rollouts cost and what they survive. Sizes: ROLLOUT_ROWS (20000), ROLLOUT_LARGE (100000), ROLLOUT_KILLS (25), ROLLOUT_FAULT_ROWS (2000).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { table } from './measure.mjs';
import { place, type } from './rollout-place.mjs';

const size = (name, otherwise) => Number(process.env[name] ?? otherwise);
const concurrency = 64;
const seconds = (value) => `${value.toFixed(value < 10 ? 2 : 1)} s`;
const perSecond = (count, time) => `${Math.round(count / time)}/s`;

const csv = (file, users) => writeFileSync(file, `UserPrincipalName\n${users.map(({ userPrincipalName }) => userPrincipalName).join('\n')}\n`);
const summaryOf = ({ out, err }) => {
  try {
    return [JSON.parse(out)].flat()[0];
  } catch {
    throw new Error(`no summary: ${out}${err}`);
  }
};
const plan = (name, file, policy) => [
  'New-CsPolicyRollout',
  name,
  '-Path',
  file,
  '-PolicyType',
  type,
  '-PolicyName',
  policy,
  '-ThrottleLimit',
  String(concurrency),
  '--output',
  'json',
];
const start = (name, ...more) => [
  'Start-CsPolicyRollout',
  name,
  '-ThrottleLimit',
  String(concurrency),
  '-Engine',
  'Direct',
  '-Confirm:$false',
  '--output',
  'json',
  ...more,
];

/** The same PATCHes with nothing around them: undici's pool, 64 at once. */
async function bareLoop(at, users, policy) {
  const { Pool } = await import('undici');
  const pool = new Pool(at.uri, { connections: concurrency });
  const body = JSON.stringify({ PolicyName: policy });
  const headers = { authorization: `Bearer ${at.token}`, 'content-type': 'application/json' };
  let next = 0;
  const worker = async () => {
    while (next < users.length) {
      const answer = await pool.request({ method: 'PATCH', path: `/Skype.Policy/users/${users[next++].objectId}/policies/${type}`, headers, body });
      await answer.body.dump();
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const time = (performance.now() - began) / 1000;
  await pool.close();
  return time;
}

async function throughput() {
  const rows = size('ROLLOUT_ROWS', 20_000);
  const at = await place({ users: rows });
  try {
    const users = await at.users();
    const file = join(at.folder, 'users.csv');
    csv(file, users);
    await bareLoop(at, users, 'UserControlled');
    // Each run changes every user: to assign what is assigned already would be less work for the service.
    const bare = await bareLoop(at, users, 'Disabled');
    const planned = await at.run(plan('r', file, 'UserControlled'));
    if (planned.code !== 0) throw new Error(planned.err);
    const done = await at.run(start('r', '-NoVerify'));
    const verified = await at.run(['Resume-CsPolicyRollout', 'r', '-Confirm:$false', '--output', 'json']);
    const bareAgain = await bareLoop(at, users, 'Disabled');
    const summary = summaryOf(done);
    if (summary.Succeeded !== rows) throw new Error(`${summary.Succeeded} of ${rows} rows succeeded: ${done.err}`);
    const running = (Date.parse(summary.EndedTime) - Date.parse(summary.StartedTime)) / 1000;
    const loop = (bare + bareAgain) / 2;
    const sample = users.slice(0, 20);
    const began = performance.now();
    for (const { userPrincipalName } of sample) await at.run([`Grant-Cs${type}`, userPrincipalName, 'Disabled']);
    const oneByOne = ((performance.now() - began) / 1000 / sample.length) * rows;
    return table(
      [`${rows} rows over loopback HTTP, ${concurrency} at once`, 'time', 'rows', 'of the bare loop'],
      [
        ['bare undici loop (mean of the runs before and after)', seconds(loop), perSecond(rows, loop), '100 %'],
        ['Start-CsPolicyRollout -NoVerify, the run with its journal', seconds(running), perSecond(rows, running), `${Math.round((100 * loop) / running)} %`],
        ['the same, the whole process', seconds(done.seconds), perSecond(rows, done.seconds), `${Math.round((100 * loop) / done.seconds)} %`],
        ['New-CsPolicyRollout, the whole process', seconds(planned.seconds), perSecond(rows, planned.seconds), ''],
        [`reading all rows back (${summaryOf(verified).Verified} as planned)`, seconds(verified.seconds), perSecond(rows, verified.seconds), ''],
        [
          `one process per user (extrapolated from ${sample.length})`,
          seconds(oneByOne),
          perSecond(rows, oneByOne),
          `${(oneByOne / running).toFixed(0)} times slower than the run`,
        ],
      ],
    );
  } finally {
    await at.close();
  }
}

async function memory() {
  const rows = size('ROLLOUT_LARGE', 100_000);
  const at = await place({ users: rows });
  try {
    const users = await at.users();
    const lines = [];
    for (const count of [rows / 10, rows]) {
      const file = join(at.folder, `users-${count}.csv`);
      csv(file, users.slice(0, count));
      const planned = await at.run(plan(`r${count}`, file, count === rows ? 'Disabled' : 'UserControlled'));
      const done = await at.run(start(`r${count}`));
      const { Succeeded, Verified } = summaryOf(done);
      lines.push([
        count,
        perSecond(count, planned.seconds),
        `${planned.rssMb.toFixed(0)} MB`,
        perSecond(count, done.seconds),
        `${done.rssMb.toFixed(0)} MB`,
        `${Succeeded} / ${Verified}`,
      ]);
    }
    return table(['rows', 'plan', 'peak memory', 'run and read back', 'peak memory', 'succeeded / read back'], lines);
  } finally {
    await at.close();
  }
}

async function faults() {
  const rows = size('ROLLOUT_FAULT_ROWS', 2000);
  const text =
    'faults:\n  - { fault: throttle, share: 10%, retryAfter: 1 }\n  - { fault: unavailable, share: 5% }\n  - { fault: cut, share: 2% }\n  - { fault: gateway-timeout, share: 1% }\n';
  const at = await place({ users: rows, faults: text });
  try {
    const users = await at.users();
    const file = join(at.folder, 'users.csv');
    csv(file, users);
    const planned = await at.run(plan('r', file, 'Disabled'));
    if (planned.code !== 0) throw new Error(planned.err);
    await at.requests();
    const done = await at.run(start('r'));
    const requests = await at.requests();
    const summary = summaryOf(done);
    const patches = requests.filter(({ method }) => method === 'PATCH').length;
    const asPlanned = [...(await at.assignments()).values()].filter((name) => name === 'Disabled').length;
    return table(
      ['10 % 429, 5 % 503, 2 % cut, 1 % applied-then-504', ''],
      [
        ['rows', rows],
        ['succeeded / failed / unknown / pending', [summary.Succeeded, summary.Failed, summary.Unknown, summary.Pending].join(' / ')],
        ['users with the planned policy in the tenant', asPlanned],
        ['PATCH requests for each row', (patches / rows).toFixed(3)],
        ['all requests for each row, reading back included', (requests.length / rows).toFixed(3)],
        ['time', seconds(done.seconds)],
      ],
    );
  } finally {
    await at.close();
  }
}

/** Ends a process by SIGKILL at a chance moment in each stage, goes on, and counts what is not as it must be. */
async function killMatrix() {
  const kills = size('ROLLOUT_KILLS', 25);
  const rows = 1500;
  const at = await place({ users: rows });
  const counts = new Map(['plan', 'run', 'verify', 'undo'].map((stage) => [stage, { kills: 0, lost: 0, doubled: 0, unknown: 0, wrong: 0 }]));
  try {
    const users = await at.users();
    const file = join(at.folder, 'users.csv');
    csv(file, users);
    /** When to end a command, in milliseconds: shares of the time it takes when nobody does. */
    const usual = Object.fromEntries(
      Object.entries({
        plan: [await at.run(plan('usual', file, 'UserControlled')), 0.3, 0.95],
        run: [await at.run(start('usual')), 0.25, 0.7],
        undo: [await at.run(['Undo-CsPolicyRollout', 'usual', '-ThrottleLimit', '64', '-Confirm:$false', '--output', 'json']), 0.25, 0.95],
      }).map(([stage, [{ seconds: time }, from, to]]) => [stage, [time * 1000 * from, time * 1000 * to]]),
    );
    let killsSoFar = 0;
    // A process that was done before its moment came does not count.
    for (let kill = 0; killsSoFar < kills && kill < kills * 4; kill++) {
      const stage = [...counts.keys()][kill % counts.size];
      const name = `k${kill}`;
      const policy = kill % 2 === 0 ? 'Disabled' : 'UserControlled';
      const before = await at.assignments();
      let killed = false;
      const stop = (child) => {
        const end = (ms) => {
          const timer = setTimeout(() => (killed = child.kill('SIGKILL')), ms);
          child.once('exit', () => clearTimeout(timer));
        };
        // Reading back is short: its moment is when its first page has been answered.
        if (stage === 'verify') void at.answered('"path":"/Teams.User/users"').then(() => end(Math.random() * 15));
        else end(usual[stage][0] + Math.random() * (usual[stage][1] - usual[stage][0]));
      };
      await at.requests();
      if (stage === 'plan') {
        await at.run(plan(name, file, policy), { stop });
        const resumed = await at.run(['Resume-CsPolicyRollout', name, '-Engine', 'Direct', '-ThrottleLimit', '64', '-Confirm:$false', '--output', 'json']);
        // Ended before the rows were all read: there is nothing to go on with, and the rollout says so.
        if (/RolloutNotPlanned|RolloutNotFound/.test(resumed.err + resumed.out) || resumed.out === '') {
          await at.run(['Remove-CsPolicyRollout', name]);
          const again = await at.run(plan(name, file, policy));
          if (again.code !== 0) throw new Error(`plan ${kill}: ${resumed.err} ${again.err}`);
          await at.run(start(name));
        }
      } else {
        await at.run(plan(name, file, policy));
        await at.run(start(name), stage === 'undo' ? {} : { stop });
        if (stage === 'undo') await at.run(['Undo-CsPolicyRollout', name, '-ThrottleLimit', '64', '-Confirm:$false', '--output', 'json'], { stop });
        await at.run(['Resume-CsPolicyRollout', name, '-Engine', 'Direct', '-ThrottleLimit', '64', '-Confirm:$false', '--output', 'json']);
      }
      const { out, err } = await at.run(['Get-CsPolicyRollout', name, '-Rows', '--output', 'ndjson']);
      if (out === '') throw new Error(`${stage} ${kill}: ${err}`);
      const seen = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const expected = stage === 'undo' ? ['Undone', 'Skipped'] : ['Succeeded', 'Skipped'];
      const applied = new Map();
      for (const { method, path, status } of await at.requests()) if (method === 'PATCH' && status < 300) applied.set(path, (applied.get(path) ?? 0) + 1);
      const after = await at.assignments();
      const count = counts.get(stage);
      count.kills += killed ? 1 : 0;
      killsSoFar += killed ? 1 : 0;
      count.lost += rows - seen.filter(({ State }) => expected.includes(State)).length;
      count.unknown += seen.filter(({ State }) => State === 'Unknown' || State === 'Pending').length;
      // An undo writes each row once more than the run before it.
      count.doubled += [...applied.values()].filter((times) => times > (stage === 'undo' ? 2 : 1)).length;
      count.wrong += users.filter(({ objectId }) => after.get(objectId) !== (stage === 'undo' ? before.get(objectId) : policy)).length;
    }
    return table(
      [`kill -9 in the stage (${rows} rows each)`, 'kills', 'lost rows', 'doubled rows', 'unknown rows', 'users not as planned'],
      [...counts].map(([stage, count]) => [stage, count.kills, count.lost, count.doubled, count.unknown, count.wrong]),
    );
  } finally {
    await at.close();
  }
}

async function ctrlC() {
  const rows = 5000;
  const at = await place({ users: rows });
  try {
    const file = join(at.folder, 'users.csv');
    csv(file, await at.users());
    await at.run(plan('r', file, 'Disabled'));
    let pressed = NaN;
    const stopped = await at.run(start('r'), {
      stop: (child) =>
        setTimeout(() => {
          pressed = performance.now();
          child.kill('SIGINT');
        }, 900),
    });
    const took = performance.now() - pressed;
    const summary = summaryOf(await at.run(['Get-CsPolicyRollout', 'r', '--output', 'json']));
    return table(
      ['Ctrl-C with 64 requests under way', ''],
      [
        ['until the process had ended', `${Math.round(took)} ms (exit code ${stopped.code})`],
        ['the rollout says', `${summary.Status}: ${summary.Succeeded} succeeded, ${summary.Unknown} to be read again, ${summary.Pending} pending`],
      ],
    );
  } finally {
    await at.close();
  }
}

const parts = { throughput, memory, faults, killMatrix, ctrlC };

/** Runs the parts that are named, all without names; prints a Markdown table for each as soon as it is there. */
export async function rollout(names = Object.keys(parts)) {
  for (const name of names) console.log(`${await parts[name]()}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const names = process.argv.slice(2);
  await rollout(names.length > 0 ? names : undefined);
}
