import { cmdlet, type Cmdlet } from '../../src/engine/cmdlet.ts';
import { ErrorRecord } from '../../src/engine/error-record.ts';
import { int, object } from '../../src/engine/parameter.ts';
import { Scope } from '../../src/engine/scope.ts';
import type { Value } from '../../src/engine/value.ts';
import { worker } from './fixture.ts';

export const failed = (message: string, more: { readonly terminating?: boolean } = {}): ErrorRecord =>
  new ErrorRecord({ id: 'PolicyNotFound', category: 'ObjectNotFound', message, ...more });

/** Writes the numbers 1 to N and notes when it is closed. */
export function counter(log: string[] = []): Cmdlet {
  return cmdlet({
    name: 'Get-Number',
    synopsis: 'Counts.',
    parameters: { Count: int('', { position: 0, defaultValue: 1000 }) },
    examples: [],
    async *stream(each) {
      try {
        for await (const { Count = 0 } of each) {
          for (let i = 1; i <= Count; i++) {
            log.push(`write ${i}`);
            yield i;
          }
        }
      } finally {
        log.push('closed');
      }
    },
  });
}

export const input = { InputObject: object('', { pipeline: 'ByValue' }) };

/** Passes on; a negative number is an error, 13 ends the pipeline. */
export const pass = worker('Select-Number', input, async function* (values) {
  const number = values.get('InputObject') ?? null;
  if (typeof number === 'number' && number < 0) throw failed(`no ${number}`);
  if (number === 13) throw failed('thirteen', { terminating: true });
  yield number;
});

export const first = (count: number): Cmdlet =>
  cmdlet({
    name: 'Select-First',
    synopsis: 'Takes some.',
    parameters: input,
    examples: [],
    async *stream(each) {
      let taken = 0;
      for await (const { InputObject = null } of each) {
        yield InputObject;
        if (++taken === count) return;
      }
    },
  });

export const messages = (errors: readonly ErrorRecord[]): string[] => errors.map((error) => `${error.fullyQualifiedErrorId}: ${error.message}`);
export const withVariable = (name: string, value: Value): Scope => {
  const scope = new Scope();
  scope.set(name, value);
  return scope;
};
