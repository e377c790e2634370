import type { CmdletContext } from '../../engine/cmdlet.ts';
import type { FormatOptions } from '../../format/format-request.ts';
import { teamsViews } from '../views.ts';

/** What the formatter needs of a running cmdlet: views, script blocks, and `$FormatEnumerationLimit`. */
export function formatOptions(context: CmdletContext): FormatOptions {
  const limit = context.scope.get('FormatEnumerationLimit');
  return {
    views: teamsViews(context.services.policyTypes),
    evaluate: (block, dollarUnder) => context.evaluate(block, dollarUnder),
    ...(typeof limit === 'number' && { enumerationLimit: limit }),
  };
}
