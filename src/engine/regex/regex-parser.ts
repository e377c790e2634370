import { characterSource, readBrackets, readEscape } from './regex-character-set.ts';
import { RegexSyntaxError, type Assertion, type RegexNode, type RegexTree } from './regex-syntax.ts';

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly n: boolean;
  readonly x: boolean;
}

const maxDepth = 100;

/** Reads a .NET regular expression. Throws RegexSyntaxError for a mistake, and for the parts of .NET that are not supported. */
export function parseRegex(pattern: string, caseSensitive: boolean): RegexTree {
  return new RegexParser(pattern, caseSensitive).parse();
}

class RegexParser {
  readonly #pattern: string;
  #at = 0;
  #depth = 0;
  #flags: Flags;
  #groups = 0;
  #consumed = false;
  readonly #names = new Map<string, number>();

  constructor(pattern: string, caseSensitive: boolean) {
    this.#pattern = pattern;
    this.#flags = { i: !caseSensitive, m: false, s: false, n: false, x: false };
  }

  parse(): RegexTree {
    const root = this.#alternation();
    if (this.#at < this.#pattern.length) throw this.#error("Too many )'s.");
    this.#checkReferences(root);
    return { root, groups: this.#groups, names: this.#names, caseSensitive: !this.#flags.i };
  }

  #error(message: string): RegexSyntaxError {
    return new RegexSyntaxError(message, this.#at);
  }

  #peek(offset = 0): string {
    return this.#pattern.charAt(this.#at + offset);
  }

  #alternation(): RegexNode {
    if (++this.#depth > maxDepth) throw this.#error(`Groups are nested more than ${maxDepth} deep.`);
    const options = [this.#sequence()];
    while (this.#peek() === '|') {
      this.#at++;
      options.push(this.#sequence());
    }
    this.#depth--;
    return options.length === 1 && options[0] ? options[0] : { kind: 'alternation', options };
  }

  #sequence(): RegexNode {
    const items: RegexNode[] = [];
    for (;;) {
      this.#skipComments();
      const char = this.#peek();
      if (char === '' || char === '|' || char === ')') return items.length === 1 && items[0] ? items[0] : { kind: 'sequence', items };
      const atom = this.#atom();
      if (atom) items.push(this.#quantified(atom));
    }
  }

  #skipComments(): void {
    for (;;) {
      const rest = this.#pattern.slice(this.#at, this.#at + 3);
      if (rest === '(?#') {
        const end = this.#pattern.indexOf(')', this.#at);
        if (end < 0) throw this.#error('Unterminated (?#...) comment.');
        this.#at = end + 1;
      } else if (this.#flags.x && /^[\s#]/.test(rest)) {
        const end = rest.startsWith('#') ? this.#pattern.indexOf('\n', this.#at) : this.#at;
        this.#at = end < 0 ? this.#pattern.length : end + 1;
      } else return;
    }
  }

  #quantified(body: RegexNode): RegexNode {
    this.#skipComments();
    const quantifier = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\?)?/.exec(this.#pattern.slice(this.#at, this.#at + 40));
    if (!quantifier) return body;
    const [all, symbol, low, comma, high, lazy] = quantifier;
    this.#at += all.length;
    const min = symbol === undefined ? Number(low) : symbol === '+' ? 1 : 0;
    const max =
      symbol === undefined ? (comma === undefined ? min : high === '' || high === undefined ? Infinity : Number(high)) : symbol === '?' ? 1 : Infinity;
    if (max < min) throw this.#error('Illegal {x,y} with x > y.');
    if (min > 1000 || (max !== Infinity && max > 1000)) throw this.#error('A count in {x,y} is above 1000.');
    if (/^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(this.#pattern.slice(this.#at, this.#at + 20))) throw this.#error(`Nested quantifier '${this.#peek()}'.`);
    return { kind: 'repeat', min, max, lazy: lazy !== undefined, body };
  }

  #atom(): RegexNode | undefined {
    const char = this.#peek();
    if (char === '(') return this.#group();
    this.#consumed = true;
    switch (char) {
      case '*':
      case '+':
      case '?':
        throw this.#error(`Quantifier '${char}' following nothing.`);
      case '[': {
        const { source, end } = readBrackets(this.#pattern, this.#at);
        this.#at = end;
        return { kind: 'set', source };
      }
      case '\\':
        return this.#escape();
    }
    this.#at++;
    if (char === '.') return { kind: 'set', source: this.#flags.s ? '[\\s\\S]' : '[^\\n]' };
    if (char === '^') return { kind: 'assertion', which: this.#flags.m ? 'lineStart' : 'start' };
    if (char === '$') return { kind: 'assertion', which: this.#flags.m ? 'lineEnd' : 'finalEnd' };
    return { kind: 'set', source: characterSource(char.charCodeAt(0)) };
  }

  #escape(): RegexNode {
    const letter = this.#peek(1);
    const assertions: Readonly<Record<string, Assertion>> = { A: 'start', z: 'end', Z: 'finalEnd', b: 'boundary', B: 'notBoundary' };
    const which = Object.hasOwn(assertions, letter) ? assertions[letter] : undefined;
    if (which !== undefined) {
      this.#at += 2;
      return { kind: 'assertion', which };
    }
    if (letter === 'G') throw this.#error('\\G is not supported.');
    const reference = /^\\(?:k(?:<(\w+)>|'(\w+)'|\{(\w+)\})|([1-9]\d*))/.exec(this.#pattern.slice(this.#at, this.#at + 100));
    if (reference) {
      this.#at += reference[0].length;
      return { kind: 'reference', index: this.#groupIndex(reference[1] ?? reference[2] ?? reference[3] ?? reference[4] ?? '') };
    }
    const { end, set, code } = readEscape(this.#pattern, this.#at + 1);
    this.#at = end;
    return { kind: 'set', source: set ?? characterSource(code ?? 0) };
  }

  #groupIndex(name: string): number {
    const index = this.#names.get(name) ?? (/^\d+$/.test(name) ? Number(name) : undefined);
    if (index === undefined) throw this.#error(`Reference to undefined group name '${name}'.`);
    return index;
  }

  #group(): RegexNode | undefined {
    const opening = /^\((?:\?(?:(<=|<!|=|!|:|>|\()|<(\w+)(-\w*)?>|'(\w+)(-\w*)?'|([imnsx]*)(?:-([imnsx]+))?([:)])))?/.exec(
      this.#pattern.slice(this.#at, this.#at + 200),
    );
    const [all = '(', symbol, name, balance, quoted, quotedBalance, on, off, close] = opening ?? [];
    if (all === '(' && this.#peek(1) === '?') throw this.#error('Unrecognized grouping construct.');
    if (symbol === '>' || symbol === '(' || balance !== undefined || quotedBalance !== undefined) {
      throw this.#error(`The grouping construct ${all} is not supported.`);
    }
    this.#at += all.length;
    const outer = this.#flags;
    if (close !== undefined) this.#setFlags(on ?? '', off ?? '');
    if (close === ')') return undefined;
    this.#consumed = true;
    const label = name ?? quoted;
    const capturing = all === '(' ? !this.#flags.n : label !== undefined;
    const index = capturing ? ++this.#groups : 0;
    if (label !== undefined) {
      if (this.#names.has(label)) throw this.#error(`The group name '${label}' is used twice.`);
      this.#names.set(label, index);
    }
    const body = this.#alternation();
    if (this.#peek() !== ')') throw this.#error("Not enough )'s.");
    this.#at++;
    this.#flags = outer;
    if (capturing) return { kind: 'group', index, body };
    if (symbol === undefined || symbol === ':') return { kind: 'sequence', items: [body] };
    return { kind: 'look', behind: symbol.startsWith('<'), negative: symbol.endsWith('!'), body };
  }

  /** Letter case can only be set for the whole pattern; the other options from their place on. */
  #setFlags(on: string, off: string): void {
    const flags = { ...this.#flags };
    for (const [letters, value] of [
      [on, true],
      [off, false],
    ] as const) {
      for (const letter of letters) flags[letter as keyof Flags] = value;
    }
    if (flags.i !== this.#flags.i && (this.#consumed || this.#depth > 1)) throw this.#error('(?i) and (?-i) are supported at the start of a pattern only.');
    this.#flags = flags;
  }

  #checkReferences(node: RegexNode): void {
    if (node.kind === 'reference' && node.index > this.#groups) throw this.#error(`Reference to undefined group number ${node.index}.`);
    if (node.kind === 'sequence') node.items.forEach((item) => this.#checkReferences(item));
    else if (node.kind === 'alternation') node.options.forEach((option) => this.#checkReferences(option));
    else if ('body' in node) this.#checkReferences(node.body);
  }
}
