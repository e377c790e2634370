import { configuration } from '../policy-type.ts';
import { flag, text } from '../setting.ts';

export const teamsGuestMessagingConfiguration = configuration('TeamsGuestMessagingConfiguration', {
  synopsis: 'What guests may do in chats and channels.',
  columns: ['AllowUserChat', 'AllowUserEditMessage', 'AllowUserDeleteMessage', 'AllowGiphy'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
  },
  settings: {
    AllowGiphy: flag('Whether guests may send animated pictures.'),
    AllowImmersiveReader: flag('Whether guests may have messages read to them.'),
    AllowMemes: flag('Whether guests may send memes.'),
    AllowStickers: flag('Whether guests may send stickers.'),
    AllowUserChat: flag('Whether guests may chat.'),
    AllowUserDeleteChat: flag('Whether guests may delete chats.', { initial: true }),
    AllowUserDeleteMessage: flag('Whether guests may delete their messages.'),
    AllowUserEditMessage: flag('Whether guests may edit their messages.'),
    GiphyRatingType: text('Which animated pictures guests may send.', { certainty: 'uncertain' }),
    UsersCanDeleteBotMessages: flag('Whether guests may delete messages of bots.', { initial: false }),
  },
});
