import { OAuthError } from './oauth-error.ts';
import type { SignInRequest } from './sign-in-request.ts';

/** Refuses a form that another site's page has sent. Programs say nothing of where they are; browsers do. */
export function checkOrigin({ headers }: SignInRequest, baseUrl: string): void {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  const ours = origin === undefined || origin === baseUrl || origin.replace(/^https?:\/\//, '') === headers['host'];
  if (ours && (site === undefined || site === 'same-origin' || site === 'none')) return;
  throw new OAuthError('invalid_request', undefined, 'The form was not sent from this page.', 403);
}
