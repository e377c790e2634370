import type { ListField } from './format-record.ts';
import type { Line } from './line.ts';
import type { TextMeasure } from './text-measure.ts';
import { wrap } from './wrap.ts';

const colon = ' : ';

/** `Label : value`, labels padded to the longest of this object; long values and their line feeds continue under the value. */
export function listLines(fields: readonly ListField[], width: number, measure: TextMeasure): Line[] {
  const room = width - colon.length - 1;
  if (room < 1) return [];
  const labelWidth = Math.min(room, Math.max(0, ...fields.map(({ label }) => measure.width(label))));
  const indent = ' '.repeat(labelWidth + colon.length);
  return fields.flatMap(({ label, text }) => {
    const cut = measure.head(label, labelWidth);
    const first = cut + ' '.repeat(labelWidth - measure.width(cut)) + colon;
    const [head = '', ...rest] = wrap(text, width - indent.length, measure);
    return [{ text: first + head, strong: first.length }, ...rest.map((line) => indent + line)];
  });
}
