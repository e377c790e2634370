// Compares the policy types' definitions and their cmdlets with facts extracted from Microsoft's reference:
//   node bench/compare-policy-types.mjs --data policy-types.json [--all]
// Prints every difference that has no reason in scripts/accepted-differences.mjs, and how many each reason covers; --all prints those, too.
// Exits with 1 when a difference is left.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { acceptedDifferences } from '../scripts/accepted-differences.mjs';
import { loadPolicyTypes } from '../scripts/load-source.mjs';

const { values: options } = parseArgs({ options: { data: { type: 'string' }, all: { type: 'boolean', default: false } } });
if (options.data === undefined) {
  console.error('Give --data <file>: the facts to compare with.');
  process.exit(2);
}
const { families } = JSON.parse(await readFile(options.data, 'utf8'));
const source = await loadPolicyTypes();

const switches = ['WhatIf', 'Confirm'];
const differences = [];
const differ = (difference) => differences.push(difference);
const text = (value) => (value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value));
const compare = (place, aspect, ours, theirs) => {
  if (text(ours) !== text(theirs)) differ({ ...place, aspect, ours, theirs });
};

const byName = (list) => [...list].sort();
compare({ type: '(all)' }, 'types', byName(source.types.map(({ name }) => name)), byName(Object.keys(families)));
for (const type of source.types) {
  const family = families[type.name];
  if (family === undefined) continue;
  await compareType(type, family);
}

for (const difference of differences) difference.rule = acceptedDifferences.find(({ fits }) => fits(difference));
const line = ({ type, verb, name, aspect, ours, theirs }) =>
  `${[type, verb, name].filter(Boolean).join(' ')}: ${aspect}: ours ${text(ours)}, theirs ${text(theirs)}`;
for (const rule of acceptedDifferences) {
  const covered = differences.filter((difference) => difference.rule === rule);
  console.log(`${String(covered.length).padStart(4)}  ${rule.reason}`);
  if (options.all) for (const difference of covered) console.log(`        ${line(difference)}`);
}
const left = differences.filter(({ rule }) => rule === undefined);
for (const difference of left) console.log(line(difference));
console.log(
  `${Object.keys(families).length} types, ${Object.values(families).flatMap(({ verbs }) => verbs).length} cmdlets: ${left.length} differences without a reason.`,
);
process.exitCode = left.length === 0 ? 0 : 1;

async function compareType(type, family) {
  const place = { type: type.name };
  compare(place, 'verbs', byName(type.verbs), byName(family.verbs));
  const groups = {
    supported: 'supported',
    'supported-by-grant-only': 'grantOnly',
    conflicting: 'conflicting',
    undocumented: 'undocumented',
    'not-grantable': 'notGrantable',
  };
  compare(place, 'group assignment', type.groupAssignment, groups[family.groupAssignment.status]);
  compare(place, 'batch assignment', type.batchAssignment, family.batchAssignment.listedByNewCsBatchPolicyAssignmentOperation);
  compare(place, 'phone number assignment', type.phoneNumberAssignment, family.phoneNumberAssignment.listedBySetCsPhoneNumberPolicyAssignment);
  compareBuiltIn(type, family);
  const facts = family.settings.length > 0 ? family.settings : (family.builtIn?.properties ?? []);
  compare(
    place,
    'settings',
    Object.keys(type.settings),
    facts.map(({ name }) => name),
  );
  for (const fact of facts) if (type.settings[fact.name]) compareSetting(type, family, type.settings[fact.name], fact);
  for (const verb of type.verbs) {
    const cmdlet = await source.policyCmdlet(verb, type);
    if (family.cmdlets[verb]) compareCmdlet({ ...place, verb }, cmdlet, family.cmdlets[verb], family);
  }
}

function compareBuiltIn(type, { builtIn }) {
  const instances = (builtIn?.instances ?? []).filter(({ identity }) => identity !== 'Global');
  if (builtIn === undefined && Object.keys(type.builtIn).length > 0) return; // Those of other sources.
  compare(
    { type: type.name },
    'built-in instances',
    Object.keys(type.builtIn),
    instances.map(({ identity }) => identity.replace(/^Tag:/, '')),
  );
  for (const { identity, ...settings } of instances)
    compare({ type: type.name, name: identity }, 'built-in settings', type.builtIn[identity.replace(/^Tag:/, '')], settings);
}

