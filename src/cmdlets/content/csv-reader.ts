import { ErrorRecord } from '../../engine/error-record.ts';

export interface CsvRecord {
  readonly fields: readonly string[];
  /** The line it begins on, from 1. */
  readonly line: number;
  /** It begins with a quote: a # in its first field starts no comment. */
  readonly quoted: boolean;
}

/** A record longer than this is a quote that was never closed. */
const longest = 16 * 1024 * 1024;

/**
 * Takes CSV text in chunks and gives its records, as PowerShell reads them: CR, LF or CRLF end a record, also inside quotes where they belong
 * to the field; blanks around a field are dropped; a quote that does not begin a field is text; an empty last field counts only before a line
 * break. A quote that is never closed is InvalidCsv.
 */
export class CsvReader {
  readonly #delimiter: string;
  readonly #tabIsBlank: boolean;
  #text = '';
  #at = 0;
  #line = 1;
  #ended = false;
  /** Where the next quote, CR and LF stand in the text; -1 for nowhere. Searched again only once passed. */
  #quote = -1;
  #cr = -1;
  #lf = -1;
  /** With an unfinished record there is no point in trying again before this much text is there. */
  #enough = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
    this.#tabIsBlank = delimiter !== '\t';
  }

  /** The records that are complete with this chunk. */
  push(chunk: string): readonly CsvRecord[] {
    this.#text = this.#at < this.#text.length ? this.#text.slice(this.#at) + chunk : chunk;
    this.#at = 0;
    if (this.#text.length < this.#enough) return [];
    return this.#read();
  }

  /** The records that are left when the text is at its end. */
  end(): readonly CsvRecord[] {
    this.#ended = true;
    return this.#read();
  }

  #read(): readonly CsvRecord[] {
    const records: CsvRecord[] = [];
    this.#quote = this.#text.indexOf('"', this.#at);
    this.#cr = this.#text.indexOf('\r', this.#at);
    this.#lf = this.#text.indexOf('\n', this.#at);
    while (this.#at < this.#text.length) {
      const line = this.#line;
      const quoted = this.#text[this.#at] === '"';
      const fields = this.#record();
      if (fields === undefined) break;
      records.push({ fields, line, quoted });
    }
    this.#enough = this.#at < this.#text.length ? (this.#text.length - this.#at) * 2 : 0;
    return records;
  }

  /** The next record; undefined if the text ends inside it. */
  #record(): readonly string[] | undefined {
    const start = this.#at;
    if (this.#quote !== -1 && this.#quote < start) this.#quote = this.#text.indexOf('"', start);
    const end = this.#lineEnd(start);
    if (this.#quote !== -1 && (end === -1 || this.#quote < end)) return this.#quotedRecord(start, end);
    if (end === -1 && !this.#ended) return undefined;
    const line = end === -1 ? this.#text.slice(start) : this.#text.slice(start, end);
    if (end === -1) this.#at = this.#text.length;
    else if (!this.#pass(end)) return undefined;
    this.#line++;
    const fields = line.split(this.#delimiter);
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i] ?? '';
      if (this.#isBlank(field.charCodeAt(0)) || this.#isBlank(field.charCodeAt(field.length - 1))) fields[i] = this.#trimmed(field);
    }
    if (end === -1 && fields.at(-1) === '') fields.pop();
    return fields;
  }

  #lineEnd(from: number): number {
    if (this.#cr !== -1 && this.#cr < from) this.#cr = this.#text.indexOf('\r', from);
    if (this.#lf !== -1 && this.#lf < from) this.#lf = this.#text.indexOf('\n', from);
    if (this.#cr === -1 || this.#lf === -1) return Math.max(this.#cr, this.#lf);
    return Math.min(this.#cr, this.#lf);
  }

  /** Goes behind the line break at `end`; false if the text ends with a CR whose LF may still come. */
  #pass(end: number): boolean {
    if (this.#text[end] === '\r') {
      if (end + 1 === this.#text.length && !this.#ended) return false;
      this.#at = this.#text[end + 1] === '\n' ? end + 2 : end + 1;
    } else this.#at = end + 1;
    return true;
  }

  /** A record with a quote in it, field by field; `firstBreak` is the first line break in sight. */
  #quotedRecord(start: number, firstBreak: number): readonly string[] | undefined {
    const fields: string[] = [];
    for (let at = start; ;) {
      while (this.#isBlank(this.#text.charCodeAt(at))) at++;
      const quoted = this.#text[at] === '"' ? this.#quotedText(at) : undefined;
      if (quoted === undefined && this.#text[at] === '"') return this.#unfinished(start);
      const from = quoted?.end ?? at;
      const end = this.#fieldEnd(from);
      if (end === -1 && !this.#ended) return this.#unfinished(start);
      const rest = this.#text.slice(from, end === -1 ? undefined : end);
      if (quoted === undefined) {
        if (end !== -1 || rest !== '') fields.push(this.#trimmed(rest));
      } else fields.push(this.#trimmed(rest) === '' ? quoted.text : quoted.text + rest);
      if (end !== -1 && this.#text[end] === this.#delimiter) {
        at = end + 1;
        continue;
      }
      if (end === -1) this.#at = this.#text.length;
      else if (!this.#pass(end)) return undefined;
      this.#line += end === firstBreak ? 1 : (this.#text.slice(start, this.#at).match(/\r\n?|\n/g)?.length ?? 0);
      return fields;
    }
  }

  /** What stands between the quotes that open at `open`, and where it goes on behind them. */
  #quotedText(open: number): { readonly text: string; readonly end: number } | undefined {
    let text = '';
    let from = open + 1;
    for (;;) {
      const close = this.#text.indexOf('"', from);
      if (close === -1 || (close + 1 === this.#text.length && !this.#ended)) return undefined;
      text += this.#text.slice(from, close);
      if (this.#text[close + 1] !== '"') return { text, end: close + 1 };
      text += '"';
      from = close + 2;
    }
  }

  #fieldEnd(from: number): number {
    const separator = this.#delimiter.charCodeAt(0);
    for (let at = from; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === separator || code === 10 || code === 13) return at;
    }
    return -1;
  }

  /** Nothing, until more text is there; an error if there will be none. */
  #unfinished(start: number): readonly string[] | undefined {
    if (this.#ended || this.#text.length - start > longest) {
      throw new ErrorRecord({
        id: 'InvalidCsv',
        category: 'InvalidData',
        terminating: true,
        message: `The record on line ${this.#line} opens a quote that is never closed.`,
        recommendation: 'Close the quote, or double it if it belongs to the text.',
      });
    }
    return undefined;
  }

  #isBlank(code: number): boolean {
    return code === 32 || (code === 9 && this.#tabIsBlank);
  }

  /** Blanks before a field go; blanks after it go only if it is one word. */
  #trimmed(field: string): string {
    let start = 0;
    while (this.#isBlank(field.charCodeAt(start))) start++;
    const word = /^[^ \t"]*(?=[ \t]+$)/.exec(field.slice(start));
    return word === null ? field.slice(start) : word[0];
  }
}
