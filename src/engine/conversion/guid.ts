import { Guid } from '../value.ts';

const hyphenated = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A GUID from text: with dashes (in braces, parentheses or neither) or 32 digits, in any case. Undefined if the text is none. */
export function parseGuid(text: string): Guid | undefined {
  const folded = text.trim().toLowerCase();
  const bare = /^\{.*\}$|^\(.*\)$/.test(folded) ? folded.slice(1, -1) : folded;
  if (hyphenated.test(bare)) return new Guid(bare);
  if (!/^[0-9a-f]{32}$/.test(folded)) return undefined;
  return new Guid(folded.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
}