function compareSetting(type, family, setting, fact) {
  const place = { type: type.name, name: fact.name };
  const kinds = { boolean: 'flag', enum: 'choice', int: 'integer', string: 'text', 'string[]': 'texts', object: 'objects' };
  compare(place, 'kind', setting.kind, kinds[fact.normalisedType] ?? fact.normalisedType);
  compare(place, 'values', setting.values, fact.enumValues);
  compare(place, 'default', setting.initial, fact.default);
  compare(place, 'certainty', setting.certainty ?? 'documented', { high: 'documented', medium: 'probable', low: 'uncertain' }[fact.confidence ?? 'high']);
  compare(
    place,
    'status',
    setting.status,
    fact.status?.map((one) => (one === 'readOnlyViaCmdlet' ? 'readOnly' : one)),
  );
  compare(place, 'list modifier', setting.modifiable, fact.listModifier);
  compare(place, 'unsupported values', setting.unsupported, fact.unsupportedValues);
  const { min, max, unit, maxLength, maxItems, special, greaterThan, requires, notEqualTo, unique } = fact.constraints ?? {};
  const theirs = { min, max, unit, maxLength, greaterThan, also: special, differsFrom: notEqualTo, unique };
  for (const [name, value] of Object.entries(theirs)) compare(place, name, setting[name], value);
  if (setting.kind === 'objects') compare(place, 'max items', setting.maxItems, maxItems);
  if (requires !== undefined) compare(place, 'needs', setting.needs, needOf(requires));
  if (family.builtIn?.properties === undefined) {
    const writers = ['New', 'Set'].filter((verb) => type.verbs.includes(verb));
    const taking = setting.verbs ?? writers;
    compare(place, 'verbs', byName(taking), byName(fact.verbs ?? writers));
  }
  for (const verb of ['New', 'Set']) {
    const page = family.cmdlets[verb]?.parameters.find(({ name }) => name === fact.name)?.enumValues;
    if (page && fact.enumValues && text(page) !== text(fact.enumValues))
      differ({ ...place, verb, aspect: 'values of one page', ours: setting.values, theirs: page });
  }
}

function needOf({ other, value, self }) {
  return { setting: other, ...(value !== undefined && { value }), ...(self !== undefined && { when: self }) };
}

function compareCmdlet(place, cmdlet, page, family) {
  compare(place, 'name', cmdlet.name, page.cmdlet);
  const ours = new Map(cmdlet.parameters.map((parameter) => [parameter.name, parameter]));
  const theirs = new Map(page.parameters.filter(({ name }) => !switches.includes(name)).map((parameter) => [parameter.name, parameter]));
  for (const name of theirs.keys()) if (!ours.has(name)) differ({ ...place, name, aspect: 'missing parameter', ours: undefined, theirs: name });
  for (const name of ours.keys()) if (!theirs.has(name)) differ({ ...place, name, aspect: 'extra parameter', ours: name, theirs: undefined });
  compareSets(place, cmdlet, page);
  for (const [name, fact] of theirs) {
    const parameter = ours.get(name);
    if (parameter) compareParameter({ ...place, name }, parameter, fact, page, family);
  }
}

function ownSets(cmdlet) {
  return [...new Set(cmdlet.parameters.flatMap(({ sets }) => Object.keys(sets)))].filter((set) => set !== '*');
}

/** A single set has no name that matters. */
function compareSets(place, cmdlet, page) {
  const theirs = page.parameterSets.map(({ name }) => name ?? '*');
  const ours = ownSets(cmdlet);
  const plain = (sets) => (sets.length <= 1 ? ['*'] : byName(sets));
  compare(place, 'sets', plain(ours), plain(theirs));
  const theirDefault = page.parameterSets.find((set) => set.default)?.name;
  if (ours.length > 1 && theirDefault) compare(place, 'sets', cmdlet.defaultParameterSet, theirDefault);
}

function compareParameter(place, parameter, fact, page, family) {
  const memberships = Object.values(parameter.sets);
  const inSyntax = page.parameterSets.flatMap((set) => set.parameters.filter(({ name }) => name === place.name));
  const theirMandatory = fact.mandatory === true || inSyntax.some(({ mandatory }) => mandatory);
  const tableOnly = fact.mandatory !== true && family.settings.find(({ name }) => name === place.name)?.mandatoryInNew?.yaml === true && place.verb === 'New';
  compare(
    place,
    'mandatory',
    memberships.some(({ mandatory }) => mandatory === true),
    theirMandatory,
  );
  if (tableOnly) differ({ ...place, aspect: 'mandatory', ours: false, theirs: 'table only' });
  if (inSyntax.length > 0)
    compare(
      place,
      'positional',
      memberships.some(({ position }) => position !== undefined),
      inSyntax.some(({ positional }) => positional),
    );
  const aliases = (fact.aliases ?? []).filter((alias) => !['wi', 'cf'].includes(alias));
  compare(place, 'aliases', parameter.aliases, aliases);
  const theirs = [fact.pipelineByValue && 'value', fact.pipelineByPropertyName && 'name'].filter(Boolean).join(' and ');
  const pipeline = memberships.find((membership) => membership.pipeline)?.pipeline;
  const pipelines = { ByValue: 'value', ByPropertyName: 'name', ByValueAndPropertyName: 'value and name' };
  compare(place, 'pipeline', pipelines[pipeline] ?? 'none', fact.pipelineUnqualifiedTrue ? 'unqualified' : theirs || 'none');
  const setting = family.settings.find(({ name }) => name === place.name);
  if (setting) compare(place, 'type', typeOf(parameter), typeOfSetting(setting));
}

function typeOf({ type, array }) {
  return type === 'long' ? 'int' : `${type}${array ? '[]' : ''}`;
}

function typeOfSetting({ normalisedType, listModifier, enumValues, confidence }) {
  if (normalisedType === 'enum' && confidence === 'low') return 'uncertain enum';
  if (normalisedType === 'enum' && enumValues.some((value) => !/^\w+$/.test(value))) return 'enum of phrases';
  if (listModifier) return 'object';
  return { boolean: 'bool' }[normalisedType] ?? normalisedType;
}
