import type { Cmdlet, Example } from '../../engine/cmdlet.ts';
import { parameterHelp } from './parameter-help.ts';
import { syntaxLines } from './syntax.ts';
import { indented } from './wrap.ts';

/** How much of a cmdlet's help: the summary; with parameters and examples; with all that is known; examples alone. */
export type HelpDetail = 'summary' | 'detailed' | 'full' | 'examples';

const defaultWidth = 100;

/** A cmdlet's help as a text of several lines, made from its definition. What `-?` prints. */
export const helpFor = (cmdlet: Cmdlet, detail: HelpDetail = 'summary', width: number = defaultWidth): string => helpLines(cmdlet, detail, width).join('\n');

/** The same, line by line. No line is longer than `width` unless a word or an example is. */
export function helpLines(cmdlet: Cmdlet, detail: HelpDetail, width: number): readonly string[] {
  const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [title, ...lines, '']);
  const text = (paragraph: string): readonly string[] => indented(paragraph, width);
  const description = section('DESCRIPTION', cmdlet.description === undefined ? [] : text(cmdlet.description));
  const syntax = section(
    'SYNTAX',
    syntaxLines(cmdlet).flatMap((line, index) => [...(index > 0 ? [''] : []), ...indented(line, width, 4, 8)]),
  );
  const parameters = (full: boolean): readonly string[] =>
    section(
      'PARAMETERS',
      cmdlet.parameters.filter(({ hidden }) => hidden !== true).flatMap((parameter) => [...parameterHelp(cmdlet, parameter, { full, width }), '']),
    ).slice(0, -1);
  const examples = section(
    'EXAMPLES',
    cmdlet.examples.flatMap((example, index) => [...(index > 0 ? [''] : []), ...exampleLines(example, index)]),
  );
  return [
    '',
    ...section('NAME', text(cmdlet.name)),
    ...section('SYNOPSIS', text(cmdlet.synopsis)),
    ...(detail === 'examples' ? [] : [...syntax, ...description]),
    ...(detail === 'detailed' || detail === 'full' ? parameters(detail === 'full') : []),
    ...(detail === 'summary' ? section('MORE', moreLines(cmdlet)) : examples),
  ];
}

const moreLines = ({ name }: Cmdlet): readonly string[] => [
  `    Get-Help ${name} -Examples`,
  `    Get-Help ${name} -Detailed`,
  `    Get-Help ${name} -Parameter <name>`,
];

/** Statements are not broken: they are there to be copied. */
function exampleLines({ title, run, after = [] }: Example, index: number): readonly string[] {
  const heading = title === undefined ? `    Example ${index + 1}` : `    Example ${index + 1}: ${title}`;
  return [heading, '', ...[...after, run].map((statement) => `        ${statement}`)];
}
