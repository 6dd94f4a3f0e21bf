import { type View } from '../contract/view';
import { type MessageKey, type Translate } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { button } from '../slack-buttons';
import { escapeText, mention, personName, slackDate } from '../slack-text';
import { type LeadClock } from './lead-clock.model';

/** A lead that waits for its first contact: for its owner, or for everybody; what became of it once that is known. */
export function waitingLeadCard(lead: Lead, clock: LeadClock, whom: 'owner' | 'channel', t: Translate): View {
  const who = `${lead.name} (${lead._id})`;
  const text = escapeText(t(titleOf(clock, whom), { who, minutes: minutesOf(clock) }));
  const owner =
    lead.owner === undefined ? t('lead.no_owner') : t('lead.owner', { owner: personName(lead.owner) });
  const facts = [t('speed.since', { at: slackDate(clock.started_at) }), owner];
  if (clock.contacted_by !== undefined) facts.push(t('speed.by', { who: mention(clock.contacted_by) }));
  const waits = clock.contacted_at === undefined && clock.ended_at === undefined;
  const take = lead.owner === undefined ? [button('lead.take', t('lead.do.take'), lead._id)] : [];
  return {
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${text}*\n${facts.join(' · ')}` } },
      ...(waits
        ? [
            {
              type: 'actions' as const,
              elements: [
                button('lead.call', t('lead.do.call'), lead._id, { style: 'primary' }),
                button('lead.show', t('lead.show'), lead._id),
                ...take,
              ],
            },
          ]
        : []),
    ],
  };
}

function titleOf({ contacted_at, ended_at }: LeadClock, whom: 'owner' | 'channel'): MessageKey {
  if (contacted_at !== undefined) return 'speed.contacted';
  if (ended_at !== undefined) return 'speed.ended';
  return whom === 'owner' ? 'speed.owner' : 'speed.channel';
}

function minutesOf({ started_at, contacted_at }: LeadClock): number {
  return contacted_at === undefined
    ? 0
    : Math.round((contacted_at.getTime() - started_at.getTime()) / 60_000);
}
