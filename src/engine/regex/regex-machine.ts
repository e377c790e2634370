import { wordSet } from './regex-character-set.ts';
import type { Assertion, RegexNode } from './regex-syntax.ts';

/**
 * A matcher whose time is at most text length times program length, whatever the pattern: it follows all ways through the pattern at
 * once, one character at a time, the preferred way first. Slower than the built-in one on harmless patterns, so only for the others.
 */
type Instruction =
  | { readonly op: 'set'; readonly test: (code: number) => boolean }
  | { readonly op: 'fork'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'assert'; readonly which: Assertion }
  | { readonly op: 'match' };

const maxProgram = 5000;

/** Runs from `from` on; gives start and end offsets of the match and its groups, -1 where a group took no part. */
export type RegexMachine = (text: string, from: number) => readonly number[] | undefined;

/** undefined if the pattern looks around, refers back, or is too large: such ones need backtracking. */
export function regexMachine(root: RegexNode, groups: number, caseSensitive: boolean): RegexMachine | undefined {
  const program: Instruction[] = [];
  const sets = new Map<string, (code: number) => boolean>();
  const flags = caseSensitive ? 'v' : 'vi';
  const slot = (index: number): void => void program.push({ op: 'save', slot: index });

  const emit = (node: RegexNode): boolean => {
    if (program.length > maxProgram) return false;
    switch (node.kind) {
      case 'sequence':
        return node.items.every(emit);
      case 'alternation':
        return alternatives(node.options);
      case 'group':
        slot(node.index * 2);
        if (!emit(node.body)) return false;
        slot(node.index * 2 + 1);
        return true;
      case 'repeat':
        return repeat(node.body, node.min, node.max, node.lazy);
      case 'set': {
        const test = sets.get(node.source) ?? memoTest(new RegExp(`^${node.source}$`, flags));
        sets.set(node.source, test);
        program.push({ op: 'set', test });
        return true;
      }
      case 'assertion':
        program.push({ op: 'assert', which: node.which });
        return true;
      case 'look':
      case 'reference':
        return false;
    }
  };

  const alternatives = (options: readonly RegexNode[]): boolean => {
    const ends: number[] = [];
    for (const [i, option] of options.entries()) {
      const fork = program.length;
      const last = i === options.length - 1;
      if (!last) program.push({ op: 'jump', to: 0 });
      if (!emit(option)) return false;
      if (last) break;
      ends.push(program.length);
      program.push({ op: 'jump', to: 0 });
      program[fork] = { op: 'fork', first: fork + 1, second: program.length };
    }
    for (const end of ends) program[end] = { op: 'jump', to: program.length };
    return true;
  };

  const repeat = (body: RegexNode, min: number, max: number, lazy: boolean): boolean => {
    for (let i = 0; i < min; i++) if (!emit(body)) return false;
    const fork = (at: number, out: number): void => {
      program[at] = lazy ? { op: 'fork', first: out, second: at + 1 } : { op: 'fork', first: at + 1, second: out };
    };
    if (max === Infinity) {
      const at = program.length;
      program.push({ op: 'jump', to: 0 });
      if (!emit(body)) return false;
      program.push({ op: 'jump', to: at });
      fork(at, program.length);
      return true;
    }
    const forks: number[] = [];
    for (let i = min; i < max; i++) {
      forks.push(program.length);
      program.push({ op: 'jump', to: 0 });
      if (!emit(body)) return false;
    }
    for (const at of forks) fork(at, program.length);
    return true;
  };

  slot(0);
  if (!emit(root)) return undefined;
  slot(1);
  program.push({ op: 'match' });
  const slots = (groups + 1) * 2;
  return (text, from) => execute(program, slots, text, from);
}

/** Whether one character is in a set; asked of each character once. */
function memoTest(set: RegExp): (code: number) => boolean {
  const known = new Map<number, boolean>();
  return (code) => {
    let answer = known.get(code);
    if (answer === undefined) {
      answer = set.test(String.fromCharCode(code));
      known.set(code, answer);
    }
    return answer;
  };
}

interface Thread {
  readonly at: number;
  readonly slots: readonly number[];
}

function execute(program: readonly Instruction[], slotCount: number, text: string, from: number): readonly number[] | undefined {
  const seen = new Int32Array(program.length).fill(-1);
  const nothing: readonly number[] = new Array<number>(slotCount).fill(-1);
  let found: readonly number[] | undefined;
  let threads: Thread[] = [];
  for (let position = from; position <= text.length; position++) {
    // A later start is tried only while no earlier one has matched; it stands behind the threads of earlier starts.
    const current: Thread[] = [];
    for (const thread of threads) follow(program, seen, current, thread.at, thread.slots, text, position);
    if (found === undefined) follow(program, seen, current, 0, nothing, text, position);
    if (current.length === 0 && found !== undefined) break;
    threads = [];
    const code = text.charCodeAt(position);
    for (const thread of current) {
      const instruction = program[thread.at];
      if (instruction?.op === 'match') {
        found = thread.slots;
        break;
      }
      if (instruction?.op === 'set' && position < text.length && instruction.test(code)) threads.push({ at: thread.at + 1, slots: thread.slots });
    }
  }
  return found;
}

/** Adds the thread at `start` and all it leads to without taking a character, the preferred way first. */
function follow(
  program: readonly Instruction[],
  seen: Int32Array,
  into: Thread[],
  start: number,
  slots: readonly number[],
  text: string,
  position: number,
): void {
  const stack: Thread[] = [{ at: start, slots }];
  for (let thread = stack.pop(); thread; thread = stack.pop()) {
    const { at } = thread;
    if (seen[at] === position) continue;
    seen[at] = position;
    const instruction = program[at];
    switch (instruction?.op) {
      case 'jump':
        stack.push({ at: instruction.to, slots: thread.slots });
        break;
      case 'fork':
        stack.push({ at: instruction.second, slots: thread.slots }, { at: instruction.first, slots: thread.slots });
        break;
      case 'save':
        stack.push({ at: at + 1, slots: thread.slots.with(instruction.slot, position) });
        break;
      case 'assert':
        if (holds(instruction.which, text, position)) stack.push({ at: at + 1, slots: thread.slots });
        break;
      default:
        into.push(thread);
    }
  }
}

const word = new RegExp(wordSet, 'v');

function holds(which: Assertion, text: string, position: number): boolean {
  switch (which) {
    case 'start':
      return position === 0;
    case 'end':
      return position === text.length;
    case 'finalEnd':
      return position === text.length || (position === text.length - 1 && text.endsWith('\n'));
    case 'lineStart':
      return position === 0 || text.charAt(position - 1) === '\n';
    case 'lineEnd':
      return position === text.length || text.charAt(position) === '\n';
    case 'boundary':
    case 'notBoundary':
      return (word.test(text.charAt(position - 1)) !== word.test(text.charAt(position))) === (which === 'boundary');
  }
}
