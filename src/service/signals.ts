import type { SignalBody } from '../client/routes.ts';
import { bodyMembers, noContent, ok, parameter, type Handler } from './handler.ts';
import { wholeNumber } from './query.ts';
import { ServiceError } from './service-error.ts';

/** Signals of a rehearsal are of no use afterwards. */
const keptForMs = 60 * 60 * 1000;
const maximumSignal = 64 * 1024;

/** Leaves a signal for an end of a call. */
export const sendSignal: Handler = async (request) => {
  const { store, now } = request;
  const signal = JSON.stringify(bodyMembers(request));
  if (signal.length > maximumSignal) throw new ServiceError('InvalidRequest', `A signal has at most ${maximumSignal} characters.`, { target: 'body' });
  await store.write(async (database) => {
    await database.run('DELETE FROM signals WHERE sent_at < ?', new Date(now.getTime() - keptForMs).toISOString());
    await database.run(
      'INSERT INTO signals (call_id, recipient, body, sent_at) VALUES (?, ?, ?, ?)',
      parameter(request, 'call'),
      parameter(request, 'end'),
      signal,
      now.toISOString(),
    );
  });
  return noContent;
};

/** The signals for an end of a call in the order in which they were sent, after the one with the number that is given. */
export const listSignals: Handler = async (request) => {
  const after = wholeNumber(request.query, 'after', 0, 999_999_999) ?? 0;
  const rows = await request.store.read((database) =>
    database.all(
      'SELECT number, body FROM signals WHERE call_id = ? AND recipient = ? AND number > ? ORDER BY number',
      parameter(request, 'call'),
      parameter(request, 'end'),
      after,
    ),
  );
  return ok(rows.map((row): SignalBody => ({ number: Number(row['number']), signal: JSON.parse(String(row['body'])) as unknown })));
};
