import { commandIndex } from './cmdlets/command-index.ts';
import { policyTypes, type PolicyTypes } from './cmdlets/policy-types.ts';
import { CommandTable } from './engine/command-table.ts';

export interface Commands {
  readonly commands: CommandTable;
  readonly types: PolicyTypes;
}

/** Every command by name; no definition is loaded. */
export function commandTable(): Commands {
  const types = policyTypes();
  return { commands: new CommandTable(commandIndex(types)), types };
}
