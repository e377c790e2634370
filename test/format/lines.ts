import type { Value } from '../../src/engine/value.ts';
import { customObject, psObject } from '../../src/engine/value.ts';
import type { FormatOptions, FormatRequest } from '../../src/format/format-request.ts';
import type { LayoutOptions } from '../../src/format/line-layout.ts';
import { textOf } from '../../src/format/line.ts';
import { TextRenderer } from '../../src/format/text-renderer.ts';

export const custom = (record: Record<string, Value>): Value => psObject(customObject, record);

/** The lines that `values` print as, with `request` instead of the default view where given. */
export async function linesOf(
  values: readonly Value[],
  request: Partial<FormatRequest> = {},
  options: Partial<FormatOptions & LayoutOptions> = {},
): Promise<string[]> {
  const lines: string[] = [];
  const renderer = new TextRenderer({ shape: 'default', ...request }, { width: 120, ...options }, (line) => lines.push(textOf(line)));
  for (const value of values) await renderer.accept(value);
  await renderer.end();
  return lines;
}
