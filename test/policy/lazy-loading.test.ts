import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const source = new URL('../../src/', import.meta.url);

it('reaches no definition of a policy type or configuration but by import()', async () => {
  const files = (await readdir(source, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const eager: string[] = [];
  for (const file of files) {
    const text = await readFile(new URL(file, source), 'utf8');
    if (/^import [^;]*from '[^']*\/(?:types|configurations)\/[^']+'/m.test(text)) eager.push(file);
  }
  expect(eager).toEqual([]);
});
