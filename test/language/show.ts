import type {
  AssignmentTargetAst,
  BlockAst,
  CommandElementAst,
  ExpressionAst,
  ParamBlockAst,
  RedirectionAst,
  StatementAst,
  TypeNameAst,
} from '../../src/language/ast.ts';
import { parse } from '../../src/language/parser.ts';

/** The tree of `text` in one line of brackets, or the error's id behind an exclamation mark. */
export function show(text: string): string {
  const { ast, errors } = parse(text);
  if (ast === undefined) return `!${errors[0].id}`;
  const { param } = ast;
  return [...(param === undefined ? [] : [showParam(param)]), ...ast.body.map(showStatement)].join('; ');
}

const joined = (...parts: readonly string[]): string => `(${parts.join(' ')})`;
const type = ({ name, array }: TypeNameAst): string => `[${name}${array ? '[]' : ''}]`;
const block = ({ body }: BlockAst): string => `{${body.map(showStatement).join('; ')}}`;
const optional = (statement: StatementAst | undefined): string => (statement === undefined ? '_' : showStatement(statement));

function showParam({ attributes, parameters }: ParamBlockAst): string {
  const shown = parameters.map(
    (parameter) =>
      parameter.attributes
        .map(({ name, positional, named }) => `[${[name, ...positional.map(showExpression), ...named.map((n) => n.name)].join(' ')}]`)
        .join('') +
      (parameter.type === undefined ? '' : type(parameter.type)) +
      `$${parameter.name}` +
      (parameter.defaultValue === undefined ? '' : `=${showExpression(parameter.defaultValue)}`),
  );
  return joined('param', ...attributes.map(({ name }) => `[${name}]`), ...shown);
}

function target({ types, expression }: AssignmentTargetAst): string {
  return types.map(type).join('') + showExpression(expression);
}

export function showStatement(statement: StatementAst): string {
  switch (statement.kind) {
    case 'Pipeline':
      return statement.elements
        .map((element) =>
          element.kind === 'CommandExpression'
            ? showExpression(element.expression) + element.redirections.map(showRedirection).join('')
            : joined(element.name, ...element.elements.map(showElement), ...element.redirections.map(showRedirection)),
        )
        .join(' | ');
    case 'PipelineChain':
      return joined(showStatement(statement.left), statement.operator, showStatement(statement.right));
    case 'Assignment':
      return joined(statement.operator, ...statement.targets.map(target), showStatement(statement.value));
    case 'If':
      return joined(
        'if',
        ...statement.clauses.map(({ condition, body }) => `${showStatement(condition)} ${block(body)}`),
        ...(statement.otherwise === undefined ? [] : [block(statement.otherwise)]),
      );
    case 'ForEach':
      return joined('foreach', showExpression(statement.variable), showStatement(statement.source), block(statement.body));
    case 'For':
      return joined('for', optional(statement.initializer), optional(statement.condition), optional(statement.iterator), block(statement.body));
    case 'While':
      return joined('while', showStatement(statement.condition), block(statement.body));
    case 'Do':
      return joined(statement.until ? 'do-until' : 'do-while', block(statement.body), showStatement(statement.condition));
    case 'Switch':
      return joined(
        'switch',
        statement.mode + (statement.caseSensitive ? '-c' : ''),
        showStatement(statement.source),
        ...statement.clauses.map(({ test, body }) => `${test === undefined ? 'default' : showExpression(test)} ${block(body)}`),
      );
    case 'Try':
      return joined(
        'try',
        block(statement.body),
        ...statement.catches.map(({ types, body }) => `catch${types.map(type).join('')} ${block(body)}`),
        ...(statement.finally === undefined ? [] : [`finally ${block(statement.finally)}`]),
      );
    case 'Flow':
      return statement.value === undefined ? statement.keyword : joined(statement.keyword, showStatement(statement.value));
    case 'Function':
      return joined(
        'function',
        statement.name,
        ...(statement.param === undefined ? [] : [showParam(statement.param)]),
        `{${statement.body.map(showStatement).join('; ')}}`,
      );
  }
}

function showElement(element: CommandElementAst): string {
  if (element.kind === 'Splat') return `@${element.name}`;
  if (element.kind === 'Argument') return showExpression(element.value);
  return element.argument === undefined ? `-${element.name}` : `-${element.name}:${showExpression(element.argument)}`;
}

const showRedirection = ({ stream, append, target: to }: RedirectionAst): string => ` ${stream}${append ? '>>' : '>'}${to === '&1' ? to : showExpression(to)}`;

export function showExpression(expression: ExpressionAst): string {
  switch (expression.kind) {
    case 'Constant': {
      const { value, numberType, bare } = expression;
      if (numberType !== undefined) return `${String(value)}${numberType === 'int' ? '' : `:${numberType}`}${bare === undefined ? '' : `~${bare}`}`;
      return bare === undefined ? `'${String(value)}'` : String(value);
    }
    case 'ExpandableString':
      return `${expression.bare === true ? '~' : ''}"${expression.parts.map((part) => (typeof part === 'string' ? part : `<${showExpression(part)}>`)).join('')}"`;
    case 'Variable':
      return `$${expression.drive === undefined ? '' : `${expression.drive}:`}${expression.name}`;
    case 'ArrayLiteral':
      return joined(',', ...expression.elements.map(showExpression));
    case 'ArrayExpression':
      return `@(${expression.body.map(showStatement).join('; ')})`;
    case 'SubExpression':
      return `$(${expression.body.map(showStatement).join('; ')})`;
    case 'Paren':
      return `(${showStatement(expression.statement)})`;
    case 'Hashtable':
      return `${expression.ordered ? '[ordered]' : ''}@{${expression.entries.map(({ key, value }) => `${showExpression(key)}=${showStatement(value)}`).join('; ')}}`;
    case 'ScriptBlock':
      return `{${expression.param === undefined ? '' : `${showParam(expression.param)} `}${expression.body.map(showStatement).join('; ')}}`;
    case 'Unary':
      return joined(expression.operator, showExpression(expression.operand));
    case 'Increment':
      return expression.prefix
        ? joined(expression.operator, showExpression(expression.target))
        : joined(showExpression(expression.target), expression.operator);
    case 'Binary':
      return joined(`${expression.caseSensitive ? 'c' : ''}${expression.operator}`, showExpression(expression.left), showExpression(expression.right));
    case 'Ternary':
      return joined('?', showExpression(expression.condition), showExpression(expression.ifTrue), showExpression(expression.ifFalse));
    case 'Cast':
      return `${type(expression.type)}${showExpression(expression.operand)}`;
    case 'Type':
      return type(expression.type);
    case 'Member':
      return `${showExpression(expression.target)}.${showExpression(expression.member)}`;
    case 'InvokeMember':
      return `${showExpression(expression.target)}.${showExpression(expression.member)}(${expression.arguments.map(showExpression).join(', ')})`;
    case 'StaticMember':
      return `${type(expression.type)}::${expression.name}${expression.arguments === undefined ? '' : `(${expression.arguments.map(showExpression).join(', ')})`}`;
    case 'Index':
      return `${showExpression(expression.target)}[${showExpression(expression.index)}]`;
  }
}
