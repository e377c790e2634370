import { clientGate } from './client-gate.ts';
import { evidence, pages } from './evidence.ts';
import type { PartyFacts } from './facts.ts';
import { fail, notApplicable, pass, unknown, type Gate } from './gate.ts';
import { adviceOn, decidingTypes, ignorance, originText, policyRemedy, policyText } from './remedy.ts';
import { isOn, settingText } from './setting-reading.ts';

/** The months in which only those saw encrypted calls who had joined the public preview: from the first to before the last. */
export const previewMonths = { from: '2021-09-23', until: '2021-12-14' } as const;

const calling = 'CallingEndtoEndEncryptionEnabledType';
const allows = ({ settings }: { readonly settings: Readonly<Record<string, unknown>> }, setting: string): boolean =>
  String(settings[setting]).toLowerCase() === 'disableduseroverride';

const encryptionPolicy: Gate<PartyFacts, 'EncryptionPolicy'> = {
  name: 'EncryptionPolicy',
  asks: "Does the policy in force for the party, in the party's own tenant, let people turn encrypted calls on?",
  evidence: [pages.cmdlet, pages.article, pages.announcement],
  states: ['Pass', 'Fail', 'Unknown'],
  judge({ user, encryption }) {
    if (encryption.kind !== 'known') return unknown(ignorance(encryption), adviceOn(encryption));
    const { value } = encryption;
    const found = policyText(settingText(value.policy, calling), value);
    if (allows(value.policy, calling)) return pass(found, originText(value));
    const make = { name: 'EncryptedCalls', settings: `-${calling} DisabledUserOverride` };
    return fail(found, originText(value), policyRemedy(value, { user, type: decidingTypes.encryption, opens: (one) => allows(one, calling), make }));
  },
};

/** Applies to those who are recorded, not to their whole organization: so the feature's owner answered in 2023. */
const complianceRecording: Gate<PartyFacts, 'ComplianceRecording'> = {
  name: 'ComplianceRecording',
  asks: 'Is the party free of compliance recording?',
  evidence: [pages.article, evidence('github.com/MicrosoftDocs/OfficeDocs-SkypeForBusiness, issue 9750', 2023)],
  states: ['Pass', 'Fail', 'Unknown'],
  judge({ user, recording }) {
    if (recording.kind !== 'known') return unknown(ignorance(recording), adviceOn(recording));
    const { value } = recording;
    if (!isOn(value.policy, 'Enabled')) return pass(policyText('not recorded', value), originText(value));
    const applications = value.policy.settings['ComplianceRecordingApplications'];
    const active = Array.isArray(applications) && applications.length > 0;
    const found = policyText(active ? 'recorded' : 'to be recorded, but without a recording application', value);
    // Assigning the policy alone records nobody; what a client then does is not documented.
    if (!active) return unknown(found, null, originText(value));
    const make = { name: 'NotRecorded', settings: '-Enabled $false' };
    return fail(found, originText(value), policyRemedy(value, { user, type: decidingTypes.recording, opens: (one) => !isOn(one, 'Enabled'), make }));
  },
};

const previewMode: Gate<PartyFacts, 'PreviewMode'> = {
  name: 'PreviewMode',
  asks: 'In the preview months of 2021: has the party joined the public preview?',
  evidence: [pages.announcement, evidence('learn.microsoft.com, Set-CsTeamsUpdateManagementPolicy', 2026)],
  states: ['Pass', 'Fail', 'Unknown', 'NotApplicable'],
  judge({ user, updates, previewSwitch }, day) {
    if (day < previewMonths.from || day >= previewMonths.until) return notApplicable('not needed outside the preview months');
    if (updates.kind !== 'known') return unknown(ignorance(updates), adviceOn(updates));
    const { value } = updates;
    const policy = settingText(value.policy, 'AllowPublicPreview');
    const found = policyText(policy === '' ? 'AllowPublicPreview not set' : policy, value);
    const source = originText(value);
    const make = { name: 'PublicPreview', settings: '-AllowPublicPreview Forced' };
    const remedy = policyRemedy(value, {
      user,
      type: decidingTypes.updates,
      opens: (one) => settingText(one, 'AllowPublicPreview').toLowerCase() === 'forced',
      make,
    });
    if (policy.toLowerCase() === 'forced') return pass(found, source);
    if (policy.toLowerCase() === 'disabled') return fail(`${found}: nobody can join`, source, remedy);
    if (previewSwitch.kind !== 'known') return unknown(`${found}: whether the user has joined is not known`, remedy, source);
    return previewSwitch.value ? pass(`${found}: joined`, source) : fail(`${found}: not joined`, source, remedy);
  },
};

/** Settings > Privacy > End-to-end encrypted calls; one device is enough, Teams carries it to the others. */
const userSwitch: Gate<PartyFacts, 'UserSwitch'> = {
  name: 'UserSwitch',
  asks: 'Has the party turned encrypted calls on in the client?',
  evidence: [pages.support, pages.article],
  states: ['Pass', 'Fail', 'Unknown'],
  switch: true,
  judge({ user, encryptionSwitch }) {
    const byHand = `# ${user} turns it on: Settings > Privacy > End-to-end encrypted calls`;
    if (encryptionSwitch.kind === 'failed') return unknown(ignorance(encryptionSwitch), byHand);
    if (encryptionSwitch.kind === 'untold') return unknown(encryptionSwitch.reason, adviceOn(encryptionSwitch) ?? byHand);
    const { value, from = null } = encryptionSwitch;
    return value ? pass('on', from) : fail('off', from, byHand);
  },
};

/** The gates that each party must pass, in the order in which they are told. */
export const partyGates = [encryptionPolicy, clientGate, userSwitch, complianceRecording, previewMode] as const;
