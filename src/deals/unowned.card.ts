import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { button } from '../slack-buttons';
import { escapeText, slackDate } from '../slack-text';
import { placeName } from './lead.card';

/** The leads that nobody has, the longest waiting first; each can be taken. */
export function unownedCard(shown: Lead[], count: number, t: Translate): View {
  const text = t(count === 0 ? 'unowned.all_taken' : count === 1 ? 'unowned.one' : 'unowned.many', { count });
  const head: KnownBlock = { type: 'section', text: { type: 'mrkdwn', text: `*${text}*` } };
  const more = count - shown.length;
  const lines = shown.map((lead): KnownBlock => ({
    type: 'section',
    text: { type: 'mrkdwn', text: line(lead, t) },
    accessory: button('lead.take', t('lead.do.take'), lead._id),
  }));
  const rest: KnownBlock[] =
    more <= 0
      ? []
      : [{ type: 'context', elements: [{ type: 'mrkdwn', text: t('unowned.more', { count: more }) }] }];
  return { text, blocks: [head, ...lines, ...rest] };
}

/** The card of an earlier day, when a newer one has taken its place. */
export function unownedElsewhereCard(t: Translate): View {
  return { text: t('unowned.elsewhere') };
}

function line(lead: Lead, t: Translate): string {
  const place = lead.province === null ? t('lead.place_unknown') : placeName(lead);
  const since =
    lead.unowned_since === undefined ? '' : t('unowned.since', { at: slackDate(lead.unowned_since) });
  return `*${escapeText(`${lead.name} (${lead._id})`)}* · ${escapeText(place)} · ${escapeText(lead.source)}\n${since}`;
}
