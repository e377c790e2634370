import { cmdlet } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { int, object, objects, switchParameter } from '../../engine/parameter.ts';
import { double, isList, Real, type Value } from '../../engine/value.ts';
import { asNumber } from './measure-statistics.ts';

const numbers = 'RandomNumberParameterSet';
const items = 'RandomListItemParameterSet';
const shuffled = 'ShuffleParameterSet';

export const getRandom = cmdlet({
  name: 'Get-Random',
  synopsis: 'Gives a random number, or objects of the input at random.',
  errorSource: 'Microsoft.PowerShell.Commands.GetRandomCommand',
  defaultParameterSet: numbers,
  parameters: {
    SetSeed: int('The same seed gives the same result again; it holds for this call. Never use it for secrets.', {}),
    Maximum: object('Results stay below it; a real number makes the result real.', { set: numbers, position: 0 }),
    Minimum: object('The least result; 0 without it.', { set: numbers }),
    InputObject: objects('The objects to choose from.', {
      sets: { [items]: { position: 0, mandatory: true, pipeline: 'ByValue' }, [shuffled]: { position: 0, mandatory: true, pipeline: 'ByValue' } },
      allowNull: true,
    }),
    Count: int('How many.', { set: [numbers, items], validateRange: { min: 1 } }),
    Shuffle: switchParameter('All objects, in random order.', { set: shuffled, mandatory: true }),
  },
  examples: [
    { run: '(Get-Random -Maximum 6) -lt 6' },
    { run: "'red', 'green', 'blue' | Get-Random -Count 2 | Measure-Object" },
    { run: '(1..5 | Get-Random -Shuffle).Count' },
  ],
  async *stream(each, context, fixed) {
    const random = fixed.SetSeed === undefined ? () => context.clock.random() : seeded(fixed.SetSeed);
    if (!context.expectingInput && fixed.InputObject === undefined) {
      for (let i = 0; i < (fixed.Count ?? 1); i++) yield randomNumber(fixed.Minimum ?? null, fixed.Maximum ?? null, random);
      return;
    }
    // Reservoir sampling: no more is kept than will be written.
    const wanted = fixed.Shuffle === true ? Infinity : (fixed.Count ?? 1);
    const kept: Value[] = [];
    let seen = 0;
    for await (const { InputObject: given } of each) {
      for (const value of given ?? []) {
        seen++;
        if (kept.length < wanted) kept.push(value);
        else {
          const at = Math.floor(random() * seen);
          if (at < wanted) kept[at] = value;
        }
      }
    }
    yield* shuffle(kept, random);
  },
});

function randomNumber(minimum: Value, maximum: Value, random: () => number): Value {
  const real = [minimum, maximum].some((bound) => bound instanceof Real || (typeof bound === 'number' && !Number.isInteger(bound)));
  const low = bound(minimum, 0);
  const high = bound(maximum, 2_147_483_647);
  if (low >= high) {
    throw new ErrorRecord({
      id: 'MinimumGreaterThanOrEqualMaximum',
      category: 'InvalidArgument',
      terminating: true,
      message: `The Minimum value (${low}) cannot be greater than or equal to the Maximum value (${high}).`,
    });
  }
  const number = low + random() * (high - low);
  return real ? double(number) : Math.floor(number);
}

function bound(value: Value, otherwise: number): number {
  if (value === null) return otherwise;
  const number = isList(value) ? undefined : asNumber(value);
  if (number !== undefined) return number;
  throw new ErrorRecord({
    id: 'ArgumentException',
    category: 'InvalidArgument',
    terminating: true,
    target: value,
    message: 'A bound of Get-Random is not a number.',
  });
}

function shuffle(values: Value[], random: () => number): readonly Value[] {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j] ?? null, values[i] ?? null];
  }
  return values;
}

/** A small generator (mulberry32) whose numbers depend on the seed alone. */
function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
