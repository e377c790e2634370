import { isLoopback } from '../client/transport.ts';
import { SignInError } from './sign-in-error.ts';

/** What answered a request for a device code. */
interface DeviceCodeAnswer {
  readonly status: number;
  readonly body: object;
}

/** MSAL takes whatever comes for a device code, a refusal too. Throws the refusal as MSAL throws those it knows, or SignInFailed for what nobody could enter. */
export function checkDeviceCode({ status, body }: DeviceCodeAnswer): void {
  const { error, error_description, device_code, user_code, verification_uri } = body as Readonly<Record<string, unknown>>;
  if (status >= 400 || error !== undefined)
    throw Object.assign(new Error('The device code was refused.'), { errorCode: error, errorMessage: error_description });
  if (!isText(device_code)) throw unusable('device_code');
  if (!isText(user_code) || !/^[\x21-\x7e]{1,40}$/.test(user_code)) throw unusable('user_code');
  if (!isText(verification_uri) || !isPage(verification_uri)) throw unusable('verification_uri');
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** A person is sent there. */
function isPage(address: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(address) || !URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

const unusable = (field: string): SignInError =>
  new SignInError(
    'SignInFailed',
    `The sign-in service gave no usable device code: its '${field}' is missing or odd.`,
    'Check the address, and the proxy if there is one.',
  );
