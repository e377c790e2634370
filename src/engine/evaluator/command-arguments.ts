import type { ArgumentElementAst, CommandAst, ParameterElementAst, SplatElementAst } from '../../language/ast.ts';
import type { Compiler, Expression } from './code.ts';
import type { Frame } from './frame.ts';
import type { Argument, ValueArgument } from '../invocation.ts';
import { andThen, mapLater, type Later } from '../later.ts';
import { toText } from '../conversion/convert.ts';
import { Hashtable, isList, type Value } from '../value.ts';
import { readVariable } from './variables.ts';

type MakeArguments = (frame: Frame) => Later<readonly Argument[]>;

/** The words behind a command's name, evaluated from left to right; splats are taken apart. */
export function commandArguments(ast: CommandAst, compiler: Compiler): MakeArguments {
  const makers = ast.elements.map((element): MakeArguments => {
    switch (element.kind) {
      case 'Argument':
        return argument(element, compiler);
      case 'Parameter':
        return parameter(element, compiler);
      case 'Splat':
        return (frame) => splat(readVariable(frame, element.name), element);
    }
  });
  return (frame) =>
    andThen(
      mapLater(makers, (make) => make(frame)),
      (parts) => parts.flat(),
    );
}

function argument(element: ArgumentElementAst, compiler: Compiler): MakeArguments {
  const make = valueArgument(element.value, compiler.operand(element.value));
  return (frame) => andThen(make(frame), (value) => [value]);
}

function parameter(element: ParameterElementAst, compiler: Compiler): MakeArguments {
  const { name, text } = element;
  const extent = { start: element.start, end: element.end };
  if (!element.argument) return () => [{ kind: 'parameter', name, text, extent }];
  const make = valueArgument(element.argument, compiler.operand(element.argument));
  return (frame) => andThen(make(frame), (value) => [{ kind: 'parameter', name, text, value, extent }]);
}

/** A bare word keeps its spelling, and a word from the command line what it is. */
function valueArgument(ast: ArgumentElementAst['value'], evaluate: Expression): (frame: Frame) => Later<ValueArgument> {
  const extent = { start: ast.start, end: ast.end };
  const marks = ast.kind === 'Constant' ? { ...(ast.bare !== undefined && { bare: ast.bare }), ...(ast.argv && { argv: ast.argv }) } : {};
  return (frame) => andThen(evaluate(frame), (value) => ({ kind: 'value', value, extent, ...marks }));
}

/** A hashtable gives parameters, a list positional arguments, `$null` nothing. */
function splat(value: Value, { start, end }: SplatElementAst): readonly Argument[] {
  const extent = { start, end };
  const positional = (item: Value): ValueArgument => ({ kind: 'value', value: item, splatted: true, extent });
  if (value === null) return [];
  if (value instanceof Hashtable) {
    return [...value.entries()].map(([key, item]) => ({
      kind: 'parameter',
      name: toText(key),
      text: `-${toText(key)}`,
      value: positional(item),
      splatted: true,
      extent,
    }));
  }
  return isList(value) ? value.map(positional) : [positional(value)];
}
