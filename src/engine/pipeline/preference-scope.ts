import type { ActionPreference, CommonArguments } from '../binding/common-parameters.ts';
import { Scope } from '../scope.ts';

/** The scope a script function starts from: common parameters given to it are preference variables to the commands inside. */
export function preferenceScope(caller: Scope, common: CommonArguments): Scope {
  const scope = new Scope(caller);
  const set = (name: string, action: ActionPreference | undefined): void => {
    if (action !== undefined) scope.set(name, action);
  };
  set('ErrorActionPreference', common.errorAction);
  set('WarningPreference', common.warningAction);
  set('InformationPreference', common.informationAction);
  set('ProgressPreference', common.progressAction);
  set('VerbosePreference', common.verbose === undefined ? undefined : common.verbose ? 'Continue' : 'SilentlyContinue');
  set('DebugPreference', common.debug === undefined ? undefined : common.debug ? 'Continue' : 'SilentlyContinue');
  if (common.whatIf !== undefined) scope.set('WhatIfPreference', common.whatIf);
  if (common.confirm !== undefined) scope.set('ConfirmPreference', common.confirm ? 'Low' : 'None');
  return scope.own().size === 0 ? caller : scope;
}
