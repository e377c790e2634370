import type { FunctionAst, ParamBlockAst, ScriptBlockAst, StatementAst } from './ast.ts';
import { paramBlock, parameterList } from './param-block.ts';
import type { ScriptBody } from './rules.ts';
import type { Reader } from './reader.ts';
import type { SymbolToken, Token } from './token.ts';

/** What can be no function's name; any other token can. */
const noNames = new Set<Token['kind']>([
  '|',
  '(',
  '{',
  '@(',
  '@{',
  '}',
  ')',
  'end',
  ';',
  'redirection',
  '&&',
  '||',
  '&',
  'variable',
  'splat',
  'string',
] as const);

/** `function name($a) { … }`, behind its `function`. */
export function functionStatement(reader: Reader, keyword: Token): FunctionAst {
  reader.skipNewlines();
  const token = reader.peek();
  if (noNames.has(token.kind)) reader.failAfter('MissingNameAfterKeyword', keyword, 'function');
  reader.next();
  reader.notes.mark(token, 'command');
  const name = token.kind === 'generic' ? token.value : reader.textOf(token);
  reader.skipNewlines();
  const open = reader.take('(');
  const list = open === undefined ? undefined : parameterList(reader, open);
  reader.skipNewlines();
  const before = open === undefined || list === undefined ? token : { start: open.start, end: list.end };
  const brace = reader.peek();
  if (brace.kind !== '{') return reader.failAfter('MissingFunctionBody', before);
  const block = scriptBlock(reader, reader.next() as SymbolToken);
  if (block.param !== undefined && list !== undefined) reader.error('OnlyOneParameterListAllowed', block.param);
  const param: ParamBlockAst | undefined =
    list === undefined ? block.param : { kind: 'ParamBlock', attributes: [], parameters: list.parameters, start: before.start, end: before.end };
  return { kind: 'Function', name, ...(param === undefined ? {} : { param }), body: block.body, start: keyword.start, end: block.end };
}

/** `{ … }` as a value, behind its brace. */
export function scriptBlock(reader: Reader, open: SymbolToken): ScriptBlockAst {
  const { param, body } = reader.in('command', () => reader.withComma(false, () => scriptBody(reader)));
  const close = reader.take('}') ?? reader.failMissing('MissingEndCurlyBrace', open, [], reader.peek());
  const text = reader.text.slice(open.end, close.start);
  return { kind: 'ScriptBlock', ...(param === undefined ? {} : { param }), body, text, start: open.start, end: close.end };
}

/** Parameters and statements of a script, function or script block, up to what closes it. */
export function scriptBody(reader: Reader): ScriptBody {
  return reader.withFlow({ inFinally: false, inLoop: false }, () => {
    reader.skipNewlines();
    const param = paramBlock(reader);
    reader.skipTerminators();
    const token = reader.peek();
    const body = token.kind === 'keyword' && blockNames.has(token.name) ? namedBlocks(reader) : reader.rules.statementList(reader);
    return param === undefined ? { body } : { param, body };
  });
}

const blockNames = new Set(['begin', 'process', 'end', 'clean', 'dynamicparam']);

/** `begin`, `process` and `end` blocks. An `end` block alone is what a body without blocks is; the others are refused. */
function namedBlocks(reader: Reader): readonly StatementAst[] {
  const seen = new Set<string>();
  let body: readonly StatementAst[] = [];
  for (let token = reader.peek(); token.kind === 'keyword' && blockNames.has(token.name); token = reader.peek()) {
    reader.next();
    const block = reader.rules.statementBlock(reader) ?? reader.failAfter('MissingNamedStatementBlock', token, token.name);
    if (seen.has(token.name)) reader.fail('DuplicateScriptCommandClause', { start: token.start, end: block.end }, token.name);
    seen.add(token.name);
    if (token.name === 'end') body = block.body;
    else
      reader.refuse('LanguageFeatureNotSupported', token, {
        values: [`A '${token.name}' block`],
        recommendation: 'Write the statements without a named block, and pipe to ForEach-Object for each object.',
      });
    reader.skipTerminators();
  }
  return body;
}
