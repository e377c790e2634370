import { ErrorRecord } from '../engine/error-record.ts';
import type { Clock, Host } from '../engine/host.ts';
import { andThen, type Later } from '../engine/later.ts';
import { isList, type Value } from '../engine/value.ts';
import { dataEncoder, type DataFormat } from './data-encoder.ts';
import { FormatRecord } from './format-record.ts';
import type { FormatOptions } from './format-request.ts';
import type { Line } from './line.ts';
import { OutputBuffer } from './output-buffer.ts';
import { printable } from './printable.ts';
import { loadStyle, type Style } from './style.ts';
import { TextRenderer } from './text-renderer.ts';

export type OutputFormat = 'default' | 'table' | 'list' | DataFormat;

export interface OutputOptions extends FormatOptions {
  readonly host: Host;
  readonly output: OutputFormat;
  /** When given, a table's widths are decided after 300 ms at the latest. */
  readonly clock?: Pick<Clock, 'now'>;
  /** CSV and TSV leave formulas as they are. */
  readonly rawFormulas?: boolean;
  /** Receives a function that prints what is held back; call it before anything else writes on the terminal. */
  readonly onOpen?: (flush: () => void) => void;
}

/** Where the output of a pipeline ends: objects in, text on stdout. */
export interface Output {
  /** Must have settled before the next call. Waits when stdout is slower than the objects. */
  accept(value: Value): Later<void>;
  /** Prints what was held back to find column widths. */
  flush(): void;
  end(): Promise<void>;
}

/** Prints all `values` as they come. Rejects with whatever `values` throws, after printing what came before. */
export async function formatOutput(values: AsyncIterable<Value>, options: OutputOptions): Promise<void> {
  const output = await openOutput(options);
  options.onOpen?.(() => output.flush());
  try {
    for await (const value of values) {
      const accepted = output.accept(value);
      if (accepted instanceof Promise) await accepted;
    }
  } finally {
    await output.end();
  }
}

export async function openOutput(options: OutputOptions): Promise<Output> {
  const { output } = options;
  if (output === 'default' || output === 'table' || output === 'list') return textOutput(output, options, await loadStyle(options.host.colorLevel));
  return dataOutput(output, options);
}

function textOutput(shape: 'default' | 'table' | 'list', options: OutputOptions, style: Style): Output {
  const { host } = options;
  const buffer = new OutputBuffer(host);
  const renderer = new TextRenderer({ shape }, { ...options, width: host.width }, (line) => buffer.add(`${styled(line, style, host.outputIsTerminal)}\n`));
  const drainIfFull = (): Later<void> => buffer.drainIfFull();
  return {
    accept: (value) => andThen(renderer.accept(value), drainIfFull),
    flush: () => void andThen(renderer.flush(), () => void buffer.drain()),
    end: async () => {
      await renderer.end();
      await buffer.drain();
    },
  };
}

/** A string is the user's data: it is left as it is in a pipe, and made harmless on a terminal. */
function styled(line: Line, style: Style, terminal: boolean): string {
  if (typeof line === 'string') return terminal ? printable(line) : line;
  return style.strong(line.text.slice(0, line.strong)) + line.text.slice(line.strong);
}

async function dataOutput(format: DataFormat, options: OutputOptions): Promise<Output> {
  const { host, rawFormulas = false } = options;
  const buffer = new OutputBuffer(host);
  const encoder = await dataEncoder(format, { terminal: host.outputIsTerminal, rawFormulas });
  const add = (value: Value): void => {
    if (value instanceof FormatRecord) throw formattedAlready(format);
    buffer.add(encoder.encode(value));
  };
  return {
    accept: (value) => {
      if (isList(value)) value.forEach(add);
      else if (value !== null) add(value);
      return buffer.drainIfFull();
    },
    flush: () => void buffer.drain(),
    end: async () => {
      buffer.add(encoder.end());
      await buffer.drain();
    },
  };
}

const formattedAlready = (format: DataFormat): ErrorRecord =>
  new ErrorRecord({
    id: 'InvalidInput',
    category: 'InvalidOperation',
    message: `A Format cmdlet has turned the objects into text, so that there is nothing to print as ${format}.`,
    recommendation: `Leave out the Format cmdlet, or --output ${format}.`,
    terminating: true,
  });
