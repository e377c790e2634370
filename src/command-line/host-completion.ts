import { hostOptions, type HostOption } from './host-options.ts';

/** What the outer command line makes of words whose last one is being typed. */
export type HostCompletion =
  /** These, as far as they start with the word. */
  | { readonly kind: 'choices'; readonly items: readonly { readonly text: string; readonly note: string }[] }
  /** The first word: a sub-command or a cmdlet. */
  | { readonly kind: 'first'; readonly word: string }
  | { readonly kind: 'profile' }
  /** A cmdlet's words, without host options. */
  | { readonly kind: 'cmdlet'; readonly words: readonly string[] }
  /** What the shell itself completes best, or nothing can. */
  | { readonly kind: 'file' };

/** The words of the sub-commands that have some, by what comes before them. */
const subcommandWords: Readonly<Record<string, readonly string[]>> = {
  sandbox: ['path', 'reset', 'import', 'user', 'config', 'generate'],
  service: ['start', 'token', 'application'],
  'service token': ['new', 'list', 'revoke'],
  'service application': ['new', 'list', 'remove'],
  profile: ['list', 'show', 'use', 'set', 'unset', 'route', 'rename', 'remove'],
  completion: ['bash', 'zsh', 'fish', 'pwsh'],
};

/** Reads the words behind `csteams`; `subcommands` are known by their names. */
export function hostCompletion(words: readonly string[], subcommands: readonly string[]): HostCompletion {
  const last = words.at(-1) ?? '';
  const rest: string[] = [];
  for (let index = 0; index < words.length - 1; index++) {
    const word = words[index] ?? '';
    const option = optionOf(word, rest.length > 0);
    if (!option) rest.push(word);
    else if (option.value !== undefined && !word.includes('=')) {
      if (index === words.length - 2) return valueOf(option, '');
      index++;
    }
    if (option?.name === 'command' || option?.name === 'file') return { kind: 'file' };
  }
  const [, long = ''] = /^--([a-z-]+)=/i.exec(last) ?? [];
  const withValue = hostOptions.find(({ name, value }) => name === long.toLowerCase() && value !== undefined);
  if (withValue) return valueOf(withValue, `--${withValue.name}=`);
  if (last.startsWith('--') || (rest.length === 0 && last.startsWith('-'))) return { kind: 'choices', items: optionItems(rest.length > 0) };
  const [first] = rest;
  if (first === undefined) return { kind: 'first', word: last };
  if (!subcommands.includes(first.toLowerCase())) return { kind: 'cmdlet', words: [...rest, last] };
  const known = subcommandWords[rest.join(' ').toLowerCase()];
  return known ? { kind: 'choices', items: known.map((text) => ({ text, note: '' })) } : { kind: 'file' };
}

function optionOf(word: string, behindWord: boolean): HostOption | undefined {
  const long = /^--([a-z-]+)(?:=|$)/i.exec(word)?.[1]?.toLowerCase();
  if (long !== undefined) return hostOptions.find(({ name }) => name === long);
  const short = behindWord ? undefined : /^-([a-z?]+)$/i.exec(word)?.[1];
  return short === undefined ? undefined : hostOptions.find((option) => option.short === short || option.powershell?.includes(short.toLowerCase()) === true);
}

function valueOf({ name, choices }: HostOption, before: string): HostCompletion {
  if (choices) return { kind: 'choices', items: choices.map((choice) => ({ text: before + choice, note: '' })) };
  return name === 'profile' && before === '' ? { kind: 'profile' } : { kind: 'file' };
}

/** Behind a cmdlet only those that mean something there. */
const optionItems = (behindWord: boolean) =>
  hostOptions.filter(({ name }) => !behindWord || (name !== 'command' && name !== 'file')).map(({ name, help }) => ({ text: `--${name}`, note: help }));
