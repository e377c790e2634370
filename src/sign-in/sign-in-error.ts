export type SignInErrorId =
  | 'SignInFailed'
  | 'SignInRequired'
  | 'SignInCancelled'
  | 'SignInInteractionRequired'
  | 'ApplicationIdMissing'
  | 'ApplicationNotFound'
  | 'TenantNotFound'
  | 'ConsentMissing'
  | 'ClientSecretInvalid'
  | 'ClientSecretExpired'
  | 'ClientSecretMissing'
  | 'CertificateUnreadable'
  | 'CertificateNotRegistered'
  | 'CertificateExpired'
  | 'CertificateNotYetValid'
  | 'CertificateKeyMissing'
  | 'CertificateKeyMismatch'
  | 'CertificateKeyUnsupported'
  | 'CertificatePasswordInvalid'
  | 'DeviceCodeExpired'
  | 'FederatedTokenNotFound'
  | 'FederatedTokenRejected'
  | 'ManagedIdentityUnavailable'
  | 'InvalidAccessTokens'
  | 'AccessTokenExpired';

/** Why there is no token. Never repeats a token or a secret. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly id: SignInErrorId;
  readonly category = 'AuthenticationError';
  readonly recommendation: string;

  constructor(id: SignInErrorId, message: string, recommendation: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.id = id;
    this.recommendation = recommendation;
  }
}
