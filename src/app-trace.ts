import { traceText, type Trace } from './client/tracing-transport.ts';

/** `--debug`: a line for each request. */
export const traceTo =
  (write: (text: string) => void): Trace =>
  (line) =>
    write(`${traceText(line)}\n`);
