import { describe, expect, it } from 'vitest';
import { checkStatements } from './statements.ts';

const statement = (cmdlet: string, code: string, more: object = {}): string => JSON.stringify({ cmdlet, code, cmdletsUsed: [cmdlet], ...more });

describe('documented statements', () => {
  it('are checked as one script a page, and reported one by one', async () => {
    const report = await checkStatements(
      [
        statement('Get-CsTenant', "$p = @{ Identity = 'Global'; Zork = 1 }"),
        statement('Get-CsTenant', 'Set-CsTeamsCallingPolicy @p'),
        statement('Get-CsOnlineUser', 'Set-CsTeamsCallingPolicy @p'),
        statement('Get-CsOnlineUser', 'Get-CsOnlineUser -Identity {'),
        statement('Get-CsOnlineUser', "Get-CsOnlineUser -Filter {Department -eq 'x'} | Get-AzureADUser", {
          cmdletsUsed: ['Get-CsOnlineUser', 'Get-AzureADUser'],
        }),
        statement('Get-CsOnlineUser', 'Get-CsOnlineUser <id>', { docDefect: ['angle-bracket-placeholder'] }),
        '',
      ].join('\n'),
    );
    expect(report).toMatchObject({ passed: 2, failed: 2, outside: 2 });
    expect(report.refused.map(({ id }) => id).toSorted()).toEqual(['MissingEndCurlyBrace', 'NamedParameterNotFound']);
  });
});
