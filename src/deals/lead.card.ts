import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { type FollowupTask } from '../ladder/task.model';
import { type Lead } from '../leads/lead.model';
import { floorToDollar, formatMoney } from '../money';
import { offerStateLine } from '../offers/offer.card';
import { escapeText, personName, slackDate } from '../slack-text';
import { type Deal, type MissingPart } from './deal.model';
import { leadButtons } from './lead-buttons.card';
import { type LeadGate, type LeadView } from './lead-view';

const DOTS = { completed: '●', open: '○', stopped: '–' } as const;

/** One lead, in the leads channel or as an answer: who, where, may they be contacted, what is next, what is missing. */
export function leadCard({ lead, tasks, deal, missing, gates }: LeadView, t: Translate): View {
  const place = lead.province === null ? t('lead.place_unknown') : placeName(lead);
  // Escaped in the plain text too: Slack reads mentions there as well.
  const text = escapeText(`${lead.name} (${lead._id}), ${place}`);
  const lines = [
    lead.address === undefined ? null : escapeText(lead.address),
    ...gateLines(gates, t),
    offerLine(deal, t),
    lead.offer === undefined ? null : offerStateLine(lead.offer, t),
    `${t('lead.ladder')} ${tasks.map((task) => DOTS[task.state]).join('')} ${nextLine(tasks, t)}`.trim(),
    missing.length === 0 ? null : t('lead.missing', { parts: missingParts(missing, t) }),
    // Contradicting or unknown: a person is asked, nothing is guessed (spec 3.2).
    lead.place_problem === undefined ? null : t(`lead.place_${lead.place_problem}_ask`),
    lead.dead?.why === undefined ? null : t('lead.dead_why', { why: escapeText(lead.dead.why) }),
    messageLine(lead, t),
  ].filter((line) => line !== null);
  const blocks: KnownBlock[] = [
    { type: 'section', text: { type: 'mrkdwn', text: `*${text}*\n${lines.join('\n')}` } },
    { type: 'context', elements: [{ type: 'mrkdwn', text: contextLine(lead, t) }] },
    { type: 'actions', elements: leadButtons(lead, t) },
  ];
  return { text, blocks };
}

export function placeName(place: Pick<Lead, 'province' | 'market'>): string {
  return place.market === 'ALL' ? String(place.province) : `${place.market}, ${place.province}`;
}

function contextLine(lead: Lead, t: Translate): string {
  const parts = [
    t('lead.context', { status: t(`status.${lead.status}`), source: escapeText(lead.source) }),
    lead.owner === undefined ? t('lead.no_owner') : t('lead.owner', { owner: personName(lead.owner) }),
    ...(lead.score === undefined ? [] : [t('lead.score', { score: lead.score })]),
  ];
  return parts.join(' · ');
}

/** The local time there, then each channel: open now, or why not and from when on. */
function gateLines(gates: LeadGate[], t: Translate): string[] {
  const [first] = gates;
  if (!first) return [];
  const there = first.local_time.map(({ timezone, local }) => `${local.slice(11)} (${zoneCity(timezone)})`);
  const channels = gates.map(({ channel, ok, reason, next_open }) => {
    if (ok) return t('lead.gate_open', { channel: t(`lead.channel.${channel}`) });
    const opens = next_open === null ? '' : ` ${t('lead.gate_opens', { at: slackDate(next_open) })}`;
    return `${t('lead.gate_closed', { channel: t(`lead.channel.${channel}`), reason: t.reason(reason) })}${opens}`;
  });
  return [...(there.length === 0 ? [] : [t('lead.there', { time: there.join(', ') })]), channels.join(' · ')];
}

function zoneCity(zone: string | undefined): string {
  return (zone ?? '').split('/').at(-1)?.replaceAll('_', ' ') ?? '';
}

const QUOTED = 300;

/** What somebody wrote in Slack, with the way back to it. */
function messageLine({ message }: Lead, t: Translate): string | null {
  if (!message) return null;
  const quote = escapeText(message.text.slice(0, QUOTED).replace(/\s+/g, ' '));
  const link = message.permalink === undefined ? '' : ` <${message.permalink}|${t('lead.message_link')}>`;
  return `> ${quote}${link}`;
}

export function missingParts(missing: MissingPart[], t: Translate): string {
  return missing.map(({ part, reason }) => `${t(`part.${part}`)} (${t.reason(reason)})`).join(', ');
}

export function offerLine(deal: Deal | null, t: Translate): string | null {
  if (deal?.offer === undefined || deal.mao === undefined) return null;
  return t(deal.offer_cut ? 'lead.offer_cut' : 'lead.offer', {
    offer: formatMoney(floorToDollar(deal.offer), t.locale),
    mao: formatMoney(deal.mao, t.locale),
  });
}

function nextLine(tasks: FollowupTask[], t: Translate): string {
  const next = tasks.find((task) => task.state === 'open');
  if (!next) return '';
  if (next.contact_at !== null) {
    return t(next.channel === 'CALL' ? 'lead.next_call' : 'lead.next_text', {
      at: slackDate(next.contact_at),
    });
  }
  return t(next.channel === 'CALL' ? 'lead.held_call' : 'lead.held_text', {
    reason: t.reason(next.hold_reason ?? 'unknown_province'),
  });
}
