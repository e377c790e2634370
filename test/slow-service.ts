import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Playground } from './transcript.ts';

/** Every answer about a user takes this long (in seconds). */
const delay = 0.25;

export interface SlowService {
  readonly uri: string;
  readonly token: string;
  readonly stop: () => void;
}

/** The sandbox of a playground, served slowly, by a process of its own. */
export async function slowService({ home, folder, run }: Playground): Promise<SlowService> {
  writeFileSync(join(folder, 'faults.yaml'), `faults:\n  - { fault: delay, share: 100%, seconds: ${delay}, path: /Teams.User/users/ }\n`);
  const token = run('csteams service token new test --role admin 2>/dev/null').output.trim();
  const server = spawn(join(home, 'bin', 'csteams'), ['service', 'start', '--port', '0', '--faults', join(folder, 'faults.yaml')], {
    env: { PATH: process.env['PATH'], HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const uri = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (chunk) => {
      said += String(chunk);
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', () => reject(new Error(said)));
  });
  return { uri, token, stop: () => void server.kill() };
}
