import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

  it('is taken over from an earlier process that had our own pid', () => {
    writeFileSync(join(folder, 'lock'), String(process.pid));
    const unlock = lockRollout(folder, 'r');
    unlock();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });
});
