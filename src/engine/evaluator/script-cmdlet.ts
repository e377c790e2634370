import type { BoundArguments, CmdletContext } from '../cmdlet.ts';
import { toText } from '../conversion/convert.ts';
import { ErrorRecord } from '../error-record.ts';
import type { Later } from '../later.ts';
import { nothing } from '../members/nothing.ts';
import { psObject, type PSObject, type Value } from '../value.ts';

/** `$PSCmdlet`: a script function's way to the machinery behind its parameters. */
export class ScriptCmdletContexts {
  readonly #contexts = new WeakMap<PSObject, CmdletContext>();

  /** The object for one call. */
  create(bound: BoundArguments, context: CmdletContext, invocation: PSObject): PSObject {
    const object = psObject('System.Management.Automation.PSScriptCmdlet', {
      ParameterSetName: bound.parameterSet === '' ? '__AllParameterSets' : bound.parameterSet,
      MyInvocation: invocation,
    });
    this.#contexts.set(object, context);
    return object;
  }

  /** `$PSCmdlet.ShouldProcess(target[, action])` and the like; undefined for another object or method. */
  call(object: PSObject, name: string, args: readonly Value[]): Later<Value> | undefined {
    const context = this.#contexts.get(object);
    if (!context) return undefined;
    const [first = null, second = null] = args;
    const folded = name.toLowerCase();
    switch (folded) {
      case 'shouldprocess':
        return args.length < 2 ? context.shouldProcess(toText(first)) : context.shouldProcess(toText(first), toText(second));
      case 'shouldcontinue':
        return context.shouldContinue(toText(first), toText(second));
      case 'throwterminatingerror':
        if (first instanceof ErrorRecord) throw first.with({ terminating: true });
        return undefined;
      case 'writeerror':
        if (!(first instanceof ErrorRecord)) return undefined;
        context.writeError(first);
        return nothing;
      case 'writewarning':
        context.streams.warning(toText(first));
        return nothing;
      case 'writeverbose':
      case 'writedebug':
        context.streams[folded === 'writeverbose' ? 'verbose' : 'debug'](toText(first));
        return nothing;
      default:
        return undefined;
    }
  }
}
