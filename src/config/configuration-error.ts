export type ConfigurationErrorId =
  | 'ConfigurationDamaged'
  | 'ConfigurationReadOnly'
  | 'StoreFull'
  | 'ProfileNotFound'
  | 'ProfileAlreadyExists'
  | 'InvalidProfileName'
  | 'InvalidProfileSetting'
  | 'KeychainUnavailable';

const categories: Readonly<Record<ConfigurationErrorId, string>> = {
  ConfigurationDamaged: 'InvalidData',
  ConfigurationReadOnly: 'PermissionDenied',
  StoreFull: 'WriteError',
  ProfileNotFound: 'ObjectNotFound',
  ProfileAlreadyExists: 'ResourceExists',
  InvalidProfileName: 'InvalidArgument',
  InvalidProfileSetting: 'InvalidArgument',
  KeychainUnavailable: 'ResourceUnavailable',
};

/** What is wrong with the settings, or with what is asked of them. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly id: ConfigurationErrorId;
  readonly category: string;
  readonly recommendation: string;
  /** The file, or the profile's name. */
  readonly target: string;

  constructor(id: ConfigurationErrorId, target: string, message: string, recommendation: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.id = id;
    this.category = categories[id];
    this.target = target;
    this.recommendation = recommendation;
  }
}

/** A file that is not what csteams writes. It is left as it is. */
export const damaged = (file: string, what: string, cause?: unknown): ConfigurationError =>
  new ConfigurationError(
    'ConfigurationDamaged',
    file,
    `The file ${file} is damaged: ${what}.`,
    'It has been left as it is. Mend it, or move it away to start afresh.',
    cause,
  );

const refusals = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'EEXIST']);

/** The error for what the file system threw about a file; anything else as it is. */
export function fileError(thrown: unknown, file: string): unknown {
  const code = thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  if (refusals.has(code)) {
    return new ConfigurationError(
      'ConfigurationReadOnly',
      file,
      `The file ${file} cannot be used (${code}).`,
      'Give yourself access to the file and its folder, or name another folder in CSTEAMS_HOME.',
      thrown,
    );
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ConfigurationError(
      'StoreFull',
      file,
      `The file ${file} cannot be written because the disk is full.`,
      'Free some space. Nothing has been changed.',
      thrown,
    );
  }
  return thrown;
}
