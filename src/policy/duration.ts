const pattern = /^(?:(\d{1,7})\.)?([01]?\d|2[0-3]):([0-5]?\d)(?::([0-5]?\d))?$/;

/** Whole seconds in `[d.]hh:mm[:ss]`; undefined for anything else. */
export function durationSeconds(text: string): number | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number((part as string | undefined) ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

/** `[d.]hh:mm:ss` */
export function durationText(seconds: number): string {
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  const days = Math.trunc(seconds / 86_400);
  return `${days > 0 ? `${days}.` : ''}${two((seconds / 3600) % 24)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
