export type HistoryErrorId = 'ChangeNotFound' | 'ChangedSince' | 'CannotUndoChange' | 'HistoryNotWritable';

const categories: Readonly<Record<HistoryErrorId, string>> = {
  ChangeNotFound: 'ObjectNotFound',
  ChangedSince: 'InvalidOperation',
  CannotUndoChange: 'InvalidOperation',
  HistoryNotWritable: 'WriteError',
};

/** Why a change cannot be noted in the history, shown or taken back. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
  readonly id: HistoryErrorId;
  readonly category: string;
  readonly target: string;
  readonly recommendation: string;

  constructor(id: HistoryErrorId, target: string, message: string, recommendation: string) {
    super(message);
    this.id = id;
    this.category = categories[id];
    this.target = target;
    this.recommendation = recommendation;
  }
}

/** `thrown`: what the file system says. */
export const historyNotWritable = (file: string, thrown: unknown): HistoryError =>
  new HistoryError(
    'HistoryNotWritable',
    file,
    `The change history ${file} cannot be written (${thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown)}).`,
    'Make room for it, or do without it for this command: csteams --no-history …',
  );
