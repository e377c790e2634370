import type { CommandAst, Extent, FunctionAst, ParseError, ScriptAst } from '../../language/ast.ts';
import { parse } from '../../language/parser.ts';
import { positionOf } from '../../language/position.ts';
import { commandProblem, textBlocks } from './check-command.ts';
import { functionCmdlet } from './check-function.ts';
import { allNodes, nodesBelow, type SyntaxNode } from './check-nodes.ts';
import { knownSplats, type KnownSplat } from './check-splats.ts';
import type { Cmdlet } from '../cmdlet.ts';
import { commandNotFound } from '../command-not-found.ts';
import type { CommandTable } from '../command-table.ts';
import type { ErrorRecord } from '../error-record.ts';

/** Something that would go wrong if the script ran. */
export interface Finding {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly extent: Extent;
  /** A warning may yet be meant so. */
  readonly severity: 'Error' | 'Warning';
  readonly id: string;
  readonly message: string;
  readonly suggestion?: string;
}

export type KnownCommands = Pick<CommandTable, 'resolve' | 'suggest'>;

/**
 * Parses a script and binds every command in it without running anything. The findings are in the order of the text. Values that only a run
 * would show are taken as right.
 */
export async function checkScript(text: string, commands: KnownCommands): Promise<readonly Finding[]> {
  const { ast, errors } = parse(text);
  if (!ast) return errors.map((error) => ofParseError(text, error));
  const check = new ScriptCheck(ast, commands);
  await check.visit(ast, { deferred: false });
  return check.findings.toSorted((a, b) => a.extent.start - b.extent.start);
}

interface Place {
  /** In the body of a function or a block: it runs when every function of the script is defined. */
  readonly deferred: boolean;
}

class ScriptCheck {
  readonly findings: Finding[] = [];
  readonly #script: ScriptAst;
  readonly #commands: KnownCommands;
  readonly #functions: readonly FunctionAst[];
  readonly #splats: ReadonlyMap<string, KnownSplat>;

  constructor(script: ScriptAst, commands: KnownCommands) {
    this.#script = script;
    this.#commands = commands;
    this.#functions = [...allNodes(script)].filter((node) => node.kind === 'Function');
    this.#splats = knownSplats(script);
  }

  async visit(node: SyntaxNode, place: Place): Promise<void> {
    if (node.kind === 'Pipeline') {
      for (const [index, element] of node.elements.entries()) {
        if (element.kind === 'Command') await this.#visitCommand(element, index > 0, place);
        else await this.visit(element, place);
      }
      return;
    }
    const inner = node.kind === 'Function' || node.kind === 'ScriptBlock' ? { deferred: true } : place;
    for (const child of nodesBelow(node)) await this.visit(child, inner);
  }

  async #visitCommand(command: CommandAst, expectingInput: boolean, place: Place): Promise<void> {
    const found = await this.#find(command, place);
    if (found === undefined) {
      this.#add('Error', commandNotFound(command.name, await this.#commands.suggest(command.name)), command.nameExtent);
    } else {
      const problem = commandProblem({ command, cmdlet: found, source: this.#script.source, splats: this.#splats, expectingInput });
      if (problem) this.#add(problem.severity, problem.record, command);
    }
    // Whether an unknown command runs its blocks cannot be known.
    const skipped = found && textBlocks(command, found);
    for (const child of [...command.elements, ...command.redirections]) {
      const value = child.kind === 'Argument' ? child.value : child.kind === 'Parameter' ? child.argument : undefined;
      const isText = value?.kind === 'ScriptBlock' && (skipped === undefined || skipped.has(value));
      if (!isText) await this.visit(child, place);
    }
  }

  /** The command that a run would find: a function of the script that is defined by then, or one of the table's. */
  async #find({ name, start }: CommandAst, { deferred }: Place): Promise<Cmdlet | undefined> {
    const folded = name.toLowerCase();
    const named = this.#functions.filter((candidate) => candidate.name.toLowerCase() === folded);
    const defined = named.findLast((candidate) => candidate.end <= start) ?? (deferred ? named.at(-1) : undefined);
    return defined ? functionCmdlet(defined, this.#script.source) : this.#commands.resolve(name);
  }

  #add(severity: Finding['severity'], record: ErrorRecord, otherwise: Extent): void {
    const { id, message, recommendation, position } = record;
    const extent = position?.extent ?? otherwise;
    this.findings.push({
      ...positionOf(this.#script.source.text, extent.start),
      extent: { start: extent.start, end: extent.end },
      severity,
      id,
      message,
      ...(recommendation !== undefined && { suggestion: recommendation }),
    });
  }
}

function ofParseError(text: string, { id, message, extent, recommendation }: ParseError): Finding {
  return {
    ...positionOf(text, extent.start),
    extent,
    severity: 'Error',
    id,
    message,
    ...(recommendation !== undefined && { suggestion: recommendation }),
  };
}
