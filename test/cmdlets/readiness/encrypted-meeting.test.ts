import { describe, expect, it } from 'vitest';
import { plain, teamsSession } from '../teams-session.ts';

describe('Test-CsTeamsEncryptedMeeting', () => {
  it('judges policy, licence and clients', async () => {
    const teams = await teamsSession();
    const text = 'Test-CsTeamsEncryptedMeeting ana@contoso.com -AttendeeClient Windows, Web';
    const run = async (more = '') => plain((await teams.run(`${text} ${more}`)).output[0]);
    expect(await run()).toMatchObject({ Verdict: 'No', BlockedBy: ['MeetingPolicy'], NotKnown: ['TeamsPremium', 'OrganizerSwitch'] });
    await teams.run('Grant-CsTeamsEnhancedEncryptionPolicy ana@contoso.com UserControlled');
    expect(await run()).toMatchObject({ Verdict: 'Unknown', Attendees: [{ State: 'Pass' }, { Client: 'Web', State: 'Fail' }] });
    expect(await run('-TeamsPremium $true')).toMatchObject({ Verdict: 'YesIfOrganizerSwitchesItOn' });
    expect(await run('-TeamsPremium $false -ParticipantCount 201')).toMatchObject({ BlockedBy: ['TeamsPremium', 'Participants'] });
    expect((await teams.run(`${text}, Amiga`)).errors).toEqual(['InvalidClient']);
  });

  it('takes organizers from the pipeline', async () => {
    const teams = await teamsSession();
    expect((await teams.run(`Get-CsOnlineUser -Filter "Department -eq 'Legal'" | Test-CsTeamsEncryptedMeeting`)).output).toHaveLength(3);
  });
});
