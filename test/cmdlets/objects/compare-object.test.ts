import { describe, expect, it } from 'vitest';
import { outputOf } from './run-script.ts';

const sides = (parameters: string): Promise<unknown[]> => outputOf(`Compare-Object ${parameters} | ForEach-Object { "$($_.InputObject)$($_.SideIndicator)" }`);

describe('Compare-Object', () => {
  it.each([
    ["('a', 'b') ('b', 'c')", ['c=>', 'a<=']],
    ["('a', 'b') ('b', 'c') -IncludeEqual", ['b==', 'c=>', 'a<=']],
    ["('a', 'b') ('b', 'c') -ExcludeDifferent", ['b==']],
    ["('a', 'b') ('A', 'B')", []],
    ["('a') ('A') -CaseSensitive", ['A=>', 'a<=']],
    ["('a', 'a') ('a')", ['a<=']],
    ['@() (1, 2)', ['1=>', '2=>']],
    ['(1, 2) @()', ['1<=', '2<=']],
    ['(1, 2, 3) (3, 1, 2) -SyncWindow 0', ['3=>', '1<=', '1=>', '2<=', '2=>', '3<=']],
    ['(1, 2, 3) (3, 1, 2) -SyncWindow 5', []],
  ])('%s', async (parameters, expected) => expect(await sides(parameters)).toEqual(expected));

  it('compares properties', async () => {
    const [a, b] = ["[pscustomobject]@{ Id = 1; x = 'p' }", "[pscustomobject]@{ Id = 2; x = 'q' }"];
    expect(await outputOf(`Compare-Object (${a}) (${b}) -Property Id`)).toEqual([
      { Id: 2, SideIndicator: '=>' },
      { Id: 1, SideIndicator: '<=' },
    ]);
    expect(await outputOf(`Compare-Object (${a}) (${b}) -Property Id -PassThru`)).toEqual([
      { Id: 2, x: 'q', SideIndicator: '=>' },
      { Id: 1, x: 'p', SideIndicator: '<=' },
    ]);
  });

  it('takes the difference from the pipeline', async () => {
    expect(await outputOf("'b', 'c' | Compare-Object ('a', 'b') | ForEach-Object SideIndicator")).toEqual(['=>', '<=']);
  });
});
