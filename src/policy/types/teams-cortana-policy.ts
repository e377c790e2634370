import { policyType } from '../policy-type.ts';
import { choice, flag, text } from '../setting.ts';

export const teamsCortanaPolicy = policyType('TeamsCortanaPolicy', {
  synopsis: 'How people may use Cortana in Teams.',
  columns: ['CortanaVoiceInvocationMode', 'AllowCortanaVoiceInvocation', 'Description'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    New: { offers: ['InMemory'], inert: ['Tenant'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
    Remove: { inert: ['Tenant'] },
    Grant: { inert: ['Tenant', 'MsftInternalProcessingMode', 'DomainController'] },
  },
  settings: {
    AllowCortanaAmbientListening: flag('Whether Cortana may listen all the time.', { status: ['internal'] }),
    AllowCortanaInContextSuggestions: flag('Whether Cortana may make suggestions.', { status: ['internal'] }),
    AllowCortanaVoiceInvocation: flag('Whether Cortana may be called by voice.', { status: ['internal'] }),
    CortanaVoiceInvocationMode: choice(['Disabled', 'PushToTalkUserOverride', 'WakeWordPushToTalkUserOverride'], 'How Cortana may be called.'),
    Description: text('A note for administrators.'),
  },
});
