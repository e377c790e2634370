import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cmdlet, type Cmdlet } from '../../src/engine/cmdlet.ts';
import { bool, choice, choices, string, strings, switchParameter } from '../../src/engine/parameter.ts';
import { complete } from '../../src/shell/completer.ts';
import type { CompletionSources } from '../../src/shell/completion-sources.ts';

const nothing = { synopsis: '', examples: [], async *process() {} };
const commands: readonly Cmdlet[] = [
  cmdlet({
    ...nothing,
    name: 'Get-Pet',
    parameters: {
      Kind: string('', { position: 0, validateSet: ['cat', 'dog', 'ape'] }),
      Color: choices(['Red', 'Blue', 'Green'], '', { position: 1 }),
      Wait: switchParameter(''),
      Tame: bool(''),
      Owner: string('', { names: 'user' }),
      Secret: string('', { hidden: true }),
    },
    outputType: ['Pet'],
  }),
  cmdlet({
    ...nothing,
    name: 'Grant-Pet',
    supportsShouldProcess: true,
    defaultParameterSet: 'User',
    parameters: {
      Identity: string('', { set: 'User', position: 0, names: 'user' }),
      Group: string('', { set: 'Group', names: 'group' }),
      Rank: string('', { set: 'Group' }),
      PetName: string('', { position: 1, names: 'policy' }),
      PetType: string('', { names: 'policyType' }),
      Property: strings('', { names: 'property' }),
      Mode: choice(['On', 'Off'], ''),
      Like: string('', { knownValues: ['x', 'y z'] }),
    },
  }),
  cmdlet({ ...nothing, name: 'Get-PetMeeting', parameters: {} }),
  cmdlet({ ...nothing, name: 'Where-Object', parameters: { Property: string('', { position: 0, names: 'property' }) } }),
];

const sources: CompletionSources = {
  commandNames: commands.map(({ name }) => name),
  resolve: async (name) => commands.find((command) => command.name.toLowerCase() === name.toLowerCase()),
  variables: () => ['user', 'users', 'Error'],
  memberNames: (variable) => (variable === 'user' ? ['Name', 'Department', 'not one'] : []),
  history: ['Get-Pet cat', 'Get-Pet dog', 'Grant-Pet x'],
  tenantNames: async ({ kind, policyType }) =>
    kind === 'user' ? ['ana@contoso.com', "O'Neil", 'evil\u001b[31m'] : kind === 'policy' ? [policyType ?? 'any', 'Tea Time'] : [`a ${kind}`],
  paths: async () => ['users.csv'],
  properties: async (types) => (types.includes('Pet') ? ['Name', 'Age'] : []),
};

const texts = async (text: string): Promise<string[]> => (await complete(text, sources)).items.map((item) => item.text);
/** The line after the only candidate is chosen. */
async function chosen(text: string): Promise<string> {
  const { start, items } = await complete(text, sources);
  expect(items).toHaveLength(1);
  return text.slice(0, start) + (items[0]?.text ?? '');
}

describe('completing a command', () => {
  it.each([
    ['', ['Get-Pet', 'Get-PetMeeting', 'Grant-Pet', 'Where-Object']],
    ['get', ['Get-Pet', 'Get-PetMeeting']],
    ['g-pe', ['Get-Pet', 'Get-PetMeeting', 'Grant-Pet']],
    ['ge-petm', ['Get-PetMeeting']],
    ['Get-Pet | gr', ['Grant-Pet']],
    ['$x = gr', ['Grant-Pet']],
    ['if ($a) { gr', ['Grant-Pet']],
    ['Get-Pet; gr', ['Grant-Pet']],
    ['Get-Pet\ngr', ['Grant-Pet']],
    ['Get-Pet (gr', ['Grant-Pet']],
    ['zork', []],
  ])('offers names for %j', async (text, expected) => {
    expect(await texts(text)).toEqual(expected);
  });
});

describe('completing parameters', () => {
  it('lists the own ones first, each part sorted, hidden ones not at all', async () => {
    const offered = await texts('Get-Pet -');
    expect(offered.slice(0, 6)).toEqual(['-Color', '-Kind', '-Owner', '-Tame', '-Wait', '-Debug']);
    expect(offered).not.toContain('-Secret');
  });

  it.each([
    ['Get-Pet -wa', ['-Wait', '-WarningAction', '-WarningVariable']],
    ['Get-Pet -Wait -wa', ['-WarningAction', '-WarningVariable']],
    ['Get-Pet -wait cat -K', ['-Kind']],
    ['Get-Pet @splat -K', ['-Kind']],
    ['Grant-Pet -Group g -', ['-Like', '-Mode', '-PetName', '-PetType', '-Property', '-Rank']],
    ['Grant-Pet -Identity a -Ra', []],
    ['Grant-Pet -What', ['-WhatIf']],
    ['Get-Pet -What', []],
    ['Get-Pet \u2013Ki', ['-Kind']],
    ['Get-Pet | Grant-Pet -Pe', ['-PetName', '-PetType']],
    ['Nothing-Known -', []],
  ])('offers what is left for %j', async (text, expected) => {
    expect((await texts(text)).slice(0, expected.length === 0 ? 1 : expected.length)).toEqual(expected);
  });
});

