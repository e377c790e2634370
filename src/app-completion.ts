import { commandTable } from './app-commands.ts';
import { namesFor, refreshNames } from './app-tenant-names.ts';
import type { World } from './world.ts';
import type { Folders } from './config/folders.ts';
import { subcommands } from './command-line.ts';
import { hostCompletion } from './command-line/host-completion.ts';
import { completeWords } from './shell/argv-completion.ts';
import { commandNames, type Completion } from './shell/command-completion.ts';
import { commandsOnly } from './shell/completion-sources.ts';
import { bashLine, bashReply } from './shell/shell-words.ts';

/** What answering a shell's Tab needs. A world is made only when the tenant is asked. */
export interface CompletionWorld {
  readonly write: (text: string) => void;
  readonly world: () => Promise<World>;
  readonly folders: () => Promise<Folders>;
  readonly environment: World['environment'];
  /** Starts csteams once more, with these words, and does not wait for it. */
  readonly again: (words: readonly string[]) => void;
}

/** `csteams __complete <shell> …`, which the completion scripts call: prints the candidates, one a line. Never fails and never asks. */
export async function answerCompletion([shell = '', ...given]: readonly string[], surroundings: CompletionWorld): Promise<number> {
  const { write } = surroundings;
  switch (shell) {
    case 'names':
      await refreshNames(given, await surroundings.world());
      break;
    case 'bash': {
      const [breaks = '', text = ''] = given;
      const line = bashLine(text);
      const items = await completionsOf(line.words, surroundings);
      write(items.map((item) => `${bashReply(item.text, line, breaks)}\n`).join(''));
      break;
    }
    case 'pwsh': {
      const [place, ...words] = given;
      const items = await completionsOf(place === 'new' ? [...words, ''] : words.map(unquoted), surroundings);
      write(items.map(({ text, note }) => `${/^[\w@.,:/=-]+$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`}${noted(note)}\n`).join(''));
      break;
    }
    default:
      write((await completionsOf(given, surroundings)).map(({ text, note }) => `${text}${noted(note)}\n`).join(''));
  }
  return 0;
}

const noted = (note = ''): string => (note === '' ? '' : `\t${note.replaceAll(/\s+/g, ' ')}`);

const unquoted = (word: string): string => word.replace(/^(['"])(.*?)\1?$/s, '$2');

/** `words` are the whole line; the first is `csteams`, or a cmdlet that the shell has as a function. */
async function completionsOf([first = '', ...rest]: readonly string[], surroundings: CompletionWorld): Promise<readonly Completion[]> {
  const { commands, types } = commandTable();
  const known = Object.keys(subcommands);
  const host = commands.has(first) ? ({ kind: 'cmdlet', words: [first, ...rest] } as const) : hostCompletion(rest, known);
  const last = rest.at(-1) ?? '';
  switch (host.kind) {
    case 'choices':
      return host.items.filter(({ text }) => text.toLowerCase().startsWith(last.toLowerCase()));
    case 'first': {
      const own = known.filter((name) => name.startsWith(last.toLowerCase())).map((text) => ({ text, note: subcommands[text] ?? '' }));
      return [...own, ...commandNames(last, commands.names).map((text) => ({ text }))];
    }
    case 'profile': {
      const { openProfiles } = await import('./config/profiles.ts');
      const { config } = await surroundings.folders();
      return openProfiles(config)
        .list()
        .filter(({ name }) => name.toLowerCase().startsWith(last.toLowerCase()))
        .map(({ name, serviceUri = '' }) => ({ text: name, note: serviceUri }));
    }
    case 'cmdlet': {
      const names = namesFor({ types, profile: profileOf(rest), ...surroundings });
      return completeWords(host.words, { ...commandsOnly(commands), tenantNames: names });
    }
    case 'file':
      return [];
  }
}

/** The value of `--profile` among the words. */
function profileOf(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => /^--profile(=|$)/i.test(word));
  return at < 0 ? undefined : (/=(.*)$/s.exec(words[at] ?? '')?.[1] ?? words[at + 1]);
}
