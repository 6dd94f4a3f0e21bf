import { defineCommand } from '../../src/contract/command';
import { type Translate } from '../../src/i18n/translate';
import { type Outreach } from '../../src/outreach/outreach';
import { type StopWish } from '../../src/outreach/stop-by-hand';
import { type Suppression } from '../../src/policy/contact-address.model';
import { escapeText, slackDate } from '../../src/slack-text';
import { channelsIn } from './command';
import { parseStop } from './parse';

export const unstop = defineCommand<{ outreach: Pick<Outreach, 'liftStop'> }, StopWish>({
  name: '/unstop',
  family: 'stop',
  summary: 'Lift a stop, as far as the person’s own wish and the law allow',
  usage: '<number or e-mail> [SMS|CALL] because <reason>',
  fr: {
    summary: 'Lever un arrêt, autant que la volonté de la personne et la loi le permettent',
    usage: '<numéro ou courriel> [SMS|APPEL] car <raison>',
  },
  examples: [
    '+14165550134 SMS because the wrong number was typed',
    'jane@example.com because the mailbox works again',
  ],
  role: 'manager',
  effect: 'write',

  parse: (text, { t }) => parseStop(text, t),

  async run(wish, { outreach }, { actor, t }) {
    const { lifted, kept } = await outreach.liftStop(wish, actor);
    const to = escapeText(wish.address);
    if (lifted.length === 0 && kept.length === 0) return { text: t('unstop.none', { to }) };
    const lines = kept.map((entry) => keptLine(to, entry, t));
    if (lifted.length > 0) {
      const channels = channelsIn(
        lifted.map(({ channel }) => channel),
        t,
      );
      lines.unshift(t('unstop.done', { to, channels }));
    }
    return { text: lines.join('\n') };
  },
});

function keptLine(to: string, { channel, cause, at }: Suppression, t: Translate): string {
  const key = channel === 'CALL' && cause === 'manual' ? 'unstop.call_list' : 'unstop.own_wish';
  const channels = t(`stop.channel.${channel}`);
  return t(key, { to, channels, cause: t(`stop.cause.${cause}`), at: slackDate(at) });
}
