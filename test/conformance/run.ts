import { readFileSync } from 'node:fs';
import { markdownTable } from '../page.ts';
import { runVector, type Outcome } from './runner.ts';
import { readVectors } from './vector.ts';

interface Count {
  passed: number;
  failed: number;
}

/** `npm run conformance -- [--json] [--statements] FILE.jsonl`: gives the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  const json = words.includes('--json');
  const [file] = words.filter((word) => !word.startsWith('--'));
  if (file === undefined) {
    process.stderr.write('Usage: npm run conformance -- [--json] [--statements] FILE.jsonl\n');
    return 2;
  }
  const text = readFileSync(file, 'utf8');
  if (words.includes('--statements')) return (await import('./statements-report.ts')).reportStatements(text, json);
  const outcomes: Outcome[] = [];
  for (const vector of readVectors(text)) outcomes.push(await runVector(vector));
  const tiers = tally(outcomes, ({ tier }) => tier);
  const areas = tally(outcomes, ({ area }) => area);
  const failures = outcomes.flatMap(({ vector: { id, area, tier, input, expect }, actual }) =>
    actual === undefined ? [] : [{ id, area, tier, input, expected: expect, actual }],
  );
  if (words.includes('--markdown')) process.stdout.write(markdown(areas));
  else if (json) process.stdout.write(`${JSON.stringify({ tiers, areas, failures }, undefined, 2)}\n`);
  else {
    for (const [name, counts] of [...Object.entries(tiers), ...Object.entries(areas)])
      process.stdout.write(`${name.padEnd(20)} ${String(counts.passed).padStart(5)} passed ${String(counts.failed).padStart(5)} failed\n`);
    for (const { id, tier, input, expected, actual } of failures)
      process.stdout.write(`\n${id} (${tier})\n  input    ${indent(input)}\n  expected ${indent(JSON.stringify(expected))}\n  actual   ${indent(actual)}\n`);
  }
  return (tiers['core']?.failed ?? 0) > 0 ? 1 : 0;
}

/** The areas as a table for docs/language.md. */
const markdown = (areas: Record<string, Count>): string =>
  markdownTable(
    ['Area', 'Passed', 'Failed'],
    Object.entries(areas).map(([name, { passed, failed }]) => [name, String(passed), String(failed)]),
  );

const indent = (text: string): string => text.replaceAll('\n', '\n           ');

function tally(outcomes: readonly Outcome[], keyOf: (vector: Outcome['vector']) => string): Record<string, Count> {
  const counts: Record<string, Count> = {};
  for (const { vector, actual } of outcomes) {
    const count = (counts[keyOf(vector)] ??= { passed: 0, failed: 0 });
    if (actual === undefined) count.passed++;
    else count.failed++;
  }
  return counts;
}
