// Writes docs/policy-types.md from the definitions; with --check it only says whether the page is up to date (exit code 1 if not).
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { acceptedDifferences } from './accepted-differences.mjs';
import { loadPolicyTypes } from './load-source.mjs';

const file = fileURLToPath(new URL('../docs/policy-types.md', import.meta.url));
const { types, cmdletName, settingHelp, settingRules } = await loadPolicyTypes();

const groupWords = {
  supported: 'yes',
  grantOnly: 'by Grant; not mentioned elsewhere',
  conflicting: 'Grant takes a group, New-CsGroupPolicyAssignment rules the type out: the service decides',
  undocumented: 'not documented',
  notGrantable: 'cannot be granted',
};
const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('<', '\\<');
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)];
const code = (text) => `\`${text}\``;

const page = [
  '# Policy types',
  '',
  'Made by `scripts/make-policy-types-page.mjs` from the definitions in `src/policy/types`; a test checks that it is up to date. `Get-CsPolicyType` tells the same in the program.',
  '',
  `${types.length} types, ${types.flatMap(({ verbs }) => verbs).length} cmdlets, ${types.flatMap(({ settings }) => Object.keys(settings)).length} settings.`,
  '',
  ...table(
    ['Type', 'Verbs', 'Settings', 'To groups', 'In batches', 'To numbers'],
    types.map((type) => [
      `[${type.name}](#${type.name.toLowerCase()})`,
      type.verbs.join(', '),
      Object.keys(type.settings).length,
      type.groupAssignment === 'supported' ? 'yes' : type.groupAssignment === 'notGrantable' ? 'no' : 'see below',
      type.batchAssignment ? 'listed' : '',
      type.phoneNumberAssignment ? 'listed' : '',
    ]),
  ),
  '',
  '## Where the definitions differ from the reference',
  '',
  'The facts come from the public reference of the Teams cmdlets. `bench/compare-policy-types.mjs` compares every definition and cmdlet with them. These differences are on purpose:',
  '',
  ...acceptedDifferences.map(({ reason }) => `- ${reason}`),
  '',
  'A default that the reference does not tell is "not set": null on the wire, printed as empty. A setting marked _probable_ or _uncertain_ was read from a page that leaves room for doubt; of an uncertain one, values that are not listed are warned of and passed on, because only the service knows.',
  '',
  ...types.flatMap(section),
];

function section(type) {
  const builtIn = Object.keys(type.builtIn);
  return [
    `## ${type.name}`,
    '',
    type.synopsis,
    '',
    `- Cmdlets: ${type.verbs.map((verb) => code(cmdletName(type, verb))).join(', ')}`,
    `- Group assignment: ${groupWords[type.groupAssignment]}`,
    ...(builtIn.length > 0 ? [`- Instances from the start: Global, ${builtIn.join(', ')}`] : []),
    '',
    ...(Object.keys(type.settings).length === 0 ? ['No settings.', ''] : settings(type)),
  ];
}

function settings(type) {
  const rows = Object.entries(type.settings).map(([name, setting]) => [
    code(name),
    valuesOf(setting),
    setting.initial === undefined ? '' : setting.initial === '' ? 'empty' : setting.initial,
    [settingHelp(setting), ...settingRules(setting), ...onlyIn(type, setting)].join(' '),
  ]);
  return [...table(['Setting', 'Values', 'Default', 'What it says'], rows), ''];
}

function onlyIn(type, { verbs }) {
  return verbs === undefined ? [] : verbs.length === 0 ? ['Only Get shows it.'] : [`Only ${verbs.map((verb) => cmdletName(type, verb)).join(', ')} takes it.`];
}

function valuesOf(setting) {
  const range = setting.min === undefined && setting.max === undefined ? '' : ` ${setting.min ?? '…'} to ${setting.max ?? '…'}`;
  const unit = setting.unit === undefined ? '' : ` (${setting.unit})`;
  const words = {
    choice: () => setting.values.map((value) => (value === '' ? 'empty' : value)).join(', '),
    flag: () => '$true, $false',
    integer: () => `number${range}${unit}`,
    text: () => 'text',
    texts: () => 'list of texts',
    timespan: () => `time span${range}`,
    guid: () => 'GUID',
    datetime: () => 'date and time',
    objects: () => `list of ${setting.item.name}`,
  };
  const certainty = setting.certainty === undefined ? '' : ` (_${setting.certainty}_)`;
  return `${words[setting.kind]()}${certainty}`;
}

const text = await format(page.join('\n'), { ...(await resolveConfig(file)), parser: 'markdown' });
if (process.argv.includes('--check')) {
  const current = await readFile(file, 'utf8').catch(() => '');
  if (current !== text) {
    console.error('docs/policy-types.md is out of date: run node scripts/make-policy-types-page.mjs.');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, text);
}
