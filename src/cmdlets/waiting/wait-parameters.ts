import { int, switchParameter } from '../../engine/parameter.ts';

/** How long `-Wait` waits where nobody says: grants to users take 30 to 45 seconds to show. */
export const defaultWaitSeconds = 120;

/** `-Wait` and `-TimeoutSec` of the cmdlets that write. */
export const waitParameters = {
  Wait: switchParameter('Wait until the tenant shows the change. Members of a group may get it hours later; that is not waited for.'),
  TimeoutSec: int(`How long -Wait waits at most, in seconds; ${defaultWaitSeconds} where it is left out.`, { validateRange: { min: 0 } }),
};

/** What was given of them. */
export interface WaitArguments {
  readonly Wait: boolean | undefined;
  readonly TimeoutSec: number | undefined;
}
