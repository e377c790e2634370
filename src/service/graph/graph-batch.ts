import { maximumBatchRequests, type GraphBatchRequest, type GraphBatchResponse } from '../../client/graph-routes.ts';
import type { Answer } from '../handler.ts';
import { badRequest, graphErrorBody } from './graph-error.ts';
import { isObject } from './graph-request.ts';

/** Answers a request inside a batch. */
type Inner = (request: {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}) => Promise<Answer>;

/** The answers to the requests of a batch, each after those it depends on. Throws 400 for a batch that is none. */
export async function answerBatch(body: unknown, answer: Inner, now: Date): Promise<readonly GraphBatchResponse[]> {
  const responses = new Map<string, GraphBatchResponse>();
  for (const request of inOrder(batchRequests(body))) {
    const failed = request.dependsOn?.some((id) => (responses.get(id)?.status ?? 0) >= 400) ?? false;
    const { status, body: answered } = failed ? failedDependency(now) : await answerOne(request, answer, now);
    responses.set(request.id, {
      id: request.id,
      status,
      ...(answered !== undefined && { headers: { 'Content-Type': 'application/json' }, body: answered }),
    });
  }
  return [...responses.values()];
}

const failedDependency = (now: Date): Answer => ({
  status: 424,
  body: graphErrorBody({ code: 'FailedDependency', message: 'A request that this one depends on has failed.' }, undefined, now),
});

function answerOne({ method, url, headers = {}, body }: GraphBatchRequest, answer: Inner, now: Date): Promise<Answer> {
  const refused = (message: string) => Promise.resolve({ status: 400, body: graphErrorBody({ code: 'BadRequest', message }, undefined, now) });
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const [path = '', ...rest] = url.split('?');
  if (body !== undefined && !/^application\/json\s*(;|$)/i.test(lower['content-type'] ?? '')) {
    return refused('A request with a body needs the header Content-Type: application/json.');
  }
  if (/^\/\$batch\/?$/i.test(path)) return refused('A batch cannot be inside another.');
  return answer({
    method: method.toUpperCase(),
    path: `/v1.0${path}`,
    query: Object.fromEntries(new URLSearchParams(rest.join('?'))),
    headers: lower,
    body,
  });
}

function batchRequests(body: unknown): readonly GraphBatchRequest[] {
  const requests: unknown = isObject(body) ? body['requests'] : undefined;
  if (!Array.isArray(requests) || requests.length === 0) throw badRequest("Invalid batch payload format: it needs a collection 'requests'.");
  if (requests.length > maximumBatchRequests) throw badRequest(`Number of batch request steps exceeds the maximum value of ${maximumBatchRequests}.`);
  const checked = requests.map(batchRequest);
  const ids = new Set(checked.map(({ id }) => id));
  if (ids.size < checked.length) throw badRequest('Request Id has to be unique in a batch.');
  const wrong = checked.flatMap(({ dependsOn = [] }) => dependsOn).find((id) => !ids.has(id));
  if (wrong !== undefined) throw badRequest(`A request depends on '${wrong}', which is not in the batch.`);
  return checked;
}

function batchRequest(value: unknown): GraphBatchRequest {
  if (!isObject(value)) throw badRequest('Invalid batch payload format: a request is an object.');
  const { id, method, url, headers, body, dependsOn } = value;
  if (typeof id !== 'string' || id === '') throw badRequest('Each request needs an id that is text.');
  if (typeof method !== 'string' || !/^[a-z]+$/i.test(method)) throw badRequest(`The request '${id}' needs a method.`);
  if (typeof url !== 'string' || !url.startsWith('/') || url.startsWith('//')) throw badRequest(`The request '${id}' needs a url that begins with a slash.`);
  if (headers !== undefined && !(isObject(headers) && Object.values(headers).every((one) => typeof one === 'string'))) {
    throw badRequest(`The headers of the request '${id}' are not text by name.`);
  }
  if (dependsOn !== undefined && !(Array.isArray(dependsOn) && dependsOn.every((one) => typeof one === 'string'))) {
    throw badRequest(`The dependsOn of the request '${id}' is not a list of ids.`);
  }
  return {
    id,
    method,
    url,
    ...(headers !== undefined && { headers: headers as Readonly<Record<string, string>> }),
    ...(body !== undefined && body !== null && { body }),
    ...(dependsOn !== undefined && { dependsOn: dependsOn }),
  };
}

/** Each behind those it depends on, otherwise as they stand. Throws 400 for a circle. */
function inOrder(requests: readonly GraphBatchRequest[]): readonly GraphBatchRequest[] {
  const done = new Set<string>();
  const ordered: GraphBatchRequest[] = [];
  while (ordered.length < requests.length) {
    const ready = requests.find(({ id, dependsOn = [] }) => !done.has(id) && dependsOn.every((other) => done.has(other)));
    if (!ready) throw badRequest('The requests depend on each other in a circle.');
    done.add(ready.id);
    ordered.push(ready);
  }
  return ordered;
}
