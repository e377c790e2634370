import type { CommandAst, CommandElementAst, ScriptBlockAst, Source } from '../../language/ast.ts';
import { startBinding } from '../binding/binder.ts';
import { inputObjectNotBound } from '../binding/binding-error.ts';
import { argumentOf } from './check-constant.ts';
import { unknownSplat, type KnownSplat } from './check-splats.ts';
import type { Cmdlet } from '../cmdlet.ts';
import { ErrorRecord } from '../error-record.ts';
import type { Argument } from '../invocation.ts';
import { matchParameter } from '../binding/parameter-matching.ts';
import { parametersOf } from '../binding/parameter-set.ts';

export interface CheckedCommand {
  readonly command: CommandAst;
  readonly cmdlet: Cmdlet;
  readonly source: Source;
  readonly splats: ReadonlyMap<string, KnownSplat>;
  /** Objects will come from the pipeline. */
  readonly expectingInput: boolean;
}

/** What is wrong with a command, and whether it may yet turn out right. */
export interface CommandProblem {
  readonly severity: 'Error' | 'Warning';
  readonly record: ErrorRecord;
}

/** Binds the command as a run would, with marks for the values that only a run would show. Nothing is run. */
export function commandProblem({ command, cmdlet, source, splats, expectingInput }: CheckedCommand): CommandProblem | undefined {
  if (command.elements.some((element) => element.kind === 'Parameter' && element.name === '?')) return undefined;
  const splatted = command.elements.flatMap((element) => (element.kind === 'Splat' ? [splats.get(element.name.toLowerCase()) ?? unknownSplat] : []));
  const complete = splatted.every((splat) => splat.complete);
  const position = { source, extent: { start: command.start, end: command.end } };
  try {
    const pending = startBinding(cmdlet, argumentsOf(command.elements, source, splats), { expectingInput, position });
    if (!complete) return undefined;
    const { takesInput } = pending.finish();
    if (!expectingInput || takesInput || cmdlet.isSimpleFunction === true) return undefined;
    return { severity: 'Warning', record: inputObjectNotBound({ cmdlet, position }, null) };
  } catch (thrown) {
    if (!(thrown instanceof ErrorRecord)) throw thrown;
    // What an unknown splat brings may complete the command.
    if (!complete && ['AmbiguousParameterSet', 'MissingMandatoryParameter', 'ScriptBlockArgumentNoInput'].includes(thrown.id)) return undefined;
    return { severity: 'Error', record: thrown };
  }
}

function argumentsOf(elements: readonly CommandElementAst[], source: Source, splats: ReadonlyMap<string, KnownSplat>): Argument[] {
  return elements.flatMap((element): readonly Argument[] => {
    const extent = { start: element.start, end: element.end };
    switch (element.kind) {
      case 'Splat':
        return (splats.get(element.name.toLowerCase()) ?? unknownSplat).arguments;
      case 'Parameter':
        return [
          { kind: 'parameter', name: element.name, text: element.text, extent, ...(element.argument && { value: argumentOf(element.argument, source) }) },
        ];
      case 'Argument':
        return [argumentOf(element.value, source)];
    }
  });
}

/** The blocks that the command takes as text (`-Filter {…}`): what is in them is no script. */
export function textBlocks({ elements }: CommandAst, cmdlet: Cmdlet): ReadonlySet<ScriptBlockAst> {
  const { parameters } = parametersOf(cmdlet);
  const found = new Set<ScriptBlockAst>();
  elements.forEach((element, index) => {
    if (element.kind !== 'Parameter') return;
    const next = elements[index + 1];
    const value = element.argument ?? (next?.kind === 'Argument' ? next.value : undefined);
    if (value?.kind === 'ScriptBlock' && matched(element.name)) found.add(value);
  });
  return found;

  function matched(name: string): boolean {
    try {
      return matchParameter({ cmdlet }, parameters, { kind: 'parameter', name, text: `-${name}` })?.parameter.scriptBlockAsText === true;
    } catch {
      // An ambiguous name is reported when the command is bound.
      return false;
    }
  }
}
