import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parameterSets } from '../../../src/cmdlets/help/syntax.ts';
import { policyCmdlet } from '../../../src/cmdlets/policy/policy-cmdlet.ts';
import { settingNames } from '../../../src/cmdlets/policy/setting-parameters.ts';
import { loadPolicyType, policyTypeNames } from '../../../src/policy/catalogue.ts';
import type { PolicyType } from '../../../src/policy/policy-type.ts';
import type { Json } from '../../../src/policy/setting.ts';
import { checkRelations } from '../../../src/policy/validation.ts';
import { validValue } from '../../policy/setting-arbitrary.ts';
import { teamsSession } from '../teams-session.ts';

const cmdletsOf = async (name: string) => {
  const type = await loadPolicyType(name);
  return Promise.all(type.verbs.map((verb) => policyCmdlet(verb, type)));
};

describe.each(policyTypeNames)("%s's cmdlets", (name) => {
  it('have parameters that cannot be taken for each other', async () => {
    for (const { parameters } of await cmdletsOf(name)) {
      const names = parameters.flatMap((parameter) => [parameter.name, ...parameter.aliases]).map((one) => one.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
      for (const parameter of parameters) expect(parameter.help).toMatch(/^[A-Z].+\.$/);
    }
  });

  it('have no two positional parameters at one place in a set', async () => {
    for (const cmdlet of await cmdletsOf(name)) {
      for (const set of parameterSets(cmdlet)) {
        const places = cmdlet.parameters.flatMap(({ sets }) => (sets[set] ?? sets['*'])?.position ?? []);
        expect(new Set(places).size).toBe(places.length);
      }
    }
  });

  it('have examples that run on a fresh sandbox', async () => {
    for (const { examples, ...cmdlet } of await cmdletsOf(name)) {
      expect(examples.length).toBeGreaterThan(0);
      const teams = await teamsSession();
      for (const { run, after = [] } of examples) {
        for (const statement of after) await teams.run(statement);
        expect([run, (await teams.run(run)).records.map(({ message }) => message)]).toEqual([run, []]);
      }
      expect(cmdlet.synopsis).toMatch(/\.$/);
    }
  });

  it('keep values through New, Get, JSON, CSV and Set', async () => {
    const type = await loadPolicyType(name);
    if (!type.verbs.includes('New')) return;
    const teams = await teamsSession();
    let count = 0;
    await fc.assert(
      fc.asyncProperty(valuesFor(type, 'New'), async (values) => {
        count += 1;
        const made = await teams.run(`New-Cs${name} -Identity 'P${count}' ${argumentsFor(values)}`);
        expect(made.records.map(({ message }) => message)).toEqual([]);
        const { Identity, ...settings } = await teams.policies.getPolicy(name, `P${count}`);
        expect({ Identity, ...settings }).toMatchObject({ Identity: `Tag:P${count}`, ...values });
        const [json] = (await teams.run(`Get-Cs${name} -Identity P${count} | ConvertTo-Json -Depth 9`)).output;
        expect(JSON.parse(typeof json === 'string' ? json : '')).toEqual({ Identity, ...settings });
        const [csv] = (await teams.run(`Get-Cs${name} -Identity P${count} | ConvertTo-Csv | ConvertFrom-Csv | ConvertTo-Json -Depth 2`)).output;
        // An empty cell at the end of a line reads as null, as in PowerShell.
        const read = JSON.parse(typeof csv === 'string' ? csv : '') as Record<string, Json>;
        expect(cells(read)).toMatchObject(cells(withoutDates(type, settings)));
        const taken = settingNames(type, 'Set').map(([setting]) => setting);
        const again = Object.fromEntries(Object.entries(values).filter(([setting]) => taken.includes(setting)));
        if (Object.keys(again).length === 0) return;
        await teams.run(`New-Cs${name} -Identity 'Q${count}'`);
        const given = taken.filter((setting) => setting in again).map((setting) => `-${setting} $read.${setting}`);
        const changed = await teams.run(`$read = Get-Cs${name} -Identity P${count}; Set-Cs${name} -Identity Q${count} ${given.join(' ')}`);
        expect(changed.records.map(({ message }) => message)).toEqual([]);
        expect(await teams.policies.getPolicy(name, `Q${count}`)).toMatchObject(again);
      }),
      { numRuns: 4 },
    );
  });
});

/** A date is a DateTime once read, which CSV writes as .NET does. */
const withoutDates = (type: PolicyType, settings: Readonly<Record<string, Json>>): Record<string, Json> =>
  Object.fromEntries(Object.entries(settings).filter(([setting]) => type.settings[setting]?.kind !== 'datetime'));

/** What a CSV file holds of settings: texts; null is an empty cell. Lists are left out, of which CSV keeps nothing. */
const cells = (settings: Readonly<Record<string, Json>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([setting, value]) =>
      typeof value === 'object' && value !== null ? [] : [[setting, typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value ?? '')]],
    ),
  );

const isUnique = (type: PolicyType, name: string): boolean => {
  const setting = type.settings[name];
  return setting?.kind === 'text' && setting.unique === true;
};

/** Values for some of the settings that a verb takes, which get on with each other. */
function valuesFor(type: PolicyType, verb: 'New' | 'Set'): fc.Arbitrary<Readonly<Record<string, Json>>> {
  const model = Object.fromEntries(
    settingNames(type, verb)
      .filter(([name]) => !isUnique(type, name))
      .map(([name, setting]) => [name, validValue(setting)]),
  );
  return fc
    .record(model, { requiredKeys: [] })
    .map(withoutAbsent)
    .filter((values) => {
      try {
        checkRelations(type, { ...Object.fromEntries(Object.entries(type.settings).map(([name, { initial }]) => [name, initial ?? null])), ...values });
        return Object.values(values).every((value) => value !== '');
      } catch {
        return false;
      }
    });
}

const withoutAbsent = (values: Readonly<Record<string, Json | undefined>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));

const argumentsFor = (values: Readonly<Record<string, Json>>): string =>
  Object.entries(values)
    .map(([name, value]) => `-${name} ${literal(value)}`)
    .join(' ');

/** A value as a script would write it. */
function literal(value: Json): string {
  if (value === null) return '$null';
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (Array.isArray(value)) return `@(${(value as readonly Json[]).map(literal).join(', ')})`;
  return `@{ ${Object.entries(value)
    .map(([name, inner]) => `${name} = ${literal(inner)}`)
    .join('; ')} }`;
}
