import { beforeAll, describe, expect, it } from 'vitest';
import { commandIndex } from '../../src/cmdlets/command-index.ts';
import { membershipIn, parameterSets } from '../../src/cmdlets/help/syntax.ts';
import { policyTypes } from '../../src/cmdlets/policy-types.ts';
import { teamsViews } from '../../src/cmdlets/views.ts';
import type { Cmdlet } from '../../src/engine/cmdlet.ts';
import { psObject } from '../../src/engine/value.ts';

const approvedVerbs = new Set(
  'Add Clear Close Compare Connect Convert ConvertFrom ConvertTo Disconnect Export Find ForEach Format Get Grant Group Import Invoke Join Measure New Out Read Remove Resume Select Set Show Sort Split Start Stop Tee Test Undo Update Wait Where Write'.split(
    ' ',
  ),
);

const types = policyTypes();
const index = commandIndex(types);
const cmdlets: Cmdlet[] = [];
beforeAll(async () => {
  for (const name of index.names) cmdlets.push(await index.load(name));
});

const wrong = (problem: (cmdlet: Cmdlet) => boolean): readonly string[] => cmdlets.filter(problem).map(({ name }) => name);
const isSentence = (text: string): boolean => /^\S.*[.]$/s.test(text) && !text.includes('\n');

describe('the commands', () => {
  it('are found under their own names', () => {
    expect(cmdlets.map(({ name }) => name)).toEqual(index.names);
  });

  it('have unique names in any case, aliases included', () => {
    const folded = [...index.names, ...Object.keys(index.aliases)].map((name) => name.toLowerCase());
    expect(folded.length).toBe(new Set(folded).size);
  });

  it('have approved verbs', () => {
    expect(wrong(({ name }) => !approvedVerbs.has(name.slice(0, name.indexOf('-'))))).toEqual([]);
  });

  it('have aliases that lead somewhere', () => {
    expect(Object.values(index.aliases).filter((name) => !index.names.includes(name))).toEqual([]);
  });

  it('have help in sentences', () => {
    expect(wrong(({ synopsis, description = 'None.' }) => !isSentence(synopsis) || !isSentence(description))).toEqual([]);
    expect(
      cmdlets.flatMap(({ name, parameters }) => parameters.filter(({ help }) => !isSentence(help)).map((parameter) => `${name} -${parameter.name}`)),
    ).toEqual([]);
  });

  it('have examples', () => {
    expect(wrong(({ examples }) => examples.length === 0)).toEqual([]);
  });

  it('have no two parameters at one place in a set', () => {
    const clashes = cmdlets.flatMap((cmdlet) =>
      parameterSets(cmdlet).filter((set) => {
        const places = cmdlet.parameters.flatMap((parameter) => membershipIn(parameter, set)?.position ?? []);
        return places.length !== new Set(places).size;
      }),
    );
    expect(clashes).toEqual([]);
  });

  it('have no two parameters with one name or alias', () => {
    expect(
      wrong(({ parameters }) => {
        const names = parameters.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => name.toLowerCase());
        return names.length !== new Set(names).size;
      }),
    ).toEqual([]);
  });

  it('can be tried with -WhatIf wherever they write to the tenant', () => {
    expect(wrong(({ name, supportsShouldProcess }) => /^(New|Set|Remove|Grant)-Cs/.test(name) && !supportsShouldProcess)).toEqual([]);
  });
});

describe('the views', () => {
  it('show a policy by its definition: columns for several, all settings for one', async () => {
    const fresh = policyTypes();
    const views = teamsViews(fresh);
    expect(views('TeamsCallParkPolicy')).toBeUndefined();
    for (const name of fresh.names) {
      const { columns, settings } = await fresh.load(name);
      expect(views(name)?.table?.columns.map(({ property }) => property)).toEqual(['Identity', ...columns]);
      expect(views(name)?.list).toEqual(['Identity', ...Object.keys(settings)]);
      expect(columns.filter((column) => !(column in settings))).toEqual([]);
    }
  });

  it('give the settings of one type columns of their own among effective policies', async () => {
    const fresh = policyTypes();
    await fresh.load('TeamsCallParkPolicy');
    const view = teamsViews(fresh)('CsEffectivePolicy#TeamsCallParkPolicy');
    const [last] = view?.table?.columns.slice(-1) ?? [];
    const row = psObject('CsEffectivePolicy#TeamsCallParkPolicy', { User: 'ana', Settings: psObject('TeamsCallParkPolicy', { ParkTimeoutSeconds: 300 }) });
    expect(last?.property).toBe('ParkTimeoutSeconds');
    expect(last?.value?.(row)).toBe(300);
  });

  it('explain a policy in a numbered list', () => {
    const view = teamsViews(policyTypes())('CsEffectivePolicyExplanation');
    const column = view?.list?.find((item) => typeof item !== 'string' && item.property === 'Explanation');
    const row = psObject('CsEffectivePolicyExplanation', {
      Explanation: [
        psObject('CsPolicyCompetitor', { Order: 1, Source: 'Group', PolicyName: 'Board', Reference: 'Legal', Rank: 2, Wins: true, Reason: 'Why.' }),
      ],
    });
    expect(typeof column === 'object' ? column.value?.(row) : undefined).toBe('1. Group Legal (rank 2): Board. Why.');
  });
});
