import type { Value } from '../value.ts';

/** How a statement ended, unless simply at its end. */
export type Completion = 'break' | 'continue' | 'return' | undefined;

/** What unwinds running code without being an error: no `catch` takes it, `finally` blocks run, and a pipeline lets it through as it is. */
export class ControlSignal extends Error {}

/** `break`, `continue` or `return` on its way out of an expression or a block that a command runs, to the loop or function it belongs to. */
export class FlowSignal extends ControlSignal {
  override readonly name = 'FlowSignal';
  readonly keyword: Exclude<Completion, undefined>;
  /** What a subexpression had written when it was left: output of the statement it stood in. */
  readonly output: readonly Value[];
  constructor(keyword: Exclude<Completion, undefined>, output: readonly Value[] = []) {
    super(keyword);
    this.keyword = keyword;
    this.output = output;
  }
}

/** `exit n`, on its way to the session. */
export class ExitSignal extends ControlSignal {
  override readonly name = 'ExitSignal';
  readonly code: number;
  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}
