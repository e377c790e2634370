import type { CmdletContext } from '../../engine/cmdlet.ts';
import type { Value } from '../../engine/value.ts';
import type { FormatOptions } from '../../format/format-request.ts';
import type { ViewLookup } from '../../format/view.ts';

declare module '../../engine/cmdlet.ts' {
  interface CmdletServices {
    /** How the application's types are printed. */
    readonly views?: ViewLookup;
  }
}

/** What the formatter needs of a running cmdlet: views, script blocks, and `$FormatEnumerationLimit`. */
export function formatOptions(context: CmdletContext): FormatOptions {
  const { services, scope } = context;
  const limit = scope.root.get('FormatEnumerationLimit');
  return {
    evaluate: (block, dollarUnder) => context.evaluate(block, dollarUnder),
    ...(services.views && { views: services.views }),
    ...(typeof limit === 'number' && { enumerationLimit: limit }),
  };
}

/** The objects given to -InputObject, nulls left out: they print nothing. */
export async function* printedObjects(each: AsyncIterable<{ readonly InputObject: Value | undefined }>): AsyncGenerator<Value, void, undefined> {
  for await (const { InputObject: value } of each) if (value !== undefined && value !== null) yield value;
}
