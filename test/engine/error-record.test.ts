import { describe, expect, it } from 'vitest';
import { toErrorRecord } from '../../src/engine/error-record.ts';

const thrown = (id: string, more: object = {}) => Object.assign(new Error('Said so.'), { id, category: 'InvalidOperation', ...more });

describe('what is thrown', () => {
  it('keeps its id, category and advice', () => {
    const record = toErrorRecord(thrown('PolicyNotFound', { recommendation: 'Look.', correlationId: 'c' }));
    expect(record).toMatchObject({ id: 'PolicyNotFound', category: 'InvalidOperation', recommendation: 'Look.', correlationId: 'c', endsScript: false });
    expect(record.terminating).toBeUndefined();
  });

  it('ends the script where it was stopped, whoever noticed', () => {
    expect(toErrorRecord(thrown('OperationStopped'))).toMatchObject({ terminating: true, endsScript: true });
  });

  it('is no defect where a signal was aborted before a request began', () => {
    const { reason } = AbortSignal.abort() as { readonly reason: unknown };
    expect(toErrorRecord(reason)).toMatchObject({ id: 'OperationStopped', terminating: true, endsScript: true });
  });

  it('is a defect where it has no id', () => {
    expect(toErrorRecord(new Error('x')).id).toBe('InternalError');
    expect(toErrorRecord('x').id).toBe('InternalError');
  });
});
