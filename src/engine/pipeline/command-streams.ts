import type { BindingSite } from '../binding/binding-error.ts';
import type { CollectingVariables } from '../binding/collecting-variables.ts';
import type { ActionPreference, CommonArguments } from '../binding/common-parameters.ts';
import { stoppedBy } from './error-writer.ts';
import type { InformationRecord, Streams } from '../host.ts';
import type { Invocation } from '../invocation.ts';
import { preference, type PreferenceName } from './preference.ts';
import type { Scope } from '../scope.ts';
import type { Value } from '../value.ts';

/** The streams with a command's redirections: each goes into its output, to a file, or where it went before. */
export function redirectStreams(base: Streams, redirect: Invocation['redirect'], intoOutput: (value: Value) => void): Streams {
  if (redirect === undefined) return base;
  const to = (name: keyof Streams): ((value: Value) => void) | undefined => {
    const target = redirect[name];
    return target === 'output' ? intoOutput : target;
  };
  const information = to('information');
  return {
    error: to('error') ?? ((record) => base.error(record)),
    warning: to('warning') ?? ((message) => base.warning(message)),
    verbose: to('verbose') ?? ((message) => base.verbose(message)),
    debug: to('debug') ?? ((message) => base.debug(message)),
    information: information ? (record) => information(record.message) : (record) => base.information(record),
    progress: (record) => base.progress(record),
    whatIf: to('whatIf') ?? ((message) => base.whatIf(message)),
    // Information that is not shown is on its stream still: 6> gets it.
    hidden(message) {
      if (message.stream === 'information') information?.(message.record.message);
      base.hidden?.(message);
    },
  };
}

/** The streams with -ErrorVariable and its like listening. */
export function collectStreams(base: Streams, { errors, warnings, information }: CollectingVariables): Streams {
  if (!errors && !warnings && !information) return base;
  return {
    ...forwarding(base),
    error(record) {
      errors?.push(record);
      base.error(record);
    },
    warning(message) {
      warnings?.push(message);
      base.warning(message);
    },
    information(record) {
      information?.push(record.message);
      base.information(record);
    },
    hidden(message) {
      if (message.stream === 'error') errors?.push(message.error);
      else if (message.stream === 'warning') warnings?.push(message.message);
      else information?.push(message.record.message);
      base.hidden?.(message);
    },
  };
}

/** The streams as a cmdlet's own messages reach them: -Verbose, -WarningAction … and the preference variables decide which get through. */
export function filterStreams(base: Streams, site: BindingSite, common: CommonArguments, scope: Scope): Streams {
  const action = (name: PreferenceName, explicit: ActionPreference | undefined): ActionPreference => explicit ?? preference(scope, name);
  const passes = (name: Exclude<PreferenceName, 'Error'>, explicit: ActionPreference | undefined, message: string): boolean => {
    const chosen = action(name, explicit);
    if (chosen === 'Stop') throw stoppedBy(site, name, message);
    return chosen === 'Continue';
  };
  return {
    ...forwarding(base),
    warning(message) {
      if (passes('Warning', common.warningAction, message)) base.warning(message);
      else if (action('Warning', common.warningAction) === 'SilentlyContinue') base.hidden?.({ stream: 'warning', message });
    },
    verbose(message) {
      if (passes('Verbose', shown(common.verbose), message)) base.verbose(message);
    },
    debug(message) {
      if (passes('Debug', shown(common.debug), message)) base.debug(message);
    },
    information(record) {
      if (informationPasses(record)) base.information(record);
      else if (action('Information', common.informationAction) !== 'Ignore') base.hidden?.({ stream: 'information', record });
    },
    progress(record) {
      if (passes('Progress', common.progressAction, record.activity)) base.progress(record);
    },
  };

  /** What is written to the host is shown unless the command line or an Ignore says no. */
  function informationPasses(record: InformationRecord): boolean {
    const text = typeof record.message === 'string' ? record.message : record.source;
    if (record.host === undefined) return passes('Information', common.informationAction, text);
    return common.informationAction === undefined ? preference(scope, 'Information') !== 'Ignore' : common.informationAction === 'Continue';
  }
}

const shown = (given: boolean | undefined): ActionPreference | undefined => (given === undefined ? undefined : given ? 'Continue' : 'SilentlyContinue');

const forwarding = (base: Streams): Streams => ({
  error: (record) => base.error(record),
  warning: (message) => base.warning(message),
  verbose: (message) => base.verbose(message),
  debug: (message) => base.debug(message),
  information: (record) => base.information(record),
  progress: (record) => base.progress(record),
  whatIf: (message) => base.whatIf(message),
  hidden: (message) => base.hidden?.(message),
});
