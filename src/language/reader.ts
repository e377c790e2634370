import type { Extent, ParseError } from './ast.ts';
import { Notes } from './notes.ts';
import { parseError, ParseFailure, type ParseErrorOptions } from './parse-error.ts';
import type { ParseErrorId } from './parse-error-messages.ts';
import type { Rules } from './rules.ts';
import type { Symbol, Token } from './token.ts';
import { scanToken, type Mode, type Operand } from './tokenizer.ts';
import { isAtEnd, skipTrivia } from './trivia.ts';

/** Brackets, blocks and operands within one another. Deep enough for any script a person wrote, shallow enough for the stack. */
const maxDepth = 150;
/** Operands that hang on one another from the left: `a + b + c`, `$x.a.b.c`. */
const maxChain = 1000;

/** Where control flow may go from a place: a loop within a finally block catches `break`, nothing catches `return`. */
export interface FlowContext {
  readonly inFinally: boolean;
  readonly inLoop: boolean;
}

const startOfLine = { newlines: false, semicolons: false };
const pastNewlines = { newlines: true, semicolons: false };
const pastTerminators = { newlines: true, semicolons: true };

/** Reads the text's tokens one by one, each in the mode that the rule which asks for it needs. Looks ahead one token. */
export class Reader {
  readonly text: string;
  readonly rules: Rules;
  /** Behind the last token that was taken: what touches it starts here. */
  position: number;
  mode: Mode = 'command';
  /** In a list of parameters or method arguments a comma separates and builds no array. */
  commaSeparates = false;
  flow: FlowContext = { inFinally: false, inLoop: false };
  readonly notes: Notes;
  private depth: number;
  private ahead: Token | undefined;
  private aheadMode: Mode = 'command';

  constructor(text: string, rules: Rules, { position = 0, depth = 0, notes = new Notes() }: { position?: number; depth?: number; notes?: Notes } = {}) {
    this.text = text;
    this.rules = rules;
    this.position = position;
    this.depth = depth;
    this.notes = notes;
  }

  /** The next token, left where it is. */
  peek(): Token {
    const known = this.ahead;
    return known !== undefined && (this.aheadMode === this.mode || readsAlikeInBothModes.has(known.kind)) ? known : this.scan();
  }

  /** The next token where an operand is expected: `-5` is a number here. */
  peekOperand(operand: Operand): Token {
    const known = this.ahead === undefined || this.aheadMode !== this.mode ? undefined : this.ahead;
    const isMinus = known?.kind === 'operator' && known.operator === '-';
    if (known === undefined || isMinus || (operand.ternary && known.kind === 'generic')) return this.scan(operand);
    return known;
  }

  next(): Token {
    const token = this.peek();
    this.position = token.end;
    this.ahead = undefined;
    this.notes.token(token);
    return token;
  }

  /** Takes the next token if it is of that kind. */
  take(kind: Symbol): Token | undefined {
    return this.peek().kind === kind ? this.next() : undefined;
  }

  takeKeyword(name: string): Token | undefined {
    return this.atKeyword(name) ? this.next() : undefined;
  }

  at(kind: Symbol): boolean {
    return this.peek().kind === kind;
  }

  atKeyword(name: string): boolean {
    const token = this.peek();
    return token.kind === 'keyword' && token.name === name;
  }

  skipNewlines(): void {
    this.skip(pastNewlines);
  }

  skipTerminators(): void {
    this.skip(pastTerminators);
  }

  /** Blanks and comments only. */
  skipBlanks(): void {
    this.skip(startOfLine);
  }

  /** Moves to `position`, back to read again or forth behind what was read as characters. */
  moveTo(position: number): void {
    this.position = position;
    this.ahead = undefined;
  }

  /** The character that touches the last token. */
  charAt(distance = 0): string {
    return this.text.charAt(this.position + distance);
  }

