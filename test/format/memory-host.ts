import type { Host } from '../../src/engine/host.ts';

/** A host that keeps what is written. */
export function memoryHost(options: Partial<Pick<Host, 'interactive' | 'outputIsTerminal' | 'width' | 'errorWidth' | 'colorLevel'>> = {}): Host & {
  readonly written: () => string;
  readonly writtenErrors: () => string;
} {
  let out = '';
  let errors = '';
  return {
    interactive: false,
    outputIsTerminal: false,
    width: 120,
    errorWidth: undefined,
    colorLevel: 0,
    input: undefined,
    ...options,
    write: async (text) => {
      out += text;
    },
    writeError: (text) => {
      errors += text;
    },
    readLine: async () => undefined,
    written: () => out,
    writtenErrors: () => errors,
  };
}
