import { actionPreferences, unsupportedActions, type ActionPreference } from '../binding/common-parameters.ts';
import type { ConfirmImpact } from '../cmdlet.ts';
import { matchEnum } from '../binding/enum-match.ts';
import type { Scope } from '../scope.ts';
import { toText } from '../conversion/text.ts';
import { isTrue } from '../conversion/truth.ts';

/** Streams whose records a preference variable lets through or not. */
export type PreferenceName = 'Error' | 'Warning' | 'Verbose' | 'Debug' | 'Information' | 'Progress';

const defaults: Readonly<Record<PreferenceName, ActionPreference>> = {
  Error: 'Continue',
  Warning: 'Continue',
  Verbose: 'SilentlyContinue',
  Debug: 'SilentlyContinue',
  Information: 'SilentlyContinue',
  Progress: 'Continue',
};

/** What `$ErrorActionPreference`, `$WarningPreference` … say. A value that asks for what is not offered here counts as Stop for errors, so that nothing is passed over. */
export function preference(scope: Scope, name: PreferenceName): ActionPreference {
  const value = scope.get(name === 'Error' ? 'ErrorActionPreference' : `${name}Preference`);
  if (value === undefined || value === null) return defaults[name];
  const text = toText(value);
  const match = matchEnum(/^\d$/.test(text) ? (actionPreferences[Number(text)] ?? text) : text, actionPreferences);
  if (!('found' in match)) return defaults[name];
  if (unsupportedActions.has(match.found)) return name === 'Error' ? 'Stop' : 'Continue';
  return actionPreferences.find((action) => action === match.found) ?? defaults[name];
}

const impacts: readonly ConfirmImpact[] = ['None', 'Low', 'Medium', 'High'];

/** `$ConfirmPreference`: the impact from which on a cmdlet asks; None never asks. High by default. */
export function confirmPreference(scope: Scope): ConfirmImpact {
  const value = scope.get('ConfirmPreference');
  if (value === undefined || value === null) return 'High';
  const match = matchEnum(toText(value), impacts);
  return 'found' in match ? (impacts.find((impact) => impact === match.found) ?? 'High') : 'High';
}

/** Whether what has `impact` asks where `threshold` is set. What has no impact never asks. */
export const asksAt = (impact: ConfirmImpact, threshold: ConfirmImpact): boolean =>
  impact !== 'None' && threshold !== 'None' && impacts.indexOf(impact) >= impacts.indexOf(threshold);

/** `$WhatIfPreference` */
export const whatIfPreference = (scope: Scope): boolean => isTrue(scope.get('WhatIfPreference') ?? null);
