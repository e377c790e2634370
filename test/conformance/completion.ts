import { complete } from '../../src/shell/completer.ts';
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
  const { items } = await complete(vector.input, {
    commandNames: commands.names,
    resolve: (name) => commands.resolve(name),
    variables: () => [...app.session.scope.own().keys()],
    variable: (name) => app.session.scope.get(name),
    history: vector.history ?? [],
    tenantNames: async () => [],
    paths: async () => [],
    properties: async () => [],
  });
  return items.map(({ text }) => text);
}
