import { parse } from '../../src/language/parser.ts';
import { parseScript } from '../../src/engine/parse-script.ts';
import { toErrorRecord } from '../../src/engine/error-record.ts';
import type { Value } from '../../src/engine/value.ts';
import { completionsFor } from './completion.ts';
import { compareError, compareJson, compareOutput, plain, type Raised } from './compare.ts';
import type { Vector } from './vector.ts';
import { workplace, type Workplace } from './workplace.ts';

export interface Outcome {
  readonly vector: Vector;
  /** undefined: passed. */
  readonly actual?: string;
}

/** Longest that one vector may take. */
const deadlineMs = 20_000;

/** Runs one vector in a session of its own. */
export async function runVector(vector: Vector): Promise<Outcome> {
  const place = await workplace(vector);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => (timer = setTimeout(() => resolve('did not end'), deadlineMs)));
  try {
    const actual = await Promise.race([judge(vector, place), late]);
    return actual === undefined ? { vector } : { vector, actual };
  } catch (error) {
    return { vector, actual: `runner: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` };
  } finally {
    clearTimeout(timer);
    await place.close();
  }
}

async function judge(vector: Vector, place: Workplace): Promise<string | undefined> {
  const { expect } = vector;
  if (vector.mode === 'complete')
    return expect.kind === 'json' ? compareJson(await completionsFor(vector, place), expect) : `completion cannot be compared as ${expect.kind}`;
  if (vector.mode === 'argv') return judgeArgv(vector, place);
  if (expect.kind === 'error' && expect.value.phase === 'parse') return judgeParse(vector, expect.value.errorIds ?? []);
  if (expect.kind === 'output') {
    const exitCode = await runText(vector.input, place);
    return expect.exitCode !== undefined && exitCode !== expect.exitCode ? `exit code ${exitCode}` : compareOutput(place.printed(), expect);
  }
  const { values, raised } = await collect(vector.input, place);
  if (expect.kind === 'error') return compareError(raised, expect.value);
  const [unexpected] = raised;
  const difference = compareJson(values.map(plain), expect);
  return difference !== undefined && unexpected ? `${difference} after ${unexpected.record.fullyQualifiedErrorId}: ${unexpected.record.message}` : difference;
}

async function runText(text: string, place: Workplace): Promise<number> {
  try {
    return await place.app.runScript(parseScript(text), []);
  } catch (thrown) {
    const { renderError } = await import('../../src/format/error-view.ts');
    place.world.host.writeError(renderError(toErrorRecord(thrown), { format: 'text' }));
    return 1;
  }
}

function judgeParse({ input, incomplete }: Vector, ids: readonly string[]): string | undefined {
  const { errors } = parse(input);
  const [first] = errors;
  if (first === undefined) return 'parsed';
  if (ids.length > 0 && !errors.some(({ id }) => ids.includes(id))) return errors.map(({ id }) => id).join(', ');
  return incomplete !== undefined && first.incomplete !== incomplete ? `incomplete: ${first.incomplete}` : undefined;
}

interface Collected {
  readonly values: readonly Value[];
  readonly raised: readonly Raised[];
}

/** The objects a script writes, and every error with whether it ended a statement. */
async function collect(text: string, place: Workplace): Promise<Collected> {
  const values: Value[] = [];
  const raised: Raised[] = [];
  try {
    for await (const value of place.app.session.run(parseScript(text))) values.push(value);
  } catch (thrown) {
    raised.push({ record: toErrorRecord(thrown), terminating: true });
  }
  for (const record of place.errors()) if (!raised.some((known) => known.record === record)) raised.push({ record, terminating: record.terminating === true });
  return { values, raised };
}

/** The words go through the real command line. */
async function judgeArgv(vector: Vector, place: Workplace): Promise<string | undefined> {
  const { readCommandLine } = await import('../../src/command-line.ts');
  const { readScript } = await import('../../src/app-script.ts');
  const sink = { write: (text: string) => void place.world.host.write(text), writeError: (text: string) => place.world.host.writeError(text) };
  const { request } = await readCommandLine(vector.argv ?? [], place.world.version, sink);
  let exitCode: number;
  if (request.kind === 'text' || request.kind === 'file') {
    const { text, name } = await readScript(request, place.world);
    try {
      exitCode = await place.app.runScript(parseScript(text, name), request.kind === 'file' ? request.words : []);
    } catch (thrown) {
      place.world.host.writeError(toErrorRecord(thrown).message);
      exitCode = 1;
    }
  } else if (request.kind === 'cmdlet') {
    const { commandFromArgv } = await import('../../src/engine/binding/argv.ts');
    exitCode = await place.app.runCommand(commandFromArgv(request.words));
  } else exitCode = request.kind === 'answered' ? request.exitCode : 0;
  const { expect } = vector;
  if (expect.exitCode !== undefined && exitCode !== expect.exitCode) return `exit code ${exitCode}; printed ${place.printed()}`;
  if (expect.kind === 'output') return compareOutput(place.printed(), expect);
  if (expect.kind === 'error')
    return compareError(
      place.errors().map((record) => ({ record, terminating: record.terminating !== false })),
      expect.value,
    );
  return `argv cannot be compared as ${expect.kind}`;
}
