/** A request to the sign-in endpoints, as data. */
export interface SignInRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  /** Empty for GET. */
  readonly form: ReadonlyMap<string, string>;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** It came from this machine. */
  readonly local: boolean;
}

/** A request of which only the head has been read. */
export interface SignInHead extends Omit<SignInRequest, 'query' | 'form'> {
  readonly query: URLSearchParams;
  /** Rejects with OAuthError. */
  readonly readForm: () => Promise<ReadonlyMap<string, string>>;
}

/** JSON, or a page, or a redirect. */
export interface SignInAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly html?: string;
}
