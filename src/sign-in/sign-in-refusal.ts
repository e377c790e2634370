import { SignInError, type SignInErrorId } from './sign-in-error.ts';

/** Whose sign-in was refused: for the advice. */
export interface Applicant {
  readonly applicationId: string;
  readonly tenantId: string;
  readonly profileName: string;
  /** The applicant is a machine. */
  readonly managedIdentity?: boolean;
}

type Rule = readonly [codes: readonly number[], id: SignInErrorId, message: string, recommendation: string];

const again = "Connect again: Connect-MicrosoftTeams -ProfileName '{profile}'";

/** Microsoft's codes and what they come to here. `{app}`, `{tenant}` and `{profile}` are the applicant's. */
const rules: readonly Rule[] = [
  [[7000215], 'ClientSecretInvalid', 'The client secret is wrong', "Give the secret's value, not its id. It is shown once, when it is made."],
  [
    [7000222],
    'ClientSecretExpired',
    'The client secret has expired',
    "Make a new one under 'Certificates & secrets' of the application {app} and connect again with it: one that is kept goes before CSTEAMS_CLIENT_SECRET. A certificate or a federated credential is safer.",
  ],
  [
    [700016],
    'ApplicationNotFound',
    'The application {app} is not registered in the tenant {tenant}',
    'Check both ids on the overview page of the app registration.',
  ],
  [
    [90002, 900023, 50059, 90013],
    'TenantNotFound',
    'There is no tenant {tenant}',
    'Check -TenantId, and -TeamsEnvironmentName if the tenant is in a national cloud.',
  ],
  [
    [65001, 90094, 650052, 650056, 500011],
    'ConsentMissing',
    'The application {app} lacks a consent',
    "Let an administrator grant it: 'API permissions' of the app registration, 'Grant admin consent'. docs/connecting.md lists the permissions.",
  ],
  [[65004], 'ConsentMissing', 'The consent was declined', "An administrator can grant it for everybody: 'API permissions' of the app registration."],
  [
    [700027, 700024, 7000277],
    'CertificateNotRegistered',
    'The certificate is not one of the application {app}',
    "Upload its public part under 'Certificates & secrets', or check this machine's clock.",
  ],
  [
    [70021, 700213, 700211, 700212, 7002131],
    'FederatedTokenRejected',
    'No federated credential of the application {app} matches the token',
    "Compare issuer, subject and audience under 'Certificates & secrets', 'Federated credentials'.",
  ],
  [
    [7000218, 700025],
    'SignInFailed',
    'The application {app} does not let people sign in here',
    "Turn on 'Allow public client flows' under 'Authentication' of the app registration.",
  ],
  [
    [50011, 500113],
    'SignInFailed',
    'The application {app} does not know the address that the browser returns to',
    "Add the platform 'Mobile and desktop applications' with http://localhost under 'Authentication' of the app registration.",
  ],
  [[50076, 50079, 50072, 50074, 50158, 50203], 'SignInInteractionRequired', 'The account must prove who it is once more (multi-factor authentication)', again],
  [
    [53000, 53001, 53002, 53003, 53004, 530003, 530034, 530035],
    'SignInInteractionRequired',
    'A conditional access policy of the tenant forbids this sign-in',
    'Sign in where the policy allows it, or ask who keeps the policy. Device codes are often blocked: sign in without -UseDeviceAuthentication.',
  ],
  [[70043, 700082, 700084, 70008, 50173, 50089, 50133, 50078], 'SignInRequired', 'The sign-in has ended', again],
  [[50057, 50034, 50053, 50105, 50020], 'SignInFailed', 'The account may not sign in', 'Check the account, and whether the application is assigned to it.'],
];

/** Errors of the protocol and of MSAL that carry no code of Microsoft's. */
const named: Readonly<Record<string, readonly [SignInErrorId, string, string]>> = {
  access_denied: ['SignInCancelled', 'The sign-in was cancelled', 'Connect again when you want to.'],
  authorization_declined: ['SignInCancelled', 'The sign-in was cancelled', 'Connect again when you want to.'],
  device_code_expired: ['DeviceCodeExpired', 'The code was not entered in time', 'Connect again, and enter the new code within its time.'],
  expired_token: ['DeviceCodeExpired', 'The code was not entered in time', 'Connect again, and enter the new code within its time.'],
  code_expired: ['DeviceCodeExpired', 'The code was not entered in time', 'Connect again, and enter the new code within its time.'],
  consent_required: [
    'ConsentMissing',
    'The application {app} lacks a consent',
    "Let an administrator grant it under 'API permissions' of the app registration.",
  ],
  invalid_client: ['SignInFailed', "The application's proof of who it is was refused", 'Check its secret or certificate.'],
  unauthorized_client: ['SignInFailed', 'The application may not sign in this way', "Check 'Authentication' of the app registration."],
};

