import { propertyNames } from '../../src/engine/members/members.ts';
import { complete } from '../../src/shell/completer.ts';
import { commandsOnly } from '../../src/shell/completion-sources.ts';
import { commandTable } from '../../src/app-commands.ts';
import type { Vector } from './vector.ts';
import type { Workplace } from './workplace.ts';

/** What Tab would offer at the end of the vector's line. */
export async function completionsFor(vector: Vector, { app }: Workplace): Promise<readonly string[]> {
  const { commands } = commandTable();
  for (const { name } of vector.setup?.commands ?? []) {
    const cmdlet = await app.commands.resolve(name);
    if (cmdlet) commands.define(cmdlet);
  }
  const { scope } = app.session;
  const { items } = await complete(vector.input, {
    ...commandsOnly(commands, vector.history),
    variables: () => [...scope.own().keys()],
    memberNames: (name) => propertyNames(scope.get(name) ?? null),
  });
  return items.map(({ text }) => text);
}
