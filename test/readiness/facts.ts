import type { PartyFacts, PolicyFacts, PolicyInForce, Finding } from '../../src/readiness/facts.ts';
import type { CallGateName } from '../../src/readiness/assess-call.ts';
import type { GateState } from '../../src/readiness/gate.ts';

export const policy = (name: string, settings: PolicyFacts['settings']): PolicyFacts => ({ name, settings });
export const inForce = (held: PolicyFacts, more: Partial<PolicyInForce> = {}): Finding<PolicyInForce> => ({
  kind: 'known',
  value: { policy: held, origin: { source: 'Global', group: null, rank: null }, instances: [held], ...more },
});
export const known = <T>(value: T, from = 'sandbox'): Finding<T> => ({ kind: 'known', value, from });
export const failed: Finding<never> = { kind: 'failed', error: 'ServiceUnavailable: later.' };
export const untold: Finding<never> = { kind: 'untold', reason: 'no interface tells' };

export const allowing = policy('UserControlled', {
  CallingEndtoEndEncryptionEnabledType: 'DisabledUserOverride',
  MeetingEndToEndEncryption: 'DisabledUserOverride',
});
export const forbidding = policy('Global', { CallingEndtoEndEncryptionEnabledType: 'Disabled', MeetingEndToEndEncryption: 'Disabled' });
const recorded = policy('Recorded', { Enabled: true, ComplianceRecordingApplications: [{ Id: 'bot' }] });
const previewing = (value: string | null): PolicyFacts => policy('Global', { AllowPublicPreview: value });

/** A party that passes every gate at any time. */
export const ready = (user = 'ana@contoso.com'): PartyFacts => ({
  user,
  encryption: inForce(allowing),
  recording: inForce(policy('Global', { Enabled: false })),
  updates: inForce(previewing('Forced')),
  client: known({ platform: 'Windows', version: null }),
  encryptionSwitch: known(true),
  previewSwitch: untold,
});

/** Days in and after the preview months. */
export const days = { preview: '2021-11-01', today: '2026-01-02' } as const;

type PartyGate = Exclude<CallGateName, 'CallType'>;

/** For each gate, what brings it to each of its states during the preview months. NotApplicable is a matter of the day. */
export const causes: Readonly<Record<PartyGate, Readonly<Partial<Record<GateState, readonly Partial<PartyFacts>[]>>>>> = {
  EncryptionPolicy: {
    Pass: [{ encryption: inForce(allowing) }, { encryption: inForce(policy('X', { CallingEndtoEndEncryptionEnabledType: 'disableduseroverride' })) }],
    Unknown: [{ encryption: failed }, { encryption: untold }],
    Fail: [
      { encryption: inForce(forbidding) },
      { encryption: inForce(policy('Odd', { CallingEndtoEndEncryptionEnabledType: 'Enabled' })) },
      { encryption: inForce(policy('Empty', {})) },
    ],
  },
  Client: {
    Pass: [{ client: known({ platform: 'Windows', version: null }) }, { client: known({ platform: 'Mac', version: '1.5' }) }],
    Unknown: [
      { client: untold },
      { client: failed },
      { client: known({ platform: 'Vdi', version: null }) },
      { client: known({ platform: 'Ios', version: null }) },
    ],
    Fail: [{ client: known({ platform: 'Web', version: null }) }, { client: known({ platform: 'Linux', version: null }) }],
  },
  UserSwitch: {
    Pass: [{ encryptionSwitch: known(true) }],
    Unknown: [{ encryptionSwitch: untold }, { encryptionSwitch: failed }],
    Fail: [{ encryptionSwitch: known(false) }],
  },
  ComplianceRecording: {
    Pass: [{ recording: inForce(policy('Global', { Enabled: false })) }, { recording: inForce(policy('Global', { Enabled: null })) }],
    Unknown: [{ recording: failed }, { recording: inForce(policy('Idle', { Enabled: true, ComplianceRecordingApplications: [] })) }],
    Fail: [{ recording: inForce(recorded) }],
  },
  PreviewMode: {
    Pass: [{ updates: inForce(previewing('Forced')) }, { updates: inForce(previewing('Enabled')), previewSwitch: known(true) }],
    Unknown: [{ updates: failed }, { updates: inForce(previewing('Enabled')) }, { updates: inForce(previewing(null)) }],
    Fail: [
      { updates: inForce(previewing('Disabled')), previewSwitch: known(true) },
      { updates: inForce(previewing('FollowOfficePreview')), previewSwitch: known(false) },
    ],
  },
};
