import { beforeEach, describe, expect, it } from 'vitest';
import { column, plain, teamsSession, type TeamsSession } from '../teams-session.ts';

let teams: TeamsSession;
beforeEach(async () => {
  teams = await teamsSession();
});

const rehearse = (more = '') => `Start-CsEncryptedCallRehearsal ana@contoso.com ben@contoso.com -CallerClient Windows -CalleeClient Mac ${more}`;
const allow = 'Grant-CsTeamsEnhancedEncryptionPolicy -Global -PolicyName UserControlled';

describe('Start-CsEncryptedCallRehearsal', () => {
  it('lets an ordinary call go on where readiness says No, and names the gates', async () => {
    const { output, warnings, errors } = await teams.run(rehearse('-PassThru'));
    expect(errors).toEqual([]);
    expect(warnings.join()).toContain('Callee EncryptionPolicy');
    expect(plain(output[0])).toMatchObject({
      Verdict: 'No',
      Encrypted: false,
      BlockedBy: ['Caller EncryptionPolicy', 'Callee EncryptionPolicy'],
      Ends: [
        { Shield: 'no lock', CheckNumber: null },
        { Shield: 'no lock', CheckNumber: null },
      ],
      Asked: [{ Granted: true }, { Granted: true }, { Granted: true }],
      ServiceHeard: true,
    });
  });

  it('connects by way of the service and shows one number at both ends', async () => {
    await teams.run(allow);
    const { output, errors } = await teams.run(rehearse());
    expect(errors).toEqual([]);
    expect(column(output, 'User')).toEqual(['ana@contoso.com', 'ben@contoso.com']);
    expect(column(output, 'Shield')).toEqual(['lock', 'lock']);
    expect(new Set(column(output, 'CheckNumber')).size).toBe(1);
    expect(teams.requests.filter((request) => /^POST \/Sandbox\/calls\/[\w-]+\/ends\/(caller|callee)\/signals$/.test(request)).length).toBeGreaterThan(1);
  });

  it('refuses what an encrypted call gives up, and nothing else', async () => {
    await teams.run(allow);
    const [call] = (await teams.run(rehearse('-PassThru'))).output.map(plain);
    expect(call).toMatchObject({
      Verdict: 'YesIfBothSwitchItOn',
      Encrypted: true,
      NumbersMatch: true,
      RelayHeard: false,
      ServiceHeard: false,
      Asked: [
        { Feature: 'adding a participant', Granted: false },
        { Feature: 'recording', Granted: false },
        { Feature: 'muting the microphone', Granted: true },
      ],
    });
  });

  it('shows that the numbers differ with somebody in between', async () => {
    await teams.run(allow);
    const [call] = (await teams.run(rehearse('-Intruder -PassThru'))).output.map(plain);
    expect(call).toMatchObject({
      Encrypted: true,
      NumbersMatch: false,
      ServiceHeard: true,
      IntruderHeard: [expect.any(String), expect.any(String)] as unknown,
    });
  });

  it('is refused when a fingerprint was altered', async () => {
    await teams.run(allow);
    const { output, errors } = await teams.run(rehearse('-AlterFingerprint'));
    expect([output, errors]).toEqual([[], ['FingerprintMismatch']]);
  });
});
