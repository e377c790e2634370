import type { PolicyFacts } from './facts.ts';

/** A setting as text; empty where it is not set. */
export function settingText({ settings }: PolicyFacts, name: string): string {
  const value = settings[name] ?? '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Some services write booleans as text. */
export const isOn = (policy: PolicyFacts, name: string): boolean => settingText(policy, name).toLowerCase() === 'true';
