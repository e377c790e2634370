import { randomUUID } from 'node:crypto';

/** Places of a keychain that hold one text each, by account. `undefined`: nothing there. */
export interface SecretPlaces {
  get(account: string): Promise<string | undefined>;
  set(account: string, text: string): Promise<void>;
  /** No error when there is none. */
  remove(account: string): Promise<void>;
}

/** Starts the place of a secret that lies in several; a secret that starts so is split whatever its length, so that it is not mistaken for one. */
const mark = 'csteams-pieces:';

interface Pieces {
  readonly generation: string;
  readonly count: number;
}

/**
 * Secrets of any length in places that take only so much (Windows: 2560 bytes). A long one lies in numbered pieces, and its own place says which: the
 * pieces are written first and the place last, so a reader at any moment finds the old secret or the new one.
 */
export function secretTexts(places: SecretPlaces, longest: number): SecretPlaces {
  const piecesOf = async (account: string): Promise<Pieces | undefined> => readMark(await places.get(account));
  const pieceAt = (account: string, generation: string, index: number): string => `${account} ${generation}.${index}`;
  async function removePieces(account: string, { generation, count }: Pieces): Promise<void> {
    for (let index = 0; index < count; index++) await places.remove(pieceAt(account, generation, index));
  }
  async function read(account: string): Promise<string | undefined> {
    const text = await places.get(account);
    const pieces = readMark(text);
    if (!pieces) return text;
    let whole = '';
    for (let index = 0; index < pieces.count; index++) {
      const piece = await places.get(pieceAt(account, pieces.generation, index));
      if (piece === undefined) return undefined;
      whole += piece;
    }
    return whole;
  }
  return {
    // A piece that is gone was replaced while we read: the second look finds the secret that took its place.
    get: async (account) => (await read(account)) ?? (await read(account)),
    async set(account, text) {
      const before = await piecesOf(account);
      if (text.length <= longest && !text.startsWith(mark)) await places.set(account, text);
      else {
        const generation = randomUUID().slice(0, 8);
        const count = Math.ceil(text.length / longest);
        for (let index = 0; index < count; index++) await places.set(pieceAt(account, generation, index), text.slice(index * longest, (index + 1) * longest));
        await places.set(account, `${mark}${generation}:${count}`);
      }
      if (before) await removePieces(account, before);
    },
    async remove(account) {
      const pieces = await piecesOf(account);
      await places.remove(account);
      if (pieces) await removePieces(account, pieces);
    },
  };
}

function readMark(text: string | undefined): Pieces | undefined {
  if (text?.startsWith(mark) !== true) return undefined;
  const [generation = '', count = ''] = text.slice(mark.length).split(':');
  return { generation, count: Number(count) };
}
