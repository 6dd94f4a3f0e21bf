import { type KnownBlock } from '@slack/types';
import { type Reply } from '../../src/contract/view';
import { placeName } from '../../src/deals/lead.card';
import { type Translate } from '../../src/i18n/translate';
import { type Lead } from '../../src/leads/lead.model';
import { button } from '../../src/slack-buttons';
import { escapeText } from '../../src/slack-text';

/** What was found, each with a button that shows it. `found` has one more than `limit` when there are more. */
export function findReply(found: Lead[], text: string, limit: number, t: Translate): Reply {
  const shown = found.slice(0, limit);
  const params = { count: shown.length, text: escapeText(text) };
  if (shown.length === 0) return { text: t('lead.found_none', params) };
  const head = t(found.length > limit ? 'lead.found_more' : 'lead.found', params);
  const blocks = shown.map((lead): KnownBlock => ({
    type: 'section',
    text: { type: 'mrkdwn', text: line(lead, t) },
    accessory: button('lead.show', t('lead.show'), lead._id),
  }));
  return {
    text: head,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `*${head}*` } }, ...blocks],
  };
}

function line(lead: Lead, t: Translate): string {
  const place = lead.province === null ? t('lead.place_unknown') : placeName(lead);
  const facts = [lead.phone, lead.address, place].filter((fact) => fact !== undefined);
  return `*${escapeText(`${lead.name} (${lead._id})`)}* · ${t(`status.${lead.status}`)}\n${escapeText(facts.join(' · '))}`;
}
