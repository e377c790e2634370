import { traceText, type Trace } from './client/tracing-transport.ts';
import { printable } from './format/printable.ts';

/** `--debug`: a line for each request. What a service put into it does not steer the terminal. */
export const traceTo =
  (write: (text: string) => void): Trace =>
  (line) =>
    write(`${printable(traceText(line))}\n`);
