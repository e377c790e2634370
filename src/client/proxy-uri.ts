import { ClientError } from './client-error.ts';

/** The address in HTTPS_PROXY; like other programs this one takes `host:port` too. Throws InvalidServiceUri, which does not repeat the address: a password may be in it. */
export function proxyUri(text: string): string {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
  throw new ClientError({
    id: 'InvalidServiceUri',
    category: 'InvalidArgument',
    message: 'HTTPS_PROXY is not the address of a proxy that csteams can use.',
    recommendation: 'Set it to an address such as http://proxy.contoso.com:8080, or take it out of the environment.',
  });
}
