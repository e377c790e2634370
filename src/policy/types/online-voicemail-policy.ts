import { policyType } from '../policy-type.ts';
import { choice, flag, text, timeSpan } from '../setting.ts';

export const onlineVoicemailPolicy = policyType('OnlineVoicemailPolicy', {
  synopsis: 'What voicemail does with messages: length, transcription, languages, announcements.',
  columns: ['EnableTranscription', 'MaximumRecordingLength', 'ShareData', 'EnableEditingCallAnswerRulesSetting'],
  cmdlets: {
    New: { without: ['Force'] },
    Set: { without: ['Force'] },
    Remove: { without: ['Force'] },
    Grant: { parameters: { Group: { position: 0 } } },
  },
  settings: {
    Description: text('A note for administrators.'),
    EnableEditingCallAnswerRulesSetting: flag('Whether people may change how voicemail answers their calls.'),
    EnableTranscription: flag('Whether messages are written down.'),
    EnableTranscriptionProfanityMasking: flag('Whether coarse words are masked in what was written down.'),
    EnableTranscriptionTranslation: flag("Whether what was written down is translated into the reader's language."),
    EnableVoicemailTriage: flag('Whether messages are sorted by their importance.', { initial: false }),
    MaximumRecordingLength: timeSpan('How long a message may be.', { min: '00:00:30', max: '00:10:00' }),
    PostambleAudioFile: text('The audio file played after the greeting.'),
    PreambleAudioFile: text('The audio file played before the greeting.'),
    PreamblePostambleMandatory: flag('Whether callers must hear those files before they can leave a message.', { initial: false }),
    PrimarySystemPromptLanguage: text('The language of the announcements.', {
      differsFrom: 'SecondarySystemPromptLanguage',
      needs: { setting: 'SecondarySystemPromptLanguage' },
    }),
    SecondarySystemPromptLanguage: text('The second language of the announcements; needs a first one.', {
      differsFrom: 'PrimarySystemPromptLanguage',
      needs: { setting: 'PrimarySystemPromptLanguage' },
    }),
    ShareData: choice(['Defer', 'Deny'], 'Whether messages may be shared with Microsoft to improve transcription.', {
      status: ['noEffect'],
    }),
  },
});
