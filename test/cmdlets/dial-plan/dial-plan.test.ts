import { beforeEach, describe, expect, it } from 'vitest';
import { column, plain, teamsSession, type TeamsSession } from '../teams-session.ts';

let teams: TeamsSession;
beforeEach(async () => {
  teams = await teamsSession();
});

const rule = (name: string, pattern: string, translation: string) =>
  `(New-CsVoiceNormalizationRule -Parent Global -Name '${name}' -Pattern '${pattern}' -Translation '${translation}' -InMemory)`;
const translated = async (number: string, of: string) =>
  column((await teams.run(`${of} | Test-CsVoiceNormalizationRule -DialedNumber '${number}'`)).output, 'TranslatedNumber');

describe('Test-CsVoiceNormalizationRule', () => {
  it.each([
    ['5550100', '^(\\d{7})$', '+1206$1', '+12065550100'],
    ['tel:5550100', '^(\\d{7})$', '+1206$1', '+12065550100'],
    ['555010', '^(\\d{7})$', '+1206$1', null],
    ['4321', '^([2-5]\\d{3})$', '$1', '4321'],
    ['9011441234', '^9?011(\\d+)$', '+$1', '+441234'],
    ['0049301234', '^00(?<rest>\\d+)$', '+${rest}', '+49301234'],
  ])('makes of %s by %s and %s: %s', async (number, pattern, translation, expected) => {
    expect(await translated(number, rule('R', pattern, translation))).toEqual([expected]);
  });

  it('refuses a pattern that is none, and does not hang on one that takes long', async () => {
    expect((await teams.run(`${rule('R', '(', 'x')} | Test-CsVoiceNormalizationRule -DialedNumber 1`)).errors).toEqual(['InvalidRegularExpression']);
    expect(await translated('1'.repeat(30) + 'x', rule('R', '^(1+)+$', '$1'))).toEqual([null]);
  });

  it('refuses what is no rule', async () => {
    expect((await teams.run("'text' | Test-CsVoiceNormalizationRule -DialedNumber 1")).errors).toEqual(['InvalidInput']);
  });
});

describe('dial plans', () => {
  beforeEach(async () => {
    await teams.run(
      `New-CsTenantDialPlan Berlin -NormalizationRules @{ Add = ${rule('Extensions', '^(\\d{4})$', '+4930$1')}, ${rule('All', '^(\\d+)$', '+$1')} }`,
    );
  });

  it('keep rules, which the first that matches decides', async () => {
    const [plan] = (await teams.run('Get-CsTenantDialPlan Berlin')).output;
    expect(plain(plan)).toMatchObject({
      NormalizationRules: [
        { Name: 'Extensions', Pattern: '^(\\d{4})$', Translation: '+4930$1', IsInternalExtension: false, Description: null },
        { Name: 'All', Pattern: '^(\\d+)$', Translation: '+$1', IsInternalExtension: false, Description: null },
      ],
    });
    const test = async (number: string) =>
      column((await teams.run(`Test-CsEffectiveTenantDialPlan -DialedNumber ${number} -EffectiveTenantDialPlanName Berlin`)).output, 'TranslatedNumber');
    expect(await test('1234')).toEqual(['+49301234']);
    expect(await test('12345')).toEqual(['+12345']);
    expect(await test('abc')).toEqual([null]);
  });

  it('hold for users by assignment', async () => {
    const nameFor = async () => column((await teams.run('Get-CsEffectiveTenantDialPlan ana@contoso.com')).output, 'EffectiveTenantDialPlanName');
    expect(await nameFor()).toEqual(['Global']);
    await teams.run('Grant-CsTenantDialPlan ana@contoso.com Berlin');
    expect(await nameFor()).toEqual(['Tag:Berlin']);
    const { output } = await teams.run('Test-CsEffectiveTenantDialPlan -DialedNumber 1234 -Identity ana@contoso.com');
    expect(output.map(plain)).toEqual([{ TranslatedNumber: '+49301234', MatchingRule: expect.objectContaining({ Name: 'Extensions' }) as unknown }]);
  });

  it('need a number, and a user or a plan', async () => {
    expect((await teams.run('Test-CsEffectiveTenantDialPlan -DialedNumber 1')).errors).toEqual(['MissingMandatoryParameter']);
    expect((await teams.run('Test-CsEffectiveTenantDialPlan -Identity ana@contoso.com')).errors).toEqual(['MissingMandatoryParameter']);
    expect((await teams.run('Test-CsEffectiveTenantDialPlan -DialedNumber 1 -EffectiveTenantDialPlanName None')).errors).toEqual(['PolicyNotFound']);
  });
});
