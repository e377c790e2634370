import type { StatementAst } from './ast.ts';
import { bracketed } from './attributes.ts';
import type { Reader } from './reader.ts';
import type { WordToken } from './token.ts';
import { isParameterFor } from './words.ts';

interface Refusal {
  readonly construct: string;
  readonly recommendation: string;
}

const refusals: Readonly<Record<string, Refusal>> = {
  using: { construct: "A 'using' statement", recommendation: 'Every cmdlet is there already; leave the statement out.' },
  filter: { construct: "A 'filter'", recommendation: 'Write a function, and pipe to ForEach-Object for each object.' },
  workflow: { construct: "A 'workflow'", recommendation: 'Write a function.' },
  configuration: { construct: "A 'configuration'", recommendation: 'Run the cmdlets in a script.' },
  parallel: { construct: "A 'parallel' block", recommendation: 'Run the statements one after another.' },
  sequence: { construct: "A 'sequence' block", recommendation: 'Leave the keyword and the braces out.' },
  trap: { construct: "A 'trap' statement", recommendation: 'Write try { … } catch { … }.' },
  data: { construct: "A 'data' section", recommendation: 'Assign a hashtable to a variable.' },
};

/** A statement that PowerShell has and csteams does not. What is wrong with its syntax is told first, where the syntax is simple. */
export function unsupportedStatement(reader: Reader, keyword: WordToken): StatementAst {
  const { name } = keyword;
  if (name === 'class' || name === 'enum')
    return reader.refuseNow('ClassesNotAllowedInConstrainedLanguage', keyword, { values: [name], recommendation: 'Write [pscustomobject]@{ … }.' });
  if (name === 'trap') trap(reader, keyword);
  else if (name === 'data') dataSection(reader, keyword);
  else if (name === 'parallel' || name === 'sequence') {
    if (reader.rules.statementBlock(reader) === undefined) reader.failAfter('MissingStatementAfterKeyword', keyword, name);
  }
  const refusal = refusals[name];
  if (refusal === undefined) return reader.fail('ReservedKeywordNotAllowed', keyword, name);
  if (!['trap', 'data', 'parallel', 'sequence'].includes(name)) reader.refuseNow('LanguageFeatureNotSupported', keyword, wordsOf(refusal));
  reader.refuse('LanguageFeatureNotSupported', keyword, wordsOf(refusal));
  return { kind: 'Flow', keyword: 'throw', start: keyword.start, end: keyword.end };
}

const wordsOf = ({ construct, recommendation }: Refusal): { values: readonly string[]; recommendation: string } => ({ values: [construct], recommendation });

function trap(reader: Reader, keyword: WordToken): void {
  reader.skipNewlines();
  const type = bracketed(reader);
  if (reader.rules.statementBlock(reader) === undefined) reader.failAfter('MissingTrapStatement', type ?? keyword);
}

function dataSection(reader: Reader, keyword: WordToken): void {
  reader.skipNewlines();
  const name = reader.in('expression', () => (reader.peek().kind === 'identifier' ? reader.next() : undefined));
  reader.skipNewlines();
  const parameter = reader.peek();
  let last = name ?? keyword;
  if (parameter.kind === 'parameter') {
    reader.next();
    last = parameter;
    if (!isParameterFor(parameter, 'supportedcommand')) reader.fail('InvalidParameterForDataSectionStatement', parameter, parameter.name);
    for (;;) {
      reader.skipNewlines();
      if (reader.rules.singleArgument(reader) === undefined) reader.failAfter('MissingValueForSupportedCommandInDataSectionStatement', last);
      const comma = reader.take(',');
      if (comma === undefined) break;
      last = comma;
    }
  }
  if (reader.rules.statementBlock(reader) === undefined) reader.failAfter('MissingStatementBlockForDataSection', last);
}
