import type { Dispatcher } from './http-dispatcher.ts';

/** What came back: header names in lower case, the body as it travelled. */
export interface Exchanged {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** The answer was not complete in time, though bytes kept coming. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** Sends one message and gathers its answer. `deadline`: milliseconds for all of it. Rejects with undici's errors, DeadlinePassed, or the signal's reason at once. */
export async function exchange(dispatcher: Dispatcher, message: Dispatcher.DispatchOptions, deadline: number, signal?: AbortSignal): Promise<Exchanged> {
  signal?.throwIfAborted();
  const until = performance.now() + deadline;
  let stop: (() => void) | undefined;
  try {
    return await new Promise((resolve, reject) => {
      let abort: ((reason: Error) => void) | undefined;
      stop = () => {
        abort?.(new Error('Stopped.'));
        reject(new Error('Stopped.'));
      };
      signal?.addEventListener('abort', stop, { once: true });
      const chunks: Buffer[] = [];
      let status = 0;
      let headers: Readonly<Record<string, string>> = {};
      dispatcher.dispatch(message, {
        onRequestStart(controller) {
          abort = (reason) => controller.abort(reason);
          if (signal?.aborted === true) stop?.();
        },
        onResponseStart(_controller, statusCode, fields) {
          status = statusCode;
          headers = flatten(fields);
        },
        onResponseData(controller, chunk) {
          if (performance.now() > until) controller.abort(new DeadlinePassed());
          else chunks.push(chunk);
        },
        onResponseEnd: () =>
          resolve({
            status,
            headers,
            bytes: Buffer.concat(chunks),
          }),
        onResponseError: (_controller, error) => reject(error),
      });
    });
  } finally {
    if (stop) signal?.removeEventListener('abort', stop);
  }
}

function flatten(fields: Readonly<Record<string, string | string[] | undefined>>): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  return headers;
}
