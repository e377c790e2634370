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
}

/** The outermost streams: everything but output goes to stderr as text, errors in the chosen format. Write-Host goes to stdout where a person sits. */
export function hostStreams(host: Host, { style = plainStyle, errorFormat = 'text', beforeWrite }: HostStreamsOptions = {}): Streams {
  const progress = progressLine(host, style);
  const write = (text: string): void => {
    beforeWrite?.();
    host.writeError(progress.clear() + text);
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
        const cleared = progress.clear();
        if (cleared !== '') host.writeError(cleared);
        void host.write(text);
      } else write(text);
    },
    progress: (record) => progress.show(record),
  };
}

function informationText({ message, host }: InformationRecord, style: Style): string {
  const text = cellText(message, { enumerationLimit: defaultEnumerationLimit });
  return style.console(text, host?.foreground, host?.background) + (host?.noNewline === true ? '' : '\n');
}

/** One line at the foot of an interactive terminal, overwritten by the next; nothing anywhere else. */
function progressLine(host: Host, style: Style): { show(record: ProgressRecord): void; clear(): string } {
  let shown = false;
  const clear = (): string => {
    const erase = shown ? '\r\u001b[2K' : '';
    shown = false;
    return erase;
  };
  return {
    clear,
    show: ({ activity, status, percentComplete, completed }) => {
      if (!host.interactive) return;
      const erase = clear();
      if (completed === true) {
        host.writeError(erase);
        return;
      }
      const percent = percentComplete === undefined || percentComplete < 0 ? '' : ` ${Math.round(percentComplete)}%`;
      const text = printable(`${activity}${status === undefined ? '' : `: ${status}`}${percent}`).replaceAll('\n', ' ');
      host.writeError(erase + style.faint(text.slice(0, host.width - 1)));
      shown = true;
    },
  };
}