  textOf(extent: Extent): string {
    return this.text.slice(extent.start, extent.end);
  }

  /** Runs `read` with the tokenizer in `mode`. */
  in<T>(mode: Mode, read: () => T): T {
    const saved = this.mode;
    this.mode = mode;
    const result = read();
    this.mode = saved;
    return result;
  }

  /** Runs `read`, which commas separate or not. */
  withComma<T>(separates: boolean, read: () => T): T {
    const saved = this.commaSeparates;
    this.commaSeparates = separates;
    const result = read();
    this.commaSeparates = saved;
    return result;
  }

  withFlow<T>(flow: FlowContext, read: () => T): T {
    const saved = this.flow;
    this.flow = flow;
    const result = read();
    this.flow = saved;
    return result;
  }

  /** Runs `read` one level deeper. */
  nested<T>(read: () => T): T {
    if (++this.depth > maxDepth) this.tooDeep(maxDepth);
    const result = read();
    this.depth--;
    return result;
  }

  /** Counts one more operand of a chain. */
  checkChain(length: number): void {
    if (length > maxChain) this.tooDeep(maxChain);
  }

  /** A reader of a part of the text, or of what a string made of it. */
  child(text: string, position: number, notes = this.notes): Reader {
    return new Reader(text, this.rules, { position, depth: this.depth, notes });
  }

  /** Leaves the parser: the text is wrong at `extent`. */
  fail(id: ParseErrorId, extent: Extent, ...values: readonly string[]): never {
    throw new ParseFailure(parseError(id, extent, { values }));
  }

  /** Leaves the parser: something is missing; if nothing stands behind `found` (by default the error's place), more input could supply it. */
  failMissing(id: ParseErrorId, extent: Extent, values: readonly string[] = [], found = extent): never {
    throw new ParseFailure(parseError(id, extent, { values, incomplete: isAtEnd(this.text, found.end) }));
  }

  /** Something is missing behind `extent`. */
  failAfter(id: ParseErrorId, extent: Extent, ...values: readonly string[]): never {
    return this.failMissing(id, { start: extent.end, end: extent.end }, values);
  }

  /** Notes an error of meaning, which counts only if the text has no error of syntax. */
  error(id: ParseErrorId, extent: Extent, ...values: readonly string[]): void {
    this.notes.errors.push(parseError(id, extent, { values }));
  }

  /** Notes valid PowerShell that csteams does not run. */
  refuse(id: ParseErrorId, extent: Extent, options: ParseErrorOptions): void {
    this.notes.refusals.push(parseError(id, extent, options));
  }

  /** Leaves the parser at a construct whose syntax it does not know. */
  refuseNow(id: ParseErrorId, extent: Extent, options: ParseErrorOptions): never {
    throw new ParseFailure(parseError(id, extent, options));
  }

  /** Errors of meaning and refusals, as `parse` reports them. */
  get laterErrors(): readonly ParseError[] {
    return this.notes.inOrder();
  }

  private tooDeep(limit: number): never {
    const { start, end } = this.peek();
    return this.fail('NestingTooDeep', { start, end }, String(limit));
  }

  private skip(what: { newlines: boolean; semicolons: boolean }): void {
    const ahead = this.ahead;
    if (ahead !== undefined && !(what.newlines && ahead.kind === 'newline') && !(what.semicolons && ahead.kind === ';')) return;
    this.moveTo(skipTrivia(this.text, this.position, what, this.notes.comment));
  }

  private scan(operand?: Operand): Token {
    const start = skipTrivia(this.text, this.position, startOfLine, this.notes.comment);
    this.aheadMode = this.mode;
    this.ahead = scanToken(this.text, start, this.mode, operand);
    return this.ahead;
  }
}

const readsAlikeInBothModes: ReadonlySet<Token['kind']> = new Set(['end', 'newline', 'string', ';', '|', '(', ')', '{', '}', '@(', '@{', '$(', ',']);
