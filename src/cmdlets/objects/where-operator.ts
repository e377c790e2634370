import type { BinaryOperator } from '../../language/ast.ts';

/** One comparison of Where-Object: a switch, in a parameter set of its own, that stands for an operator of the language. */
export interface WhereOperator {
  readonly parameter: string;
  readonly aliases: readonly string[];
  readonly parameterSet: string;
  readonly operator: BinaryOperator;
  readonly caseSensitive: boolean;
}

const words: readonly (readonly [parameter: string, parameterSet: string])[] = [
  ['EQ', 'Equal'],
  ['NE', 'NotEqual'],
  ['GT', 'GreaterThan'],
  ['GE', 'GreaterOrEqual'],
  ['LT', 'LessThan'],
  ['LE', 'LessOrEqual'],
  ['Like', 'Like'],
  ['NotLike', 'NotLike'],
  ['Match', 'Match'],
  ['NotMatch', 'NotMatch'],
  ['Contains', 'Contains'],
  ['NotContains', 'NotContains'],
  ['In', 'In'],
  ['NotIn', 'NotIn'],
];

const pair = ([parameter, set]: readonly [string, string]): readonly WhereOperator[] => {
  const operator = parameter.toLowerCase() as BinaryOperator;
  return [
    { parameter, aliases: [`I${parameter}`], parameterSet: `${set}Set`, operator, caseSensitive: false },
    { parameter: `C${parameter}`, aliases: [], parameterSet: `CaseSensitive${set}Set`, operator, caseSensitive: true },
  ];
};

/** Every comparison with its case-sensitive twin, then -Is and -IsNot. */
export const whereOperators: readonly WhereOperator[] = [
  ...words.flatMap(pair),
  { parameter: 'Is', aliases: [], parameterSet: 'IsSet', operator: 'is', caseSensitive: false },
  { parameter: 'IsNot', aliases: [], parameterSet: 'IsNotSet', operator: 'isnot', caseSensitive: false },
];
