export type HistoryErrorId = 'ChangeNotFound' | 'ChangedSince' | 'CannotUndoChange';

const categories: Readonly<Record<HistoryErrorId, string>> = {
  ChangeNotFound: 'ObjectNotFound',
  ChangedSince: 'InvalidOperation',
  CannotUndoChange: 'InvalidOperation',
};

/** Why a change of the history cannot be shown or taken back. */
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
