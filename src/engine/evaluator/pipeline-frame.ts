import type { Frame } from './frame.ts';
import type { PipelineContext } from '../pipeline/pipeline-context.ts';
import { evaluateBlock, invokeBlock } from './script-block.ts';

/** What a pipeline that starts at this place runs in. */
export function pipelineContext(frame: Frame): PipelineContext {
  const { runtime, scope, streams } = frame;
  return {
    services: runtime.services,
    host: runtime.host,
    files: runtime.files,
    clock: runtime.clock,
    signal: runtime.signal,
    streams,
    scope,
    recordError: (record) => runtime.recordError(record),
    invoke: (block, dollarUnder, options) => invokeBlock(frame, block, dollarUnder, options),
    evaluate: (block, dollarUnder, options) => evaluateBlock(frame, block, dollarUnder, options),
    ...(runtime.standardInput && { standardInput: runtime.standardInput }),
  };
}
