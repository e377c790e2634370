/** Four 32-bit words, one policy type and one row for each entry; row 0 is none. */
interface Table {
  readonly words: Uint32Array;
  readonly types: Uint16Array;
  readonly rows: Uint32Array;
}

const table = (capacity: number): Table => ({ words: new Uint32Array(capacity * 4), types: new Uint16Array(capacity), rows: new Uint32Array(capacity) });

const guid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** The first row of each user and policy type. Object ids are kept as numbers: as text, a hundred thousand of them would be the largest thing in a plan. */
export class SeenUsers {
  #table = table(1024);
  #count = 0;
  readonly #types = new Map<string, number>();
  /** For a service whose ids are not GUIDs. */
  readonly #others = new Map<string, number>();

  firstRowOf(id: string, type: string): number | undefined {
    if (!guid.test(id)) return this.#others.get(`${id} ${type}`);
    const row = this.#table.rows[place(this.#table, wordsOf(id), this.#typeOf(type))] ?? 0;
    return row === 0 ? undefined : row;
  }

  /** A user and type that are known already keep their first row. */
  remember(id: string, type: string, row: number): void {
    if (!guid.test(id)) {
      if (this.firstRowOf(id, type) === undefined) this.#others.set(`${id} ${type}`, row);
      return;
    }
    if ((this.#count + 1) * 3 > this.#table.rows.length * 2) this.#grow();
    if (put(this.#table, wordsOf(id), this.#typeOf(type), row)) this.#count += 1;
  }

  #typeOf(name: string): number {
    const known = this.#types.get(name) ?? this.#types.size;
    this.#types.set(name, known);
    return known;
  }

  #grow(): void {
    const { words, types, rows } = this.#table;
    const larger = table(rows.length * 2);
    for (const [at, row] of rows.entries()) if (row !== 0) put(larger, words.subarray(at * 4, at * 4 + 4), types[at] ?? 0, row);
    this.#table = larger;
  }
}

function wordsOf(id: string): Uint32Array {
  const hex = id.replaceAll('-', '');
  return Uint32Array.from([0, 8, 16, 24], (at) => Number.parseInt(hex.slice(at, at + 8), 16));
}

/** Where an entry is, or would go. */
function place({ words, types, rows }: Table, [a = 0, b = 0, c = 0, d = 0]: Uint32Array, type: number): number {
  const mask = rows.length - 1;
  let at = (Math.imul(a ^ Math.imul(b, 0x9e3779b1) ^ c ^ Math.imul(d, 0x85ebca6b), 0xc2b2ae35) + type) & mask;
  while (rows[at] !== 0) {
    const from = at * 4;
    if (types[at] === type && words[from] === a && words[from + 1] === b && words[from + 2] === c && words[from + 3] === d) return at;
    at = (at + 1) & mask;
  }
  return at;
}

/** false: it was there. */
function put(into: Table, id: Uint32Array, type: number, row: number): boolean {
  const at = place(into, id, type);
  if (into.rows[at] !== 0) return false;
  into.words.set(id, at * 4);
  into.types[at] = type;
  into.rows[at] = row;
  return true;
}
