import type { Clock } from '../../engine/host.ts';
import { dateTime } from '../../engine/parameter.ts';
import type { DateTime } from '../../engine/value.ts';

export const asOfParameter = () => dateTime('The day whose rules and lists apply; today where it is left out. Policies are read as they are now.');

/** `YYYY-MM-DD` */
export const dayOf = (asOf: DateTime | undefined, clock: Clock): string => new Date(asOf?.ms ?? clock.now().getTime()).toISOString().slice(0, 10);
