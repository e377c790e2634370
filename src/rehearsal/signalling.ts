import { CallError } from './call-error.ts';

export type Role = 'caller' | 'callee';

/** What ends tell each other on the way that the service sees. */
export type Signal =
  | { readonly kind: 'offer' | 'answer'; readonly sdp: string }
  /** Somebody wants to use a feature in the call. */
  | { readonly kind: 'ask'; readonly feature: string }
  | { readonly kind: 'reply'; readonly granted: boolean; readonly reason: string };

/** Letter boxes: whoever runs the service can read and change what lies in them. */
export interface LetterBoxes {
  send(box: string, signal: Signal): Promise<void>;
  /** The next signal in a box. Rejects with CallFailed if there is none. */
  receive(box: string): Promise<Signal>;
}

/** The way of one end to the other: where its signals go, and where it finds those for it. */
export interface Way {
  send(signal: Signal): Promise<void>;
  receive(): Promise<Signal>;
}

export const way = (boxes: LetterBoxes, to: string, own: string): Way => ({ send: (signal) => boxes.send(to, signal), receive: () => boxes.receive(own) });

/** A description in the next signal. Rejects with CallFailed for any other signal. */
export async function receiveDescription(from: Way, kind: 'offer' | 'answer'): Promise<string> {
  const signal = await from.receive();
  if (signal.kind === kind) return signal.sdp;
  throw new CallError('CallFailed', `The signal should have been an ${kind}, and is ${signal.kind === 'ask' ? 'an' : 'a'} ${signal.kind}.`);
}

/** A signal as it came through the service. Throws CallFailed for anything else. */
export function readSignal(data: Readonly<Record<string, unknown>>): Signal {
  const { kind, sdp, feature, granted, reason } = data;
  if ((kind === 'offer' || kind === 'answer') && typeof sdp === 'string') return { kind, sdp };
  if (kind === 'ask' && typeof feature === 'string') return { kind, feature };
  if (kind === 'reply' && typeof granted === 'boolean' && typeof reason === 'string') return { kind, granted, reason };
  throw new CallError('CallFailed', 'The service passed on a signal that makes no sense.');
}
