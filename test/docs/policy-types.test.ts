import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('has a page of the policy types that is up to date', async () => {
  const script = new URL('../../scripts/make-policy-types-page.mjs', import.meta.url).pathname;
  const { stderr } = await promisify(execFile)(process.execPath, [script, '--check'], { env: { PATH: process.env['PATH'] } });
  expect(stderr).toBe('');
});
