/** C0 but for tab and line feed, DEL, C1, and the marks that turn the direction of text. A carriage return before a line feed is harmless. */
const unsafe = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\r(?!\n)/g;

/**
 * The text with everything that could steer a terminal made visible: `␛` for escape and its like, `<U+202E>` for the others.
 * Names and descriptions come from a tenant; whoever may write them must not be able to write on the administrator's terminal.
 */
export const printable = (text: string): string => text.replace(unsafe, visible);

function visible(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** JSON text in which such characters are escapes, so that the data stays the same. */
export const escapeInJson = (json: string): string =>
  json.replace(/[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
