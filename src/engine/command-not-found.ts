import { ErrorRecord } from './error-record.ts';

/** CommandNotFoundException for `name`; `suggestions` are like-named commands, the best first. */
export function commandNotFound(name: string, suggestions: readonly string[]): ErrorRecord {
  return new ErrorRecord({
    id: 'CommandNotFoundException',
    category: 'ObjectNotFound',
    message: `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
    target: name,
    recommendation:
      suggestions.length > 0 ? `Did you mean ${suggestions.join(', or ')}?` : 'Get-Command lists the commands there are. csteams runs no other programs.',
  });
}
