import { ClientError } from './client-error.ts';
import { correlationHeader } from './routes.ts';
import type { Transport } from './transport.ts';

/** Lets a service in this process be stopped between two requests, with OperationStopped. */
export function localTransport(service: Transport): Transport {
  return async (request, signal) => {
    // Such a service waits for nothing outside: without this, timers and Ctrl-C would not have their turn before the end of a long listing.
    await new Promise((resolve) => setImmediate(resolve));
    if (signal?.aborted !== true) return service(request, signal);
    const correlationId = request.headers?.[correlationHeader];
    throw new ClientError({ id: 'OperationStopped', category: 'OperationStopped', message: 'The request was stopped.', correlationId });
  };
}
