import type { ErrorRecord } from '../engine/error-record.ts';
import type { Host, InformationRecord, ProgressRecord, Streams } from '../engine/host.ts';
import { cellText, defaultEnumerationLimit } from './cell-text.ts';
import { renderError } from './error-view.ts';
import { printable } from './printable.ts';
import { plainStyle, type Style } from './style.ts';

export interface HostStreamsOptions {
  /** From `loadStyle(host.colorLevel)`; none where absent. */
  readonly style?: Style;
  readonly errorFormat?: 'text' | 'json';
  /** Called before anything is written, so that output that is held back can go first. */
  readonly beforeWrite?: () => void;
  /** Shows how far something has come; nothing does where absent. */
  readonly progress?: (record: ProgressRecord) => void;
}

/** The outermost streams: everything but output goes to stderr as text, errors in the chosen format. Write-Host goes to stdout where a person sits. */
export function hostStreams(host: Host, { style = plainStyle, errorFormat = 'text', beforeWrite, progress }: HostStreamsOptions = {}): Streams {
  const write = (text: string): void => {
    beforeWrite?.();
    host.writeError(text);
  };
  return {
    error: (record: ErrorRecord) => write(renderError(record, { format: errorFormat, style })),
    warning: (message) => write(`${style.warning(`WARNING: ${printable(message)}`)}\n`),
    verbose: (message) => write(`${style.verbose(`VERBOSE: ${printable(message)}`)}\n`),
    debug: (message) => write(`${style.faint(`DEBUG: ${printable(message)}`)}\n`),
    whatIf: (message) => write(`What if: ${printable(message)}\n`),
    information: (record) => {
      const text = informationText(record, style);
      if (record.host && host.interactive) {
        beforeWrite?.();
        void host.write(text);
      } else write(text);
    },
    progress: (record) => progress?.(record),
  };
}

function informationText({ message, host }: InformationRecord, style: Style): string {
  const text = cellText(message, { enumerationLimit: defaultEnumerationLimit });
  return style.console(text, host?.foreground, host?.background) + (host?.noNewline === true ? '' : '\n');
}