describe('completing values', () => {
  it.each([
    ['a set as declared, at its place', 'Get-Pet ', ['cat', 'dog', 'ape']],
    ['a set behind the name', 'Get-Pet -Kind d', ['dog']],
    ['an enum sorted', 'Get-Pet -Color ', ['Blue', 'Green', 'Red']],
    ['an enum behind a colon', 'Get-Pet -Color:', ['Blue', 'Green', 'Red']],
    ['an enum behind a colon, begun', 'Get-Pet -Color:g', ['Green']],
    ['the next place', 'Get-Pet cat g', ['Green']],
    ['the next place behind a switch', 'Get-Pet -Wait cat g', ['Green']],
    ['more behind a comma, chosen ones too', 'Get-Pet -Color Red,', ['Blue', 'Green', 'Red']],
    ['more behind a comma and a blank', 'Get-Pet cat Red, g', ['Green']],
    ['truth', 'Get-Pet -Tame ', ['$true', '$false']],
    ['truth, begun', 'Get-Pet -Tame $f', ['$false']],
    ['the truth of a switch behind a colon', 'Get-Pet -Wait:', ['$true', '$false']],
    ['known values among others', 'Grant-Pet -Like ', ['x', "'y z'"]],
    ['what -ErrorAction takes here', 'Get-Pet -ErrorAction ', ['Continue', 'Ignore', 'SilentlyContinue', 'Stop']],
    ['users', 'Grant-Pet a', ['ana@contoso.com']],
    ['groups', 'Grant-Pet -Group ', ["'a group'"]],
    ['names of the type that was named', 'Grant-Pet -PetType Calling -PetName ', ['Calling', "'Tea Time'"]],
    ['variables', 'Get-Pet $us', ['$user', '$users']],
    ['nothing where a new value cannot stand', 'Get-Pet cat Red ', []],
  ])('offers %s', async (_what, text, expected) => {
    expect(await texts(text)).toEqual(expected);
  });

  it('quotes what needs quotes, and keeps the quotes that were opened', async () => {
    expect(await chosen('Grant-Pet -PetName tea')).toBe("Grant-Pet -PetName 'Tea Time'");
    expect(await chosen('Grant-Pet -PetName "tea')).toBe('Grant-Pet -PetName "Tea Time"');
    expect(await chosen("Grant-Pet 'o")).toBe("Grant-Pet 'O''Neil'");
    expect(await chosen('Grant-Pet o')).toBe("Grant-Pet 'O''Neil'");
  });

  it('lets no control character out', async () => {
    expect(await texts('Grant-Pet ev')).toEqual(["'evil[31m'".replaceAll("'", '')]);
  });
});

describe('completing properties and history', () => {
  it.each([
    ['Get-Pet | Where-Object ', ['Name', 'Age']],
    ['Get-Pet | Where-Object { $_.', ['$_.Name', '$_.Age']],
    ['Get-Pet | Where-Object { $_.Age -gt 1 -and $_.n', ['$_.Name']],
    ['Get-Pet | Where-Object Age | Where-Object { ($_.A', ['$_.Age']],
    ['$user.d', ['$user.Department']],
    ['Get-Pet $user.', ['$user.Name', '$user.Department']],
    ['#', ['Get-Pet cat', 'Get-Pet dog', 'Grant-Pet x']],
    ['#dog', ['Get-Pet dog']],
  ])('%j', async (text, expected) => {
    expect(await texts(text)).toEqual(expected);
  });
});

describe('any text', () => {
  it('has completions that start within it', async () => {
    const part = fc.constantFrom(
      'Get-Pet',
      ' ',
      '-',
      '-Kind',
      ':',
      'cat',
      "'",
      '"',
      '{',
      '}',
      '(',
      ')',
      '$',
      '$user',
      '.',
      ',',
      '|',
      '@',
      '#',
      '\n',
      '`',
      ';',
      '=',
      'é',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
        const text = parts.join('');
        const { start } = await complete(text, sources);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
