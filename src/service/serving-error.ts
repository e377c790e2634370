/** What can be wrong with the tokens of a served service, or with how it is to be served. */
export type ServingErrorId =
  | 'AccessTokenNotFound'
  | 'AccessTokenAlreadyExists'
  | 'StoreDamaged'
  | 'StoreReadOnly'
  | 'StoreFull'
  | 'InsecureServiceUri'
  | 'AddressUnavailable'
  | 'CertificateUnreadable'
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
  StoreDamaged: 'InvalidData',
  StoreReadOnly: 'PermissionDenied',
  StoreFull: 'WriteError',
  InsecureServiceUri: 'InvalidArgument',
  AddressUnavailable: 'ResourceUnavailable',
  CertificateUnreadable: 'InvalidArgument',
  InvalidFaultFile: 'InvalidData',
};

/** The error for a token of that name, or for what the file system threw about that file. */
export function accessTokenError(what: unknown, target: string): unknown {
  switch (what) {
    case 'AccessTokenNotFound':
      return new ServingError(what, target, `There is no token named '${target}'.`, 'csteams service token list shows the names.');
    case 'AccessTokenAlreadyExists':
      return new ServingError(what, target, `There is a token named '${target}' already.`, 'Choose another name, or revoke it first.');
    case 'StoreDamaged':
      return new ServingError(what, target, `The token file is damaged (${target}).`, 'It has been left as it is. Move it away and issue new tokens.');
  }
  const code = what instanceof Error && 'code' in what ? what.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ServingError('StoreFull', target, `The token file ${target} cannot be written because the disk is full.`, 'Free some space first.', what);
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EISDIR' || code === 'ENOTDIR') {
    return new ServingError('StoreReadOnly', target, `The token file ${target} cannot be used.`, 'Give yourself access to the file and its folder.', what);
  }
  return what;
}
