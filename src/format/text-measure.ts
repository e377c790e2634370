const plain = /^[\x20-\x7e\n\t]*$/;

/**
 * Measures text in terminal cells, as cli-table3 does (string-width 4). That package is loaded only when a text needs it:
 * call `load` before measuring a text that is not `ready`. A line feed or tab inside a text counts as one cell.
 */
export class TextMeasure {
  #wide: ((text: string) => number) | undefined;
  /** Made when a text needs it: it costs several milliseconds. */
  #graphemes: Intl.Segmenter | undefined;

  ready(text: string): boolean {
    return this.#wide !== undefined || plain.test(text);
  }

  async load(): Promise<void> {
    this.#wide ??= (await import('string-width')).default;
  }

  width(text: string): number {
    if (this.#wide === undefined || plain.test(text)) return text.length;
    const controls = text.match(/[\n\t]/g);
    return this.#wide(text) + (controls?.length ?? 0);
  }

  /** The longest beginning of at most `cells` cells. */
  head(text: string, cells: number): string {
    if (plain.test(text)) return text.slice(0, Math.max(cells, 0));
    return this.#fitting(this.split(text), cells).join('');
  }

  /** The longest end of at most `cells` cells. */
  tail(text: string, cells: number): string {
    if (plain.test(text)) return cells <= 0 ? '' : text.slice(-cells);
    return this.#fitting(this.split(text).reverse(), cells).reverse().join('');
  }

  /** The characters as a reader counts them: never half of an emoji or a letter without its accent. */
  split(text: string): string[] {
    this.#graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    return Array.from(this.#graphemes.segment(text), ({ segment }) => segment);
  }

  #fitting(characters: readonly string[], cells: number): string[] {
    let left = cells;
    const fitting: string[] = [];
    for (const character of characters) {
      left -= this.width(character);
      if (left < 0) break;
      fitting.push(character);
    }
    return fitting;
  }
}
