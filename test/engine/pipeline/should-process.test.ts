import { describe, expect, it } from 'vitest';
import type { Cmdlet, ConfirmImpact } from '../../../src/engine/cmdlet.ts';
import { Scope } from '../../../src/engine/scope.ts';
import { attached, call, output, rejectionOf, surroundings, worker, type FixtureOptions } from '../fixture.ts';

const remover = (confirmImpact: ConfirmImpact, count = 1): Cmdlet =>
  worker(
    'Remove-Thing',
    {},
    async function* (_, context) {
      for (let i = 1; i <= count; i++) if (await context.shouldProcess(`thing ${i}`, 'Remove')) yield i;
    },
    { supportsShouldProcess: true, confirmImpact },
  );

async function run(cmdlet: Cmdlet, args: Parameters<typeof call>[1][] = [], options: FixtureOptions = {}) {
  const { context, seen } = surroundings(options);
  return { values: await output([call(cmdlet, ...args)], undefined, context), lines: seen.lines };
}

const failure = (cmdlet: Cmdlet, args: Parameters<typeof call>[1][] = [], options: FixtureOptions = {}) => rejectionOf(run(cmdlet, args, options));
const scopeWith = (name: string, value: string | boolean): Scope => {
  const scope = new Scope();
  scope.set(name, value);
  return scope;
};

describe('-WhatIf', () => {
  it('says what would be done and does nothing', async () => {
    expect(await run(remover('High', 2), ['-WhatIf'])).toEqual({
      values: [],
      lines: ['What if: Performing the operation "Remove" on target "thing 1".', 'What if: Performing the operation "Remove" on target "thing 2".'],
    });
  });
  it('is also a preference, which the command line overrides', async () => {
    expect((await run(remover('Low'), [], { scope: scopeWith('WhatIfPreference', true) })).values).toEqual([]);
    expect((await run(remover('Low'), [attached('WhatIf', false)], { scope: scopeWith('WhatIfPreference', true) })).values).toEqual([1]);
  });
  it('is known to the cmdlet beforehand', async () => {
    const knowing = worker(
      'Set-X',
      {},
      async function* (_, { whatIf }) {
        yield whatIf;
      },
      { supportsShouldProcess: true },
    );
    expect((await run(knowing, ['-WhatIf'])).values).toEqual([true]);
    expect((await run(knowing)).values).toEqual([false]);
  });
  it('names the cmdlet where no action is given', async () => {
    const plain = worker(
      'Set-X',
      {},
      async function* (_, context) {
        yield await context.shouldProcess('it');
      },
      { supportsShouldProcess: true },
    );
    expect((await run(plain, ['-wi'])).lines).toEqual(['What if: Performing the operation "Set-X" on target "it".']);
  });
});

describe('-Verbose', () => {
  it('says what is done', async () => {
    expect(await run(remover('High'), ['-Verbose', attached('Confirm', false)])).toEqual({
      values: [1],
      lines: ['VERBOSE: Performing the operation "Remove" on target "thing 1".'],
    });
  });
});

describe('a question', () => {
  it.each<[ConfirmImpact, string | undefined, boolean]>([
    ['High', undefined, true],
    ['Medium', undefined, false],
    ['Low', undefined, false],
    ['None', undefined, false],
    ['Medium', 'Medium', true],
    ['Low', 'Low', true],
    ['High', 'None', false],
    ['None', 'Low', false],
  ])('at impact %s with $ConfirmPreference %s: %s', async (impact, preference, asks) => {
    const options: FixtureOptions = {
      interactive: true,
      replies: ['n'],
      ...(preference !== undefined && { scope: scopeWith('ConfirmPreference', preference) }),
    };
    expect((await run(remover(impact), [], options)).values).toEqual(asks ? [] : [1]);
  });
  it('is asked with -Confirm, except where there is no impact', async () => {
    const options: FixtureOptions = { interactive: true, replies: ['n'] };
    expect((await run(remover('Low'), ['-Confirm'], options)).values).toEqual([]);
    expect((await run(remover('None'), ['-Confirm'], options)).values).toEqual([1]);
  });
  it('is never asked with -Confirm:$false', async () => {
    expect((await run(remover('High'), [attached('Confirm', false)])).values).toEqual([1]);
  });
  it('looks as in PowerShell', async () => {
    const { values, lines } = await run(remover('High'), [], { interactive: true, replies: ['maybe', '?', ''] });
    expect(values).toEqual([1]);
    const choices = '[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [?] Help (default is "Y"): ';
    expect(lines[0]).toBe('\nConfirm\nAre you sure you want to perform this action?\nPerforming the operation "Remove" on target "thing 1".\n');
    expect(lines.filter((line) => line === choices)).toHaveLength(3);
    expect(lines.at(-2)).toContain('L - Skip this operation and all subsequent operations.\n');
  });
  it('is answered for all that follows by A and L, by key or by label', async () => {
    const options = (...replies: string[]): FixtureOptions => ({ interactive: true, replies });
    expect((await run(remover('High', 3), [], options('n', 'a'))).values).toEqual([2, 3]);
    expect((await run(remover('High', 3), [], options('YES', 'no to all'))).values).toEqual([1]);
  });
  it('that nobody can answer is one error that ends the command, and nothing is done', async () => {
    const error = await failure(remover('High', 2));
    expect(error.fullyQualifiedErrorId).toBe('NonInteractivePrompt,Remove-Thing');
    expect(error.recommendation).toContain('-Confirm:$false');
    expect((await failure(remover('Low'), ['-Confirm'])).id).toBe('NonInteractivePrompt');
    expect((await failure(remover('High'), [], { interactive: true, replies: [] })).id).toBe('NonInteractivePrompt');
  });
  it('of the cmdlet’s own does not mind -Confirm:$false', async () => {
    const asking = worker(
      'Set-X',
      {},
      async function* (_, context) {
        yield await context.shouldContinue('Overwrite?', 'The file exists');
      },
      { supportsShouldProcess: true },
    );
    expect((await run(asking, [attached('Confirm', false)], { interactive: true, replies: ['n'] })).values).toEqual([false]);
    expect((await failure(asking, [attached('Confirm', false)])).id).toBe('NonInteractivePrompt');
  });
});

describe('a cmdlet without ShouldProcess', () => {
  it('has neither parameter', async () => {
    const plain = worker('Get-X', {}, async function* () {
      yield 1;
    });
    expect((await failure(plain, ['-WhatIf'])).id).toBe('NamedParameterNotFound');
    expect((await failure(plain, ['-Confirm'])).id).toBe('NamedParameterNotFound');
  });
});
