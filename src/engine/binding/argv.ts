import type { CommandElementAst, ConstantAst, ExpressionAst, Extent, ScriptAst } from '../../language/ast.ts';

/**
 * The words of another shell's command line (`csteams Grant-CsTeams… -Group x`) as a script of one command. Words are literal text:
 * nothing is expanded or evaluated; the binder reads them by the parameters' types. The script's text is the words joined with blanks.
 */
export function commandFromArgv(words: readonly string[]): ScriptAst {
  const [name = '', ...rest] = words;
  const text = words.join(' ');
  const nameExtent: Extent = { start: 0, end: name.length };
  const whole: Extent = { start: 0, end: text.length };
  const command = { kind: 'Command', name, nameExtent, elements: elementsFromArgv(rest, name.length + 1), redirections: [], ...whole } as const;
  return { kind: 'Script', source: { text }, body: [{ kind: 'Pipeline', elements: [command], ...whole }], ...whole };
}

/** A dash (of any kind that pasted text may have), then a letter, `_` or `?`: a dash before a digit begins a negative number. GNU's two dashes count as one. */
const parameter = /^(?:--|[-\u2013\u2014\u2015])([\p{L}_?][^:]*)(?:(:)([\s\S]*))?$/u;
const gnuAssignment = /^--([\p{L}_?][^:=]*)(=)([\s\S]*)$/u;

/** Words behind a command's name as its elements; `offset` is where they begin in the text they are joined to. `--` ends the parameters. */
export function elementsFromArgv(words: readonly string[], offset = 0): CommandElementAst[] {
  const elements: CommandElementAst[] = [];
  let start = offset;
  let named = true;
  for (const word of words) {
    const extent: Extent = { start, end: start + word.length };
    start = extent.end + 1;
    if (named && word === '--') named = false;
    else elements.push(named ? element(word, extent) : argument(word, extent));
  }
  return elements;
}

function element(word: string, extent: Extent): CommandElementAst {
  const match = gnuAssignment.exec(word) ?? parameter.exec(word);
  if (match === null) return argument(word, extent);
  const [, name = '', separator, value = ''] = match;
  const shared = { kind: 'Parameter', name, text: separator === undefined ? word : word.slice(0, word.length - value.length), ...extent } as const;
  if (separator === undefined) return shared;
  return { ...shared, argument: attached(value, { start: extent.end - value.length, end: extent.end }) };
}

const argument = (word: string, extent: Extent): CommandElementAst => ({ kind: 'Argument', value: constant(word, extent), ...extent });

const constant = (value: string, extent: Extent): ConstantAst => ({ kind: 'Constant', value, bare: value, argv: true, ...extent });

/** Behind a colon, and only there, true and false are booleans whatever the parameter's type, as in `pwsh -File`. */
function attached(value: string, extent: Extent): ExpressionAst {
  const truth = /^\$?(true|false)$/i.exec(value)?.[1];
  return truth === undefined ? constant(value, extent) : { kind: 'Variable', name: truth.toLowerCase(), ...extent };
}
