import type { CmdletContext } from '../../engine/cmdlet.ts';
import { adviceOn } from '../../policy/advice.ts';
import type { PolicyType } from '../../policy/policy-type.ts';
import type { Json } from '../../policy/setting.ts';

/** Warns of changes that are not refused and may still not do what was meant. */
export function warnOf(type: PolicyType, changes: Readonly<Record<string, Json>>, settings: Readonly<Record<string, Json>>, context: CmdletContext): void {
  for (const sentence of adviceOn(type, changes, settings)) context.streams.warning(sentence);
}
