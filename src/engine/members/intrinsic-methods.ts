import { cast, isTrue, toText } from '../conversion/convert.ts';
import type { Frame } from '../evaluator/frame.ts';
import { run, settle, type Later, type Task } from '../later.ts';
import { getMember, invokeMethod, setMember } from './members.ts';
import { runtimeError } from '../runtime-error.ts';
import { evaluateBlock } from '../evaluator/script-block.ts';
import { isList, ScriptBlock, TypeValue, type Value } from '../value.ts';

/** `.Where({ … })` and `.ForEach({ … })`, which every value has; undefined for another name. Their result is always a list. */
export function intrinsicMethod(frame: Frame, target: Value, name: string, args: readonly Value[]): Later<Value> | undefined {
  const folded = name.toLowerCase();
  if (folded !== 'where' && folded !== 'foreach') return undefined;
  const items = isList(target) ? target : [target];
  return run(folded === 'where' ? where(frame, items, args) : forEach(frame, items, args));
}

function* where(frame: Frame, items: readonly Value[], [block = null, mode = 'Default', count = 0]: readonly Value[]): Task<Value> {
  if (!(block instanceof ScriptBlock))
    throw runtimeError('MethodCountCouldNotFindBest', 'Where needs a script block.', { recommendation: 'Write .Where({ $_ … }).' });
  const kind = toText(mode).toLowerCase();
  const found: Value[] = [];
  const limit = Number(cast({ name: 'int', array: false }, count)) || (kind === 'first' || kind === 'last' ? 1 : Infinity);
  for (const item of items) {
    const output = yield* settle(evaluateBlock(frame, block, item));
    if (isTrue(output.length === 1 ? (output[0] ?? null) : output)) found.push(item);
    if (kind !== 'last' && found.length >= limit) break;
  }
  return kind === 'last' ? found.slice(-limit) : found;
}

/** A block for each element; or a property, set when there is a value; or a method; or a type to convert to. */
function* forEach(frame: Frame, items: readonly Value[], [what = null, ...rest]: readonly Value[]): Task<Value> {
  const results: Value[] = [];
  for (const item of items) {
    if (what instanceof ScriptBlock) results.push(...(yield* settle(evaluateBlock(frame, what, item, rest.length > 0 ? { arguments: rest } : {}))));
    else if (what instanceof TypeValue) results.push(cast(what, item));
    else if (getMember(item, toText(what)) === undefined) results.push(invokeMethod(item, toText(what), rest));
    else if (rest.length > 0) setMember(item, toText(what), rest[0] ?? null);
    else results.push(getMember(item, toText(what)) ?? null);
  }
  return results;
}
