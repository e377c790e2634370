/** Why a rehearsed call did not come about or did not go on. The engine turns it into an ErrorRecord by its `id` and `category`. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly id: 'RehearsalUnavailable' | 'CallFailed' | 'FingerprintMismatch' | 'CertificateChanged';
  readonly category: string;
  readonly recommendation?: string;

  constructor(id: CallError['id'], message: string, recommendation?: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.id = id;
    this.category = id === 'RehearsalUnavailable' ? 'ResourceUnavailable' : id === 'CallFailed' ? 'ConnectionError' : 'InvalidOperation';
    if (recommendation !== undefined) this.recommendation = recommendation;
  }
}
