import { describe, expect, it } from 'vitest';
import { assessMeeting, type MeetingFacts } from '../../src/readiness/assess-meeting.ts';
import { readClient, compareVersions } from '../../src/readiness/client.ts';
import { featuresLostInCalls, featuresLostInMeetings } from '../../src/readiness/features.ts';
import { allowing, days, failed, forbidding, inForce, known, untold } from './facts.ts';

const meeting = (more: Partial<MeetingFacts> = {}): MeetingFacts => ({
  organizer: 'ana@contoso.com',
  encryption: inForce(allowing),
  premium: known(true),
  participants: undefined,
  attendeeClients: [],
  asOf: days.today,
  ...more,
});

const failing = (facts: MeetingFacts) => assessMeeting(facts).gates.flatMap(({ gate, state }) => (state === 'Fail' ? [gate] : []));

describe('assessMeeting', () => {
  it('never says more than a conditional yes: nothing tells the options of a meeting', () => {
    expect(assessMeeting(meeting()).verdict).toBe('YesIfOrganizerSwitchesItOn');
  });

  it('needs the policy and the licence', () => {
    expect(failing(meeting({ encryption: inForce(forbidding), premium: known(false) }))).toEqual(['MeetingPolicy', 'TeamsPremium']);
    expect(assessMeeting(meeting({ premium: untold })).verdict).toBe('Unknown');
    expect(assessMeeting(meeting({ encryption: failed })).verdict).toBe('Unknown');
    expect(failing(meeting({ asOf: '2023-02-09' }))).toContain('MeetingPolicy');
  });

  it('takes as many as the day allows', () => {
    const at = (asOf: string, participants: number) => failing(meeting({ asOf, participants })).includes('Participants');
    expect([at('2023-06-01', 50), at('2023-06-01', 51), at('2024-01-01', 200), at('2024-01-01', 201)]).toEqual([false, true, false, true]);
  });

  it('says who is kept out, which does not change the verdict', () => {
    const attendeeClients = (['Windows', 'Web', 'TeamsPhone', 'TeamsRoomsAndroid'] as const).map((platform) => ({ platform, version: null }));
    const { verdict, attendees } = assessMeeting(meeting({ attendeeClients }));
    expect(attendees.map(({ state }) => state)).toEqual(['Pass', 'Fail', 'Unknown', 'Unknown']);
    expect(verdict).toBe('YesIfOrganizerSwitchesItOn');
  });
});

describe('clients', () => {
  it('are a platform with or without a version', () => {
    expect(readClient('windows')).toEqual({ platform: 'Windows', version: null });
    expect(readClient('TeamsRoomsWindows 4.13.132.0')).toEqual({ platform: 'TeamsRoomsWindows', version: '4.13.132.0' });
    expect(readClient('Mac/2.1')).toEqual({ platform: 'Mac', version: '2.1' });
    expect([readClient('Amiga'), readClient(''), readClient('Windows new')]).toEqual([undefined, undefined, undefined]);
  });

  it('compare part by part', () => {
    expect([compareVersions('1.10', '1.9') > 0, compareVersions('1.0', '1'), compareVersions('4.2', '4.13') < 0]).toEqual([true, 0, true]);
  });
});

describe('what is given up', () => {
  it('grew over time', () => {
    expect(featuresLostInCalls('2021-09-22')).toEqual([]);
    expect(['2021-09-23', '2021-10-23', '2022-09-12', '2022-09-13'].map((day) => featuresLostInCalls(day).length)).toEqual([7, 8, 8, 10]);
    expect(['2023-02-09', '2023-02-10', '2023-02-13', '2023-12-01'].map((day) => featuresLostInMeetings(day).length)).toEqual([0, 6, 7, 11]);
  });
});
