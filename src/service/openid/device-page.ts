import type { DeviceCodes, WaitingDevice } from './device-codes.ts';
import { OAuthError } from './oauth-error.ts';
import { page } from './page.ts';
import type { People } from './people.ts';
import { checkOrigin } from './same-origin.ts';
import type { SignInAnswer, SignInRequest } from './sign-in-request.ts';

const path = '/devicelogin';

/** `/devicelogin`: asks for the code that a device shows, then who signs in there. */
export function devicePage(devices: DeviceCodes, people: People, baseUrl: () => string) {
  return async (request: SignInRequest): Promise<SignInAnswer> => {
    const { method, form } = request;
    if (method === 'GET') return askForCode();
    checkOrigin(request, baseUrl());
    const userCode = form.get('user_code') ?? '';
    const device = devices.waiting(userCode);
    if (!device) return askForCode('This code is not known, was used, or has expired.');
    switch (form.get('action')) {
      case 'deny':
        device.decision = 'denied';
        return page({ title: 'Not signed in', lines: [`'${device.application.name}' has been refused. You may close this window.`] });
      case 'sign-in':
        return signIn(device, userCode, form, people);
      default:
        return askForPerson(device, userCode, {});
    }
  };
}

async function signIn(device: WaitingDevice, userCode: string, form: ReadonlyMap<string, string>, people: People): Promise<SignInAnswer> {
  const user = form.get('username') ?? '';
  try {
    device.decision = await people.signIn(user, form.get('key') ?? '');
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return askForPerson(device, userCode, { user, problem: `${error.message} (AADSTS${error.number})`, status: error.status });
  }
  return page({ title: 'Signed in', lines: [`You have signed in to '${device.application.name}' on the other device. You may close this window.`] });
}

const askForCode = (problem?: string): SignInAnswer =>
  page({
    status: problem === undefined ? 200 : 400,
    title: 'Sign in on another device',
    lines: ['Enter the code that the other device or program shows.'],
    problem,
    form: { action: path, hidden: {}, fields: [{ name: 'user_code', label: 'Code' }], buttons: { code: 'Next' } },
  });

interface Before {
  readonly user?: string;
  readonly problem?: string;
  readonly status?: number;
}

const askForPerson = ({ application, tenant, grant }: WaitingDevice, userCode: string, { user, problem, status = 200 }: Before): SignInAnswer =>
  page({
    status,
    title: `Sign in to ${application.name}`,
    lines: [
      `'${application.name}' wants to use ${grant.api} of ${tenant.displayName} in your name: ${grant.permissions.join(', ')}.`,
      'Go on only if you have just started it yourself.',
    ],
    problem,
    form: {
      action: path,
      hidden: { user_code: userCode },
      fields: [
        { name: 'username', label: 'User principal name', value: user },
        { name: 'key', label: 'Access token of this service (cst_…)', secret: true },
      ],
      buttons: { 'sign-in': 'Sign in', deny: 'Refuse' },
    },
  });
