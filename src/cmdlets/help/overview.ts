import { indented } from './wrap.ts';

/** What people come for, and the commands it is done with; a command belongs to the first task that knows its name. */
const tasks: readonly (readonly [string, RegExp])[] = [
  ['Connect', /^(Connect|Disconnect)-/i],
  ['Find users, groups and the tenant', /^(Get-CsOnlineUser|Find-CsGroup|Get-CsTenant)$/i],
  ['See and change who gets which policy', /Assignment$|^(Get|Wait)-CsEffectivePolicy$/i],
  ['Find out whether calls will be encrypted', /^(Test|Start)-Cs(Teams)?Encrypted/i],
  ['Look after policies', /^\w+-Cs\w+Policy$/i],
  ['Other Teams commands', /^\w+-Cs[A-Z]/],
  ['Learn', /^Get-(Help|Command)$/i],
  ['Read and write files and text', /^(Import|Export|ConvertTo|ConvertFrom)-|^(Get|Set|Add|Clear)-Content$|^(Out-File|Tee-Object|Test-Path)$/i],
  ['Work with objects', /-Object$|^Get-Unique$/i],
  ['Show', /^(Format|Out)-/i],
  ['Write scripts', /./],
];

/** The overview that Get-Help without a name gives: all commands by task, verbs of one noun together. */
export function overviewLines(names: readonly string[], width: number): readonly string[] {
  const lines = [
    '',
    'csteams looks after Microsoft Teams policies with the cmdlets you know.',
    'Get-Help <name> explains one of them, Get-Help <name> -Examples shows it at work.',
  ];
  const byTask = grouped([...names].sort(byName), (name) => tasks.find(([, pattern]) => pattern.test(name))?.[0] ?? '');
  for (const [task] of tasks) {
    const commands = byTask.get(task);
    if (!commands) continue;
    lines.push('', task.toUpperCase());
    if (!commands.some(isTeams)) {
      lines.push(...indented(commands.join(', '), width));
      continue;
    }
    for (const [noun, members] of grouped(commands, nounOf)) {
      const verbs = members.map((name) => name.slice(0, name.length - noun.length));
      lines.push(...indented(`${verbs.join(', ')}${noun}`, width, 4, 8));
    }
  }
  return [...lines, ''];
}

function grouped(names: readonly string[], keyOf: (name: string) => string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) groups.set(keyOf(name), [...(groups.get(keyOf(name)) ?? []), name]);
  return groups;
}

/** Commands on Teams stand on lines by noun, the rest in a paragraph. */
const isTeams = (name: string): boolean => /^\w+-(Cs[A-Z]|MicrosoftTeams$)/.test(name);

const nounOf = (name: string): string => name.slice(name.indexOf('-') + 1);

const byName = (a: string, b: string): number => {
  const [left, right] = [nounOf(a).toLowerCase(), nounOf(b).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : 1;
};
