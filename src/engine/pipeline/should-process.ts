import type { Cmdlet } from '../cmdlet.ts';
import { promptForChoice, type Choice } from './choice-prompt.ts';
import type { CommonArguments } from '../binding/common-parameters.ts';
import type { Host, Streams } from '../host.ts';
import { asksAt, confirmPreference, whatIfPreference } from './preference.ts';
import type { Scope } from '../scope.ts';

type Answer = 'yes' | 'yesToAll' | 'no' | 'noToAll';

const choices: readonly Choice<Answer>[] = [
  { key: 'Y', label: 'Yes', help: 'Continue with only the next step of the operation.', answer: 'yes' },
  { key: 'A', label: 'Yes to All', help: 'Continue with all the steps of the operation.', answer: 'yesToAll' },
  { key: 'N', label: 'No', help: 'Skip this operation and proceed with the next operation.', answer: 'no' },
  { key: 'L', label: 'No to All', help: 'Skip this operation and all subsequent operations.', answer: 'noToAll' },
];
const yesOrNo: readonly Choice<'yes' | 'no'>[] = [
  { key: 'Y', label: 'Yes', help: 'Continue with only the next step of the operation.', answer: 'yes' },
  { key: 'N', label: 'No', help: 'Skip this operation and proceed with the next operation.', answer: 'no' },
];

export interface ShouldProcessOptions {
  readonly cmdlet: Cmdlet;
  readonly common: CommonArguments;
  readonly scope: Scope;
  readonly host: Host;
  readonly streams: Pick<Streams, 'whatIf' | 'verbose'>;
}

/** The confirmations of one command in a pipeline; Yes to All and No to All hold until it ends. */
export class Confirmation {
  readonly #options: ShouldProcessOptions;
  #forAll: boolean | undefined;
  /** Questions come one at a time, even where objects are processed side by side. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ShouldProcessOptions) {
    this.#options = options;
  }

  /** -WhatIf or `$WhatIfPreference` is in force. */
  get whatIf(): boolean {
    const { cmdlet, common, scope } = this.#options;
    return cmdlet.supportsShouldProcess && (common.whatIf ?? whatIfPreference(scope));
  }

  /** True if the operation is to be done. Throws NonInteractivePrompt where it must be asked and cannot be. */
  async shouldProcess(target: string, action = this.#options.cmdlet.name, impact = this.#options.cmdlet.confirmImpact): Promise<boolean> {
    const message = `Performing the operation "${action}" on target "${target}".`;
    const { cmdlet, streams } = this.#options;
    if (this.whatIf) {
      streams.whatIf(message);
      return false;
    }
    if (!cmdlet.supportsShouldProcess || !asksAt(impact, this.#threshold)) {
      streams.verbose(message);
      return true;
    }
    return this.#inTurn(() => this.#ask(message));
  }

  /** A question of the cmdlet's own, which -Confirm does not govern. */
  async shouldContinue(question: string, caption: string): Promise<boolean> {
    return this.#inTurn(async () => (await promptForChoice(this.#options.host, caption, question, yesOrNo)) === 'yes');
  }

  get #threshold() {
    const { common, scope } = this.#options;
    if (common.confirm === undefined) return confirmPreference(scope);
    return common.confirm ? 'Low' : 'None';
  }

  async #ask(message: string): Promise<boolean> {
    if (this.#forAll !== undefined) return this.#forAll;
    const answer = await promptForChoice(this.#options.host, 'Confirm', `Are you sure you want to perform this action?\n${message}`, choices);
    const yes = answer === 'yes' || answer === 'yesToAll';
    if (answer === 'yesToAll' || answer === 'noToAll') this.#forAll = yes;
    return yes;
  }

  #inTurn(ask: () => Promise<boolean>): Promise<boolean> {
    const turn = this.#last.then(ask, ask);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
