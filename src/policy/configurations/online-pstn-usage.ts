import { configuration } from '../policy-type.ts';
import { texts } from '../setting.ts';

export const onlinePstnUsage = configuration('OnlinePstnUsage', {
  synopsis: 'The telephone usages by which calls find their routes.',
  columns: ['Usage'],
  cmdlets: { Set: { without: ['Force'] } },
  settings: { Usage: texts('The usages, best first.', { modifiable: true }) },
});
