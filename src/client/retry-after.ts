/** Longer than this no service means it: a clock that is wrong by a day must not stop a rollout for a day. Milliseconds. */
const longest = 60 * 60 * 1000;

/** How long a `Retry-After` header asks to wait, in milliseconds: seconds, also fractional ones, or an HTTP date. undefined where it says nothing of use. */
export function retryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(longest, Math.ceil(Number(text) * 1000));
  // Date.parse takes far more than HTTP dates, a bare number for instance.
  if (!/^[A-Za-z]{3,9},? \d/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.min(longest, Math.max(0, time - now.getTime()));
}
