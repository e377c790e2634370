import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A command and what it printed (stdout and stderr together, as on a terminal), as a document shows them. */
export interface TranscriptStep {
  readonly command: string;
  readonly output: string;
  /** 1-based line of the command in the document. */
  readonly line: number;
}

/** The steps in a document's ```console blocks: `$ command` lines (continued by a trailing backslash), each followed by its output. */
export function transcriptSteps(markdown: string): TranscriptStep[] {
  const steps: { command: string; output: string[]; line: number }[] = [];
  let inside = false;
  let continued = false;
  markdown.split('\n').forEach((text, index) => {
    if (/^```/.test(text)) {
      inside = !inside && text.trim() === '```console';
      continued = false;
      return;
    }
    if (!inside) return;
    const last = steps.at(-1);
    if (continued && last) {
      last.command += `\n${text}`;
      continued = text.endsWith('\\');
    } else if (text.startsWith('$ ')) {
      steps.push({ command: text.slice(2), output: [], line: index + 1 });
      continued = text.endsWith('\\');
    } else last?.output.push(text);
  });
  return steps.map(({ command, output, line }) => ({ command, output: tidy(output.join('\n')), line }));
}

/** A place to run commands in: an empty home and working folder, with `csteams` on the path. */
export interface Playground {
  readonly home: string;
  readonly folder: string;
  /** Runs a line in bash; stdout and stderr come back as one text, in order. */
  readonly run: (command: string) => { readonly output: string; readonly exitCode: number };
}

export function playground(): Playground {
  const home = mkdtempSync(join(tmpdir(), 'csteams-home-'));
  const folder = join(home, 'work');
  const bin = join(home, 'bin');
  mkdirSync(folder);
  mkdirSync(bin);
  symlinkSync(join(root, 'bin', 'csteams.cjs'), join(bin, 'csteams'));
  const env = { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, HOME: home, LANG: 'C.UTF-8', NO_COLOR: '1' };
  execFileSync('bash', ['-c', 'true'], { env });
  return {
    home,
    folder,
    run(command) {
      const { stdout, status } = spawnSync('bash', ['-c', `exec 2>&1\n${command}`], {
        cwd: folder,
        env,
        encoding: 'utf8',
        input: '',
        timeout: 120_000,
        maxBuffer: 64 * 1024 * 1024,
      });
      return { output: tidy(stdout), exitCode: status ?? -1 };
    },
  };
}

/** Trailing blanks and blank lines at the ends do not count. */
const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');

/** `…` in a document stands for any text within a line (an id, a time); everything else must be equal to the letter. */
export function matchesTranscript(actual: string, expected: string): boolean {
  const pattern = expected
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^\\n]*');
  return new RegExp(`^${pattern}$`).test(actual);
}

/** The document with each command's output replaced by what it prints in `place`, unless the output it has matches already. */
export function replay(markdown: string, place: Playground): string {
  const lines = markdown.split('\n');
  const steps = transcriptSteps(markdown);
  const result: string[] = [];
  let next = 0;
  for (const [index, step] of steps.entries()) {
    const first = step.line - 1;
    const commandEnd = first + step.command.split('\n').length;
    let outputEnd = commandEnd;
    const following = steps[index + 1];
    while (outputEnd < lines.length && !/^```/.test(lines[outputEnd] ?? '') && (following === undefined || outputEnd < following.line - 1)) outputEnd++;
    result.push(...lines.slice(next, commandEnd));
    const { output } = place.run(step.command);
    result.push(...(matchesTranscript(output, step.output) ? lines.slice(commandEnd, outputEnd) : output === '' ? [] : output.split('\n')));
    next = outputEnd;
  }
  return [...result, ...lines.slice(next)].join('\n');
}
