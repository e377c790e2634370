import type { App } from './app-session.ts';
import { ask, keyOf, sandboxStamp } from './app-tenant-names.ts';
import type { World } from './world.ts';
import { policyTypes } from './cmdlets/policy-types.ts';
import { teamsViews } from './cmdlets/views.ts';
import { propertyNames } from './engine/members/members.ts';
import type { CompletionSources } from './shell/completion-sources.ts';
import { pathsFrom } from './shell/paths.ts';
import { memoryCache, tenantNames } from './shell/tenant-names.ts';

/** What Tab in the shell can ask: the session's variables, the files, and the tenant that the session speaks to. */
export function completionSources(
  { session, commands, connections }: App,
  { clock, files, folders }: World,
  history: () => readonly string[],
): CompletionSources {
  const types = policyTypes();
  const views = teamsViews(types);
  let profile = '';
  const names = tenantNames({
    cache: memoryCache(),
    now: () => clock.now().getTime(),
    sleep: (ms) => clock.sleep(ms),
    stamp: () => (profile === 'sandbox' ? sandboxStamp(folders) : ''),
    ask: (key) => ask(connections.policies, key),
  });
  return {
    get commandNames() {
      return commands.names;
    },
    resolve: (name) => commands.resolve(name),
    variables: () => [...session.scope.own().keys()],
    memberNames: (name) => propertyNames(session.scope.get(name) ?? null),
    get history() {
      return history();
    },
    async tenantNames(wanted) {
      if (wanted.kind === 'policyType') return types.names;
      profile = (await connections.service.current()).name;
      return names(keyOf(profile, wanted, types.names));
    },
    paths: (prefix) => pathsFrom(files.workingFolder, prefix),
    async properties(typeNames) {
      const found = new Set<string>();
      for (const name of typeNames) {
        await types.load(name).catch(() => undefined);
        const { list, table } = views(name) ?? {};
        for (const column of list ?? table?.columns ?? []) found.add(typeof column === 'string' ? column : column.property);
      }
      return [...found];
    },
  };
}
