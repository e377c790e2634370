import type { AuthorizationRequest } from './authorization-request.ts';
import type { OAuthError } from './oauth-error.ts';
import { page } from './page.ts';
import type { SignInAnswer } from './sign-in-request.ts';

interface Before {
  readonly user?: string | undefined;
  readonly problem?: string;
  readonly status?: number;
}

/** Asks who signs in. `before`: what was entered, and what was wrong with it. */
export const signInPage = (path: string, flow: string, { application, tenant, grant, redirectUri }: AuthorizationRequest, before: Before): SignInAnswer =>
  page({
    status: before.status ?? 200,
    title: `Sign in to ${tenant.displayName}`,
    lines: [
      `'${application.name}' wants to use ${grant.api} in your name: ${grant.permissions.join(', ')}.`,
      'This is a csteams service that stands in for Microsoft: do not enter a password of yours.',
    ],
    problem: before.problem,
    form: {
      action: path,
      hidden: { flow },
      fields: [
        { name: 'username', label: 'User principal name', value: before.user },
        { name: 'key', label: 'Access token of this service (cst_…)', secret: true },
      ],
      buttons: { 'sign-in': 'Sign in', cancel: 'Cancel' },
      leadsTo: redirectUri,
    },
  });

/** Tells the person what cannot be told the client. */
export const refusalPage = ({ number, message, status }: OAuthError): SignInAnswer =>
  page({ status, title: 'Cannot sign in', lines: [number === undefined ? message : `AADSTS${number}: ${message}`] });

type To = Pick<AuthorizationRequest, 'redirectUri' | 'responseMode' | 'state'>;

/** Takes the browser back to the client with the answer. */
export function sendBack({ redirectUri, responseMode, state }: To, answer: Readonly<Record<string, string>>): SignInAnswer {
  const fields = { ...answer, ...(state !== undefined && { state }) };
  if (responseMode === 'form_post') {
    return page({
      title: 'Back to the program',
      lines: ['Go on if this window does not by itself.'],
      form: { action: redirectUri, hidden: fields, fields: [], buttons: { '': 'Continue' }, automatic: true, leadsTo: redirectUri },
    });
  }
  const location = new URL(redirectUri);
  for (const [name, value] of Object.entries(fields)) location.searchParams.set(name, value);
  // 303: the form's fields, with the key in them, are not sent along.
  return { status: 303, headers: { location: location.href, 'referrer-policy': 'no-referrer' } };
}
