import type { ClientError } from '../client-error.ts';
import { anyRoutes, type AnyRouteName } from './any-route.ts';

/** What to do about a refusal of Microsoft's services, where more can be said than the answer does. */
export function withTenantAdvice(error: ClientError, name: AnyRouteName): ClientError {
  const advice = error.advised && error.id !== 'Forbidden' ? undefined : adviceFor(error, name);
  return advice === undefined ? error : error.withRecommendation(advice);
}

function adviceFor({ id, message, status }: ClientError, name: AnyRouteName): string | undefined {
  const { api, permission } = anyRoutes[name];
  if (id === 'Forbidden' && api === 'Graph') {
    return `Give the application the Microsoft Graph permission ${permission ?? ''} and an administrator's consent, then connect again. Somebody who signs in needs the Teams Administrator role besides.`;
  }
  // Seen by partners (CSP, GDAP), whose tokens are refused here whatever their role.
  if (id === 'Forbidden' && message.includes('40301')) {
    return 'Partner tokens are refused this one. Use an account or an application of the tenant itself; settings of the Global policy can be changed with Set- instead.';
  }
  if (id === 'Forbidden') {
    return 'The caller needs the role Teams Administrator: the person who signed in, or the service principal of the application. A role that is new counts after up to an hour, with a new token: connect again.';
  }
  if (status === 400 && (name === 'graphGetPolicyId' || name === 'graphAssign' || name === 'graphUnassign')) {
    return 'Microsoft does not say which policy types Graph takes. Ask the policy service instead: --api configapi';
  }
  return undefined;
}
