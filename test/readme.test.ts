import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { matchesTranscript, playground, replay, transcriptSteps } from './transcript.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Documents whose ```console blocks are replayed, each from top to bottom in a home of its own. */
const documents = ['README.md', 'docs/check.md', 'docs/shell.md', 'docs/encrypted-calls.md', 'docs/rollouts.md', 'docs/stand-in.md'];

describe.each(documents)('%s', (document) => {
  // UPDATE_TRANSCRIPTS=1 writes what happened into the document instead of comparing; read the difference before committing it.
  if (process.env['UPDATE_TRANSCRIPTS'] === '1') writeFileSync(join(root, document), replay(readFileSync(join(root, document), 'utf8'), playground()));
  const steps = transcriptSteps(readFileSync(join(root, document), 'utf8'));

  it('has transcripts', () => expect(steps.length).toBeGreaterThan(document === 'README.md' ? 10 : 2));

  it('is what really happens', () => {
    const { run } = playground();
    const wrong: string[] = [];
    for (const { command, output: expected, line } of steps) {
      const { output } = run(command);
      if (!matchesTranscript(output, expected)) wrong.push(`line ${line}: $ ${command}\n--- documented\n${expected}\n--- actual\n${output}\n`);
    }
    expect(wrong.join('\n')).toBe('');
  });
});
