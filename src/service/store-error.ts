import { ServiceError, type StoreErrorId } from './service-error.ts';

/** SQLite's primary result codes (the low byte of `errcode`), as far as they say what is wrong with the file. */
const sqliteCodes: Readonly<Record<number, StoreErrorId>> = {
  5: 'StoreBusy',
  6: 'StoreBusy',
  8: 'StoreReadOnly',
  11: 'StoreDamaged',
  13: 'StoreFull',
  14: 'StoreReadOnly',
  26: 'StoreDamaged',
};

const systemCodes: Readonly<Record<string, StoreErrorId>> = {
  EACCES: 'StoreReadOnly',
  EPERM: 'StoreReadOnly',
  EROFS: 'StoreReadOnly',
  EISDIR: 'StoreReadOnly',
  ENOTDIR: 'StoreReadOnly',
  EEXIST: 'StoreReadOnly',
  ENOSPC: 'StoreFull',
  EDQUOT: 'StoreFull',
};

/** SQLITE_IOERR_SHMSIZE, _WRITE and _FSYNC: what a full disk looks like when it is not told as such. */
const diskErrors = new Set([4874, 778, 1034]);

const texts: Readonly<Record<StoreErrorId, readonly [message: string, recommendation: string]>> = {
  StoreBusy: ['is in use by another process that does not let go of it', 'End other csteams processes and try again.'],
  StoreDamaged: ['is damaged or is not a csteams tenant', 'It has been left as it is. To put it aside and start afresh: csteams sandbox reset'],
  StoreReadOnly: ['cannot be written', 'Give yourself write access to the file and its folder, or name another folder in CSTEAMS_HOME.'],
  StoreFull: ['cannot be written because the disk is full', 'Free some space and run the command again. Nothing has been changed.'],
  StoreVersion: ['has an unknown version', 'Update csteams.'],
};

/** Another process has the file locked. */
export const isBusy = (error: unknown): boolean => storeErrorId(error) === 'StoreBusy';

/** What SQLite or the file system threw, as the error it means for the person; any other error as it is. */
export function storeError(error: unknown, file: string): unknown {
  if (error instanceof ServiceError) return error;
  const id = storeErrorId(error);
  return id === undefined ? error : newStoreError(id, file, error);
}

export function newStoreError(id: StoreErrorId, file: string, cause?: unknown): ServiceError {
  const [message, recommendation] = texts[id];
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  return new ServiceError(id, `The data file ${file} ${message}${reason}.`, { target: file, recommendation, cause });
}

function storeErrorId(error: unknown): StoreErrorId | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') {
    return diskErrors.has(error.errcode) ? 'StoreFull' : sqliteCodes[error.errcode & 0xff];
  }
  return 'code' in error && typeof error.code === 'string' ? systemCodes[error.code] : undefined;
}
