import type { FunctionAst, Source } from '../../language/ast.ts';
import { constantValue } from './check-constant.ts';
import type { Cmdlet } from '../cmdlet.ts';
import { formalParameters } from '../evaluator/formal-parameters.ts';
import { objects, type Parameter } from '../parameter.ts';

/** What a simple function's declared parameters do not take. */
const rest: Parameter = { ...objects('', { sets: { '*': { remainingArguments: true } }, hidden: true }), name: '$args' };

/** A function of a script as something to bind against; it cannot run. */
export function functionCmdlet({ name, param }: FunctionAst, source: Source): Cmdlet {
  const { advanced, parameters, supportsShouldProcess, confirmImpact, defaultParameterSet } = formalParameters(
    param,
    (ast) => constantValue(ast, source) ?? null,
  );
  return {
    name,
    synopsis: '',
    parameters: advanced ? parameters : [...parameters, rest],
    supportsShouldProcess,
    confirmImpact,
    examples: [],
    isFunction: true,
    isSimpleFunction: !advanced,
    ...(defaultParameterSet !== undefined && { defaultParameterSet }),
    async *run() {},
  };
}
