/** What can be wrong with the tokens of a served service, or with how it is to be served. */
export type ServingErrorId =
  | 'AccessTokenNotFound'
  | 'AccessTokenAlreadyExists'
  | 'ApplicationNotFound'
  | 'ApplicationAlreadyExists'
  | 'StoreDamaged'
  | 'StoreReadOnly'
  | 'StoreFull'
  | 'InsecureServiceUri'
  | 'AddressUnavailable'
  | 'CertificateUnreadable'
  | 'KeysUnreadable'
  | 'InvalidFaultFile';

/** An error of serving, as the person who starts the service or keeps its tokens sees it. */
export class ServingError extends Error {
  override readonly name = 'ServingError';
  readonly id: ServingErrorId;
  readonly category: string;
  readonly recommendation: string;
  readonly target: string;

  constructor(id: ServingErrorId, target: string, message: string, recommendation: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.id = id;
    this.category = categories[id];
    this.target = target;
    this.recommendation = recommendation;
  }
}

const categories: Readonly<Record<ServingErrorId, string>> = {
  AccessTokenNotFound: 'ObjectNotFound',
  AccessTokenAlreadyExists: 'ResourceExists',
  ApplicationNotFound: 'ObjectNotFound',
  ApplicationAlreadyExists: 'ResourceExists',
  StoreDamaged: 'InvalidData',
  StoreReadOnly: 'PermissionDenied',
  StoreFull: 'WriteError',
  InsecureServiceUri: 'InvalidArgument',
  AddressUnavailable: 'ResourceUnavailable',
  CertificateUnreadable: 'InvalidArgument',
  KeysUnreadable: 'InvalidArgument',
  InvalidFaultFile: 'InvalidData',
};

/** The error for a token of that name. */
export function accessTokenError(what: 'AccessTokenNotFound' | 'AccessTokenAlreadyExists', name: string): ServingError {
  return what === 'AccessTokenNotFound'
    ? new ServingError(what, name, `There is no token named '${name}'.`, 'csteams service token list shows the names.')
    : new ServingError(what, name, `There is a token named '${name}' already.`, 'Choose another name, or revoke it first.');
}

/** The error for an application of that name or client id. */
export function applicationError(what: 'ApplicationNotFound' | 'ApplicationAlreadyExists', name: string): ServingError {
  return what === 'ApplicationNotFound'
    ? new ServingError(what, name, `There is no application '${name}'.`, 'csteams service application list shows names and client ids.')
    : new ServingError(what, name, `There is an application named '${name}' already.`, 'Choose another name, or remove it first.');
}

/** The error for what the file system threw about a file that serving needs, or for its being damaged. `called`: `token file`. */
export function lineFileError(what: unknown, file: string, called: string): unknown {
  if (what === 'StoreDamaged') {
    return new ServingError(what, file, `The ${called} is damaged (${file}).`, 'It has been left as it is. Move it away and make its contents anew.');
  }
  const code = what instanceof Error && 'code' in what ? what.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ServingError('StoreFull', file, `The ${called} ${file} cannot be written because the disk is full.`, 'Free some space first.', what);
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EISDIR' || code === 'ENOTDIR') {
    return new ServingError('StoreReadOnly', file, `The ${called} ${file} cannot be used.`, 'Give yourself access to the file and its folder.', what);
  }
  return what;
}