/** What the sign-in service says of the person's session: only the person can mend it. */
const sessionEnded = new Set([
  'invalid_grant',
  'interaction_required',
  'login_required',
  'no_tokens_found',
  'refresh_token_expired',
  'no_account_error',
  'no_account_in_silent_request',
  'bad_token',
  'ux_not_allowed',
]);

/** The error for what MSAL threw. Microsoft's own words are cut to one sentence, and anything in them that could be a secret is left out. */
export function signInRefusal(thrown: unknown, applicant: Applicant): SignInError {
  const { code, text } = wordsOf(thrown);
  const aadsts = Number(/AADSTS(\d+)/.exec(text)?.[1] ?? 0);
  const said = sentence(text);
  const names: Readonly<Record<string, string>> = { app: applicant.applicationId, tenant: applicant.tenantId, profile: applicant.profileName };
  const fill = (words: string): string => words.replace(/\{(app|tenant|profile)\}/g, (_, name: string) => names[name] ?? '');
  const make = (id: SignInErrorId, message: string, recommendation: string): SignInError =>
    new SignInError(id, `${fill(message)}${said === '' ? '' : `: ${said}`}${/[.!?…]$/.test(said) ? '' : '.'}`, fill(recommendation));
  const rule = rules.find(([codes]) => codes.includes(aadsts));
  if (rule) return make(rule[1], rule[2], rule[3]);
  const known = named[code];
  if (known) return make(...known);
  if (sessionEnded.has(code)) return make('SignInRequired', 'The sign-in has ended', again);
  if (/^HTTP (429|5\d\d)$/.test(said)) return make('SignInFailed', 'The sign-in service is busy or out of order', 'Try again in some minutes.');
  if (applicant.managedIdentity === true || /managed_identity|user_assigned/.test(code))
    return make(
      'ManagedIdentityUnavailable',
      'This machine has no such managed identity',
      'Managed identities exist on Azure (virtual machines, App Service, Container Apps, Arc). Assign one to it.',
    );
  return make('SignInFailed', 'Signing in failed', 'Search for the code at https://login.microsoftonline.com/error, or try again with --debug.');
}

function wordsOf(thrown: unknown): { readonly code: string; readonly text: string } {
  if (!(thrown instanceof Error)) return { code: '', text: '' };
  const { errorCode, errorMessage, subError } = thrown as Error & {
    readonly errorCode?: unknown;
    readonly errorMessage?: unknown;
    readonly subError?: unknown;
  };
  const code = subError === 'consent_required' ? subError : errorCode;
  const text = typeof errorMessage === 'string' && errorMessage !== '' ? errorMessage : thrown.message;
  // Of a device code that came to nothing MSAL passes on the protocol's error alone, as the message.
  if (code === 'post_request_failed') return { code: /(\w+)\W*$/.exec(text)?.[1] ?? '', text: '' };
  return { code: typeof code === 'string' ? code : '', text };
}

/** One line without control characters, correlation ids and whatever is as long as a secret. */
function sentence(text: string): string {
  // MSAL puts what Microsoft says between numbers and ids.
  const said = /Description: ([\s\S]*?)(?: - Correlation ID:|$)/.exec(text)?.[1] ?? text;
  const line = said
    .replace(/^[a-z_]+:\s*/, '')
    .split(/\bTrace ID|\bTimestamp:|\r|\n/)[0]
    ?.replace(/[\p{C}]+/gu, ' ')
    .replace(/eyJ[\w-]*\.[\w.-]*|[\w~+/=-]{38,}/g, '…')
    .replace(/\s*-?\s*Correlation ID:.*$/i, '')
    .trim();
  return (line ?? '').length > 300 ? `${(line ?? '').slice(0, 300)}…` : (line ?? '');
}
