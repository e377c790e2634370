import { cmdlet, rethrowOrWrite, type CmdletContext } from '../../engine/cmdlet.ts';
import { toText } from '../../engine/conversion/convert.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { invokeMethod } from '../../engine/members/members.ts';
import { enumerate } from '../../engine/members/nothing.ts';
import { object, objects, scriptBlock, scriptBlocks, string } from '../../engine/parameter.ts';
import type { ScriptBlock, Value } from '../../engine/value.ts';
import { hasWildcards, wildcard } from '../../engine/operators/wildcard.ts';
import { givesValuesInTime } from './block-shape.ts';
import { namesOf, valueOf } from './property-value.ts';

export const forEachObject = cmdlet({
  name: 'ForEach-Object',
  synopsis: 'Runs a script block for each object, or takes one property of each.',
  description:
    'One block runs for each object, with the object in $_. Of two blocks the first runs once before the objects; of three the last runs once after them. The blocks run where they are written: variables set inside stay.',
  errorSource: 'Microsoft.PowerShell.Commands.ForEachObjectCommand',
  defaultParameterSet: 'ScriptBlockSet',
  supportsShouldProcess: true,
  parameters: {
    InputObject: object('The object to work on; usually from the pipeline.', { pipeline: 'ByValue', allowNull: true, allowEmptyString: true }),
    Begin: scriptBlock('Runs once before the first object.', { set: 'ScriptBlockSet' }),
    Process: scriptBlocks('Runs for each object, which is $_.', {
      set: 'ScriptBlockSet',
      position: 0,
      mandatory: true,
      allowNull: true,
      allowEmptyCollection: true,
    }),
    End: scriptBlock('Runs once after the last object.', { set: 'ScriptBlockSet' }),
    RemainingScripts: scriptBlocks('Further blocks, by position.', {
      set: 'ScriptBlockSet',
      remainingArguments: true,
      allowNull: true,
      allowEmptyCollection: true,
    }),
    MemberName: string('The property to take, or the method to call.', { set: 'PropertyAndMethodSet', position: 0, mandatory: true, names: 'property' }),
    ArgumentList: objects('Arguments for the method.', { set: 'PropertyAndMethodSet', aliases: ['Args'], remainingArguments: true, allowNull: true }),
  },
  examples: [
    { run: '1..3 | ForEach-Object { $_ * 10 }' },
    { run: '1..4 | ForEach-Object -Begin { $sum = 0 } -Process { $sum += $_ } -End { $sum }' },
    { run: "[pscustomobject]@{ Name = 'Ana' } | ForEach-Object Name" },
  ],
  async *stream(each, context, fixed) {
    const { MemberName: name, ArgumentList: list } = fixed;
    const blocks = arrange(fixed.Begin, [...(fixed.Process ?? []), ...(fixed.RemainingScripts ?? [])], fixed.End);
    yield* runOnce(blocks.begin, context);
    for await (const args of each) {
      const value = args.InputObject ?? null;
      if (name !== undefined) {
        try {
          yield* member(value, name, list, context);
        } catch (thrown) {
          rethrowOrWrite(thrown, context);
        }
        continue;
      }
      for (const block of blocks.process) {
        if (givesValuesInTime(block.ast)) {
          yield* context.invoke(block, value);
        } else {
          const output = context.evaluate(block, value, asStatements);
          yield* output instanceof Promise ? await output : output;
        }
      }
    }
    yield* runOnce(blocks.end, context);
  },
});

/** An error in a block ends its statement, not the pipeline. */
const asStatements = { reportErrors: true } as const;

interface Blocks {
  readonly begin: ScriptBlock | undefined;
  readonly process: readonly ScriptBlock[];
  readonly end: ScriptBlock | undefined;
}

/** Which block is which: with -Begin or several blocks the first begins; the last of three or more ends, unless -End is given. */
function arrange(begin: ScriptBlock | undefined, given: readonly (ScriptBlock | null)[], end: ScriptBlock | undefined): Blocks {
  const all = begin === undefined ? given : [begin, ...given];
  const first = all.length > 1 ? 1 : 0;
  const last = end === undefined && all.length > 2 ? all.length - 1 : all.length;
  return {
    begin: first === 1 ? (all[0] ?? undefined) : undefined,
    process: all.slice(first, last).filter((block) => block !== null),
    end: end ?? (last < all.length ? (all[last] ?? undefined) : undefined),
  };
}

async function* runOnce(block: ScriptBlock | undefined, context: CmdletContext): AsyncGenerator<Value, void, undefined> {
  if (block !== undefined) yield* context.invoke(block, undefined);
}

/** `ForEach-Object Name` and `ForEach-Object Substring 0 3`. */
async function* member(value: Value, name: string, list: readonly Value[] | undefined, context: CmdletContext): AsyncGenerator<Value, void, undefined> {
  const found = memberName(value, name);
  if (!(await context.shouldProcess(`InputObject: ${toText(value)}`, `Retrieve the value for property '${found}'`))) return;
  const property = list === undefined ? valueOf(value, found) : undefined;
  if (property !== undefined) {
    yield* enumerate(property);
    return;
  }
  if (value === null) {
    if (list === undefined) yield null;
    else throw notFound(value, name, 'InputObjectIsNull');
    return;
  }
  yield* enumerate(callOrNull(value, found, list));
}

/** A name that is no property may be a method; without arguments it may also be nothing, which is null. */
function callOrNull(value: Value, name: string, list: readonly Value[] | undefined): Value {
  try {
    return invokeMethod(value, name, list ?? []);
  } catch (thrown) {
    if (list === undefined && thrown instanceof ErrorRecord && thrown.id === 'MethodNotFound') return null;
    throw thrown;
  }
}

function memberName(value: Value, name: string): string {
  if (!hasWildcards(name)) return name;
  const names = namesOf(value).filter(wildcard(name));
  const [first, second] = names;
  if (second === undefined) return first ?? name;
  throw new ErrorRecord({
    id: 'AmbiguousPropertyOrMethodName',
    category: 'InvalidArgument',
    target: value,
    message: `Input name "${name}" is ambiguous. It can be resolved to multiple matched members. Possible matches include:${names.map((each) => ` ${each}`).join('')}.`,
    recommendation: 'Write the member in full.',
  });
}

const notFound = (target: Value, name: string, id: 'InputObjectIsNull'): ErrorRecord =>
  new ErrorRecord({ id, category: 'InvalidArgument', target, message: `There is no object to call ${name} on: the input is null.` });
