import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RolloutFolder } from '../../src/rollout/rollout-folder.ts';
import { lockHolder, lockRollout } from '../../src/rollout/rollout-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csteams-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of a rollout', () => {
  it('is held once, and let go', () => {
    const unlock = lockRollout(folder, 'r');
    expect(lockHolder(folder)).toBe(process.pid);
    expect(() => lockRollout(folder, 'r')).toThrow(expect.objectContaining({ id: 'RolloutBusy' }));
    unlock();
    expect(lockHolder(folder)).toBeUndefined();
    lockRollout(folder, 'r')();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names the other process while it lives, and is taken over when it is gone', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      writeFileSync(join(folder, 'lock'), String(other.pid));
      expect(lockHolder(folder)).toBe(other.pid);
      expect(() => lockRollout(folder, 'r')).toThrow(String(other.pid));
    } finally {
      other.kill('SIGKILL');
      await once(other, 'exit');
    }
    expect(lockHolder(folder)).toBeUndefined();
    lockRollout(folder, 'r')();
  });

  it.runIf(process.platform === 'linux')('is taken over from a process that was killed and that its parent never asked for', async () => {
    const careless = spawn('sh', ['-c', 'sleep 100 & echo $!; exec sleep 100'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const [line] = (await once(careless.stdout, 'data')) as [Buffer];
      const child = Number(String(line));
      writeFileSync(join(folder, 'lock'), String(child));
      expect(lockHolder(folder)).toBe(child);
      await expect.poll(() => readFileSync(`/proc/${careless.pid ?? 0}/comm`, 'utf8').trim()).toBe('sleep');
      process.kill(child, 'SIGKILL');
      await expect.poll(() => lockHolder(folder)).toBeUndefined();
      expect(() => process.kill(child, 0)).not.toThrow();
      lockRollout(folder, 'r')();
    } finally {
      careless.kill('SIGKILL');
    }
  });

  it('is taken over from an earlier process that had our own pid', () => {
    writeFileSync(join(folder, 'lock'), String(process.pid));
    const unlock = lockRollout(folder, 'r');
    unlock();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('is held from before a rollout is made, so that of two who make it at once one does', () => {
    const rollouts = new RolloutFolder(folder, 'contoso');
    const header = { version: 1, name: 'r', profile: 'contoso', tenantId: 't', createdTime: '', source: '', includeMasked: false } as const;
    mkdirSync(join(folder, 'contoso', 'r'), { recursive: true });
    const other = lockRollout(join(folder, 'contoso', 'r'), 'r');
    expect(() => rollouts.create(header)).toThrow(expect.objectContaining({ id: 'RolloutBusy' }));
    other();
    const { files, unlock } = rollouts.create(header);
    writeFileSync(files.input, 'rows');
    expect(lockHolder(files.folder)).toBe(process.pid);
    expect(() => rollouts.create(header)).toThrow(expect.objectContaining({ id: 'RolloutAlreadyExists' }));
    expect(readFileSync(files.input, 'utf8')).toBe('rows');
    unlock();
  });
});
