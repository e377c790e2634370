import type { Cmdlet } from '../engine/cmdlet.ts';

/** Which names of the tenant are wanted. */
export interface NamesWanted {
  readonly kind: 'user' | 'group' | 'policy' | 'policyType';
  /** What the names start with, in any case; a source may answer with others too. */
  readonly prefix: string;
  /** For policies: the command, and the policy type named on it if there is one. */
  readonly command: Cmdlet;
  readonly policyType?: string;
}

/** What completion of a command's words may ask. Nothing of it prompts or signs in; an answer that is not there in time is an empty one. */
export interface CommandSources {
  readonly commandNames: readonly string[];
  resolve(name: string): Promise<Cmdlet | undefined>;
  readonly variables: () => readonly string[];
  tenantNames(wanted: NamesWanted): Promise<readonly string[]>;
  /** Files and folders that start with `prefix`. */
  paths(prefix: string): Promise<readonly string[]>;
  /** Properties of objects of these types. */
  properties(typeNames: readonly string[]): Promise<readonly string[]>;
}

/** What completion of script text may ask besides. */
export interface CompletionSources extends CommandSources {
  /** Property names of what a variable holds, without its `$`. */
  readonly memberNames: (variable: string) => readonly string[];
  /** Earlier lines, newest first. */
  readonly history: readonly string[];
}

/** Sources that know the commands and nothing else. */
export function commandsOnly(
  commands: Pick<CommandSources, 'resolve'> & { readonly names: readonly string[] },
  history: readonly string[] = [],
): CompletionSources {
  return {
    commandNames: commands.names,
    resolve: (name) => commands.resolve(name),
    variables: () => [],
    memberNames: () => [],
    history,
    tenantNames: async () => [],
    paths: async () => [],
    properties: async () => [],
  };
}
