import { ErrorRecord } from '../error-record.ts';
import type { Host } from '../host.ts';

/** One answer to a question. */
export interface Choice<T extends string> {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly answer: T;
}

/**
 * Asks until one of the choices is given by its key or its label, in any case; Enter takes the first. The text goes to stderr, so that a
 * redirected output stays clean. Throws NonInteractivePrompt where nobody can answer.
 */
export async function promptForChoice<T extends string>(host: Host, caption: string, message: string, choices: readonly Choice<T>[]): Promise<T> {
  if (!host.interactive) throw cannotAsk(message);
  const [first] = choices;
  host.writeError(`\n${caption}\n${message}\n`);
  const line = `${choices.map(({ key, label }) => `[${key}] ${label}`).join('  ')}  [?] Help (default is "${first?.key ?? ''}"): `;
  for (;;) {
    const reply = await host.readLine(line);
    if (reply === undefined) throw cannotAsk(message);
    const folded = reply.trim().toLowerCase();
    const chosen = folded === '' ? first : choices.find(({ key, label }) => key.toLowerCase() === folded || label.toLowerCase() === folded);
    if (chosen) return chosen.answer;
    if (folded === '?') host.writeError(choices.map(({ key, help }) => `${key} - ${help}\n`).join(''));
  }
}

const cannotAsk = (message: string): ErrorRecord =>
  new ErrorRecord({
    id: 'NonInteractivePrompt',
    category: 'InvalidOperation',
    message: `A confirmation is needed and nobody can be asked in a non-interactive session; nothing was done. The question was: ${message.split('\n').at(-1) ?? message}`,
    recommendation:
      "Add -Confirm:$false to go ahead without being asked (in single quotes where another shell reads it first: '-Confirm:$false'), or -WhatIf to see what would be done.",
    terminating: true,
  });
