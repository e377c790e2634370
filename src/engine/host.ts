import type { ErrorRecord } from './error-record.ts';
import type { Value } from './value.ts';

/** The terminal as the engine sees it. Tests give a fake one. */
export interface Host {
  /** A person sits at it: prompts are possible. */
  readonly interactive: boolean;
  /** stdout is a terminal. */
  readonly outputIsTerminal: boolean;
  /** Columns of stdout: the terminal's, or 120. */
  readonly width: number;
  /** Columns of the terminal that stderr is; undefined where it is none. */
  readonly errorWidth: number | undefined;
  /** 0 none, 1 sixteen colours, 2 256, 3 true colour. */
  readonly colorLevel: 0 | 1 | 2 | 3;
  /** Raw text to stdout; resolves when more may be written (back-pressure). */
  write(text: string): Promise<void>;
  /** Raw text to stderr. */
  writeError(text: string): void;
  /** One line from the person; undefined at end of input. `secret` does not echo. Rejects with OperationStopped on Ctrl-C. */
  readLine(prompt: string, options?: { readonly secret?: boolean }): Promise<string | undefined>;
  /** Shows an address in the person's browser; false where there is none. */
  openBrowser?(url: string): Promise<boolean>;
  /** stdin as text chunks, when it is not a terminal; undefined when it is, or when it is closed. */
  readonly input: AsyncIterable<Uint8Array> | undefined;
}

/** Time and chance, so that tests can hold them still. */
export interface Clock {
  now(): Date;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** In [0, 1). */
  random(): number;
}

/** Files as scripts may touch them. Paths are relative to the working folder; implementations refuse what the file policy refuses (FileAccessRefused). */
export interface FileStore {
  readonly workingFolder: string;
  /** undefined when there is nothing at `path`. */
  kind(path: string): Promise<'file' | 'folder' | undefined>;
  /** Decoded text in chunks: UTF-8 (BOM optional) or UTF-16 with BOM; others are UnsupportedEncoding. */
  read(path: string): AsyncIterable<string>;
  /** The names in a folder, sorted; none where it cannot be read. Without it wildcards match nothing. */
  list?(folder: string): Promise<readonly string[]>;
  /** A writer for UTF-8 text; `exclusive` fails if the file exists (NoClobber). */
  write(path: string, mode: 'truncate' | 'append' | 'exclusive'): Promise<FileWriter>;
}

export interface FileWriter {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

export interface InformationRecord {
  readonly message: Value;
  readonly source: string;
  /** Set by Write-Host. */
  readonly host?: { readonly foreground?: string; readonly background?: string; readonly noNewline: boolean };
}

export interface ProgressRecord {
  readonly activity: string;
  readonly status?: string;
  readonly percentComplete?: number;
  readonly counts?: ProgressCounts;
  readonly completed?: boolean;
}

/** How far work on many things has come. */
export interface ProgressCounts {
  readonly done: number;
  /** Of those done. */
  readonly failed: number;
  /** undefined where it is not known how many there are. */
  readonly total?: number;
  /** Since the work began. */
  readonly seconds: number;
}

/** A message that its preference kept from being shown. */
export type HiddenMessage =
  | { readonly stream: 'error'; readonly error: ErrorRecord }
  | { readonly stream: 'warning'; readonly message: string }
  | { readonly stream: 'information'; readonly record: InformationRecord };

/** Where a command's streams other than output go. The outermost one renders them on the host; redirections and -ErrorVariable wrap it. */
export interface Streams {
  error(record: ErrorRecord): void;
  warning(message: string): void;
  verbose(message: string): void;
  debug(message: string): void;
  information(record: InformationRecord): void;
  progress(record: ProgressRecord): void;
  /** `What if: …` */
  whatIf(message: string): void;
  /** What is not shown: -ErrorVariable and its like get it all the same, those of the functions around included. */
  hidden?(message: HiddenMessage): void;
}
