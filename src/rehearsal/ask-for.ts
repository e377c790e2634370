import type { Rehearsal, RehearsalPlan } from './rehearsal.ts';

/** Asks the callee for features during the call. `heed`: lets the callee deal with the next signal. `answers`: the box in which its answers land. */
export async function askFor({ boxes, askFor: features }: RehearsalPlan, heed: () => Promise<void>, answers: string): Promise<Rehearsal['asked']> {
  const asked: { feature: string; granted: boolean; reason: string }[] = [];
  for (const feature of features) {
    await boxes.send('callee', { kind: 'ask', feature });
    await heed();
    const reply = await boxes.receive(answers);
    if (reply.kind === 'reply') asked.push({ feature, granted: reply.granted, reason: reply.reason });
  }
  return asked;
}
