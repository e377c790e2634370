import type { BlockAst, Extent, SwitchAst } from './ast.ts';
import type { PipelineStatementAst } from './rules.ts';
import type { Reader } from './reader.ts';
import type { WordToken } from './token.ts';
import { isParameterFor } from './words.ts';

type Clause = SwitchAst['clauses'][number];

/** `switch -wildcard (…) { 'a*' { … } default { … } }`, behind its `switch`. */
export function switchStatement(reader: Reader, keyword: WordToken): SwitchAst {
  reader.skipNewlines();
  const { mode, caseSensitive, fileSource, last } = options(reader, keyword);
  const head = fileSource === undefined ? condition(reader, last) : { source: fileSource, last };
  reader.skipNewlines();
  const open = reader.take('{') ?? reader.failAfter('MissingCurlyBraceInSwitchStatement', head.last);
  const { clauses, end } = reader.withFlow({ ...reader.flow, inLoop: true }, () => reader.withComma(false, () => body(reader, open)));
  return { kind: 'Switch', mode, caseSensitive, source: head.source, clauses, start: keyword.start, end };
}

interface Options {
  readonly mode: SwitchAst['mode'];
  readonly caseSensitive: boolean;
  readonly fileSource?: PipelineStatementAst;
  readonly last: Extent;
}

function options(reader: Reader, keyword: WordToken): Options {
  let result: Options = { mode: 'exact', caseSensitive: false, last: keyword };
  for (let token = reader.peek(); token.kind === 'parameter'; token = reader.peek()) {
    reader.next();
    const parameter = token;
    const is = (name: string): boolean => isParameterFor(parameter, name);
    result = { ...result, last: token };
    if (is('regex')) result = { ...result, mode: 'regex' };
    else if (is('wildcard')) result = { ...result, mode: 'wildcard' };
    else if (is('exact')) result = { ...result, mode: 'exact' };
    else if (is('casesensitive')) result = { ...result, caseSensitive: true };
    else if (is('parallel')) reader.error('KeywordParameterReservedForFutureUse', keyword, 'switch', 'parallel');
    else if (is('file')) {
      reader.skipNewlines();
      const file = reader.rules.singleArgument(reader) ?? reader.failAfter('MissingFilenameOption', token);
      reader.refuse('LanguageFeatureNotSupported', token, { values: ["'switch -file'"], recommendation: 'Write switch (Get-Content file) { … }.' });
      const { start, end } = file;
      const fileSource: PipelineStatementAst = {
        kind: 'Pipeline',
        elements: [{ kind: 'CommandExpression', expression: file, redirections: [], start, end }],
        start,
        end,
      };
      result = { ...result, fileSource, last: file };
    } else reader.fail('InvalidSwitchFlag', token, token.name);
  }
  return result;
}

function condition(reader: Reader, before: Extent): { source: PipelineStatementAst; last: Extent } {
  const open = reader.take('(') ?? reader.failAfter('PipelineValueRequired', before);
  reader.skipNewlines();
  const source = reader.rules.pipelineChain(reader) ?? reader.failAfter('PipelineValueRequired', open);
  reader.skipNewlines();
  const close = reader.take(')') ?? reader.failAfter('MissingEndParenthesisInSwitchStatement', source);
  return { source, last: close };
}

function body(reader: Reader, open: Extent): { clauses: readonly Clause[]; end: number } {
  const clauses: Clause[] = [];
  let last = open;
  let fallback: BlockAst | undefined;
  reader.skipNewlines();
  for (;;) {
    const isDefault = reader.takeKeyword('default');
    const test = isDefault === undefined ? (reader.rules.singleArgument(reader) ?? reader.failAfter('MissingSwitchConditionExpression', last)) : undefined;
    last = isDefault ?? test ?? last;
    const block = reader.rules.statementBlock(reader) ?? reader.failAfter('MissingSwitchStatementClause', last);
    if (isDefault !== undefined) {
      if (fallback !== undefined) reader.fail('MultipleSwitchDefaultClauses', isDefault);
      fallback = block;
    }
    clauses.push(test === undefined ? { body: block } : { test, body: block });
    last = block;
    reader.skipTerminators();
    const close = reader.take('}');
    if (close !== undefined) return { clauses, end: close.end };
    if (reader.at('end')) reader.failMissing('MissingEndCurlyBrace', open, [], reader.peek());
  }
}
