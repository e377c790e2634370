import { ClientError } from './client-error.ts';
import { isLoopback } from './transport.ts';

/** Checks the address of a service: https, or http on this machine; no user, password, query or fragment. Throws InvalidServiceUri or InsecureServiceUri. */
export function parseServiceUri(text: string): URL {
  if (!URL.canParse(text)) throw invalid(text, 'is not an address');
  const uri = new URL(text);
  if (uri.protocol !== 'https:' && uri.protocol !== 'http:') throw invalid(text, 'is not an https address');
  if (uri.username !== '' || uri.password !== '') throw invalid(`${uri.protocol}//${uri.host}`, 'holds a user name or password');
  if (uri.search !== '' || uri.hash !== '') throw invalid(text, 'holds a query or a fragment');
  if (uri.protocol === 'http:' && !isLoopback(uri.hostname)) {
    throw new ClientError({
      id: 'InsecureServiceUri',
      category: 'InvalidArgument',
      message: `'${text}' is not encrypted: the token could be read on its way.`,
      recommendation: `Use https://${uri.host}. Plain http is accepted for this machine only (127.0.0.1, localhost).`,
      target: text,
    });
  }
  return uri;
}

const invalid = (text: string, what: string): ClientError =>
  new ClientError({
    id: 'InvalidServiceUri',
    category: 'InvalidArgument',
    message: `'${text}' ${what}.`,
    recommendation: 'Give the address of a policy service, such as https://policies.contoso.com or http://127.0.0.1:8080.',
    target: text,
  });
