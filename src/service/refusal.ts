import type { GraphErrorBody } from '../client/graph-routes.ts';
import type { ErrorBody } from '../client/routes.ts';
import type { Response } from '../client/transport.ts';

/** A request that is refused before the service sees it; thrown with the answer it gets. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly answer: Response;

  constructor(answer: Response & { readonly body: ErrorBody | GraphErrorBody }) {
    super(answer.body.error.message);
    this.answer = answer;
  }
}

interface RefusalDetails {
  readonly target?: string;
  readonly recommendation?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function refusal(status: number, code: string, message: string, { headers = {}, ...rest }: RefusalDetails = {}): Refusal {
  return new Refusal({ status, headers, body: { error: { code, message, ...rest } } });
}
