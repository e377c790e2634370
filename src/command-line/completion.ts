import { Argument, type Command } from 'commander';
import { completionScript, completionShells, type CompletionShell } from './completion-script.ts';

interface CompletionIo {
  readonly write: (text: string) => Promise<void>;
  /** The cmdlets that --functions makes commands of the shell. */
  readonly functions: readonly string[];
}

/** `csteams completion`: prints the script that a shell reads. */
export function registerCompletion(program: Command, { write, functions }: CompletionIo): void {
  program
    .command('completion')
    .description('Print a script that teaches your shell to complete csteams.')
    .addArgument(new Argument('<shell>').choices(completionShells))
    .option('--functions', 'Also make the Teams cmdlets commands of the shell.')
    .action(async (shell: CompletionShell, options: { readonly functions?: boolean }) =>
      write(completionScript(shell, options.functions === true ? functions : [])),
    );
}
