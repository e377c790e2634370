import type { CommandAst, CommandElementAst, Extent, RedirectionAst } from './ast.ts';
import { argument, refuseSplatInList, singleArgument } from './arguments.ts';
import { members } from './members.ts';
import type { Reader } from './reader.ts';
import { redirection } from './redirections.ts';
import type { ParameterToken, Token, VariableToken } from './token.ts';
import { variableAst } from './variable-expression.ts';

const ends = new Set<Token['kind']>(['|', '}', ')', 'end', 'newline', ';', '&&', '||', '&']);

/** A command with its arguments; undefined where no word stands. */
export function command(reader: Reader): CommandAst | undefined {
  return reader.in('command', () => {
    const name = commandName(reader);
    if (name === undefined) return undefined;
    const elements: CommandElementAst[] = [];
    const redirections: RedirectionAst[] = [];
    let parametersEnded = false;
    for (let token = reader.peek(); !ends.has(token.kind); token = reader.peek()) {
      const isDashes = token.kind === 'operator' && token.operator === '--';
      if (isDashes && !parametersEnded) {
        reader.next();
        parametersEnded = true;
      } else if (token.kind === 'redirection') {
        reader.next();
        redirection(reader, token, redirections);
      } else elements.push(commandElement(reader, token, parametersEnded));
    }
    refuseByName(reader, name, elements);
    return { kind: 'Command', name: name.text, nameExtent: name.extent, elements, redirections, start: name.extent.start, end: reader.position };
  });
}

interface CommandName {
  readonly text: string;
  readonly extent: Extent;
}

function commandName(reader: Reader): CommandName | undefined {
  const token = reader.peek();
  if (token.kind === '&' || token.kind === '.') return invoked(reader, reader.next());
  if (ends.has(token.kind)) return undefined;
  if (token.kind === ',') reader.fail('MissingArgument', token);
  reader.next();
  reader.notes.mark(token, 'command');
  return { text: token.kind === 'generic' ? token.value : reader.textOf(token), extent: { start: token.start, end: token.end } };
}

/** `& name` and `. name`: read for the errors in them, and refused. */
function invoked(reader: Reader, operator: Token): CommandName {
  const what = singleArgument(reader) ?? reader.fail('MissingExpression', operator, reader.textOf(operator));
  reader.refuse('LanguageFeatureNotSupported', operator, {
    values: [operator.kind === '&' ? "The call operator '&'" : "Dot sourcing with '.'"],
    recommendation: 'Write the command or function by its name; no programs, paths or script blocks are run.',
  });
  return { text: reader.textOf(what), extent: { start: operator.start, end: what.end } };
}

function commandElement(reader: Reader, token: Token, parametersEnded: boolean): CommandElementAst {
  if (token.kind === ',') return reader.fail('MissingArgument', token);
  if (token.kind === 'parameter' && !parametersEnded) return parameter(reader, token);
  if (token.kind === 'splat') return splat(reader, token);
  if (token.kind === 'generic' && token.value === '--%')
    reader.refuseNow('LanguageFeatureNotSupported', token, { values: ["'--%'"], recommendation: 'Quote the arguments instead.' });
  const value = token.kind === 'operator' && token.operator === '--' ? undefined : argument(reader);
  if (value !== undefined) return { kind: 'Argument', value, start: value.start, end: value.end };
  const { start, end } = reader.next();
  const text = reader.text.slice(start, end);
  return { kind: 'Argument', value: { kind: 'Constant', value: text, bare: text, start, end }, start, end };
}

function parameter(reader: Reader, token: ParameterToken): CommandElementAst {
  reader.next();
  const { name, start } = token;
  const text = reader.textOf(token);
  if (!token.colon || reader.at(',')) return { kind: 'Parameter', name, text, start, end: token.end };
  const value = argument(reader) ?? reader.fail('ParameterRequiresArgument', { start: token.end, end: token.end }, text);
  return { kind: 'Parameter', name, text, argument: value, start, end: value.end };
}

function splat(reader: Reader, token: VariableToken): CommandElementAst {
  reader.next();
  const { name, start, end } = token;
  const target = variableAst(reader, token);
  const used = members(reader, target);
  if (used !== target) reader.error('SplattingNotPermitted', token, name);
  else if (reader.at(',')) refuseSplatInList(reader, token, name);
  if (token.drive !== undefined)
    reader.refuse('LanguageFeatureNotSupported', token, {
      values: [`Splatting a variable of '${token.drive}:'`],
      recommendation: 'Assign it to a local variable, and splat that.',
    });
  // The list is wrong as noted; its rest is read for errors of syntax.
  if (reader.take(',') !== undefined) argument(reader);
  return { kind: 'Splat', name, start, end };
}

const forEachNames = new Set(['foreach-object', 'foreach', '%']);

/** Commands that could never run here are refused before anything runs. */
function refuseByName(reader: Reader, { text, extent }: CommandName, elements: readonly CommandElementAst[]): void {
  const name = text.toLowerCase();
  if (name === 'add-type')
    reader.refuse('CannotDefineNewType', extent, {
      values: [text],
      recommendation: 'Write [pscustomobject]@{ … }; the types of Teams policies are there already.',
    });
  const parallel = elements.find((element) => element.kind === 'Parameter' && /^para/i.test(element.name) && 'parallel'.startsWith(element.name.toLowerCase()));
  if (forEachNames.has(name) && parallel !== undefined)
    reader.refuse('LanguageFeatureNotSupported', parallel, {
      values: ["'ForEach-Object -Parallel'"],
      recommendation: 'Write ForEach-Object { … }, which runs the block for one object after the other.',
    });
}
