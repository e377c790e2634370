/** A JSON value in a sentence: text without quotes, anything else as JSON. */
export const jsonText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
