import { bindingError, commandOf, type BindingSite } from '../binding/binding-error.ts';
import type { ActionPreference } from '../binding/common-parameters.ts';
import type { ErrorRecord } from '../error-record.ts';
import { preference } from './preference.ts';
import type { Scope } from '../scope.ts';

/** A command's errors: what -ErrorAction and `$ErrorActionPreference` make of them. */
export interface ErrorWriterOptions {
  readonly site: BindingSite;
  readonly errorAction: ActionPreference | undefined;
  readonly scope: Scope;
  /** Puts it into `$Error`. */
  record(error: ErrorRecord): void;
  /** Adds it to -ErrorVariable without showing it. */
  collect(error: ErrorRecord): void;
  /** Shows it. */
  emit(error: ErrorRecord): void;
}

export class ErrorWriter {
  readonly #options: ErrorWriterOptions;
  constructor(options: ErrorWriterOptions) {
    this.#options = options;
  }

  /** A non-terminating error. With Stop it is thrown, under its own id, and ends the script unless it is caught. */
  write(error: ErrorRecord): void {
    const outcome = this.decide(error);
    if (outcome) this.report(outcome);
  }

  /** The error with its command and place, and whether it is shown; undefined if it is ignored. Throws it with Stop. */
  decide(error: ErrorRecord): { readonly error: ErrorRecord; readonly shown: boolean } | undefined {
    const action = this.#options.errorAction ?? preference(this.#options.scope, 'Error');
    if (action === 'Ignore') return undefined;
    const placed = this.place(error);
    if (action === 'Stop') throw placed.with({ terminating: true, endsScript: true });
    return { error: placed, shown: action !== 'SilentlyContinue' };
  }

  report({ error, shown }: { readonly error: ErrorRecord; readonly shown: boolean }): void {
    this.#options.record(error);
    if (shown) this.#options.emit(error);
    else this.#options.collect(error);
  }

  /** The error with the command and the place it lacks. What has a place already was raised by a script's own text and belongs to no cmdlet. */
  place(error: ErrorRecord): ErrorRecord {
    const { site } = this.#options;
    const command = error.command ?? (error.position ? undefined : commandOf(site.cmdlet));
    const position = error.position ?? site.position;
    if (command === error.command && position === error.position) return error;
    return error.with({
      ...(command !== undefined && { command }),
      ...(command !== error.command && { activity: site.cmdlet.name }),
      ...(position && { position }),
    });
  }
}

/** What a warning or another message becomes when its preference is Stop. */
export const stoppedBy = (site: BindingSite, what: 'Warning' | 'Verbose' | 'Debug' | 'Information' | 'Progress', message: string): ErrorRecord =>
  bindingError(
    site,
    'ActionPreferenceStop',
    `The running command stopped because the preference variable "${what}Preference" or common parameter is set to Stop: ${message}`,
    { category: 'OperationStopped' },
  ).with({ terminating: true, endsScript: true });
