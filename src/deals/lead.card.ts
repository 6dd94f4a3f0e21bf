import { type View } from '../contract/view';
import { type FollowupTask } from '../ladder/task.model';
import { type Lead } from '../leads/lead.model';
import { formatMoney } from '../money';
import { escapeText, slackDate } from '../slack-text';
import { type Deal, type MissingPart } from './deal.model';

const DOTS = { completed: '●', open: '○', stopped: '–' } as const;

/** One lead in the leads channel: who, where, what is next, and what is missing. */
export function leadCard(lead: Lead, tasks: FollowupTask[], deal: Deal | null, missing: MissingPart[]): View {
  const place = lead.province === null ? 'place unknown' : placeName(lead);
  const text = `${lead.name} (${lead._id}), ${place}`;
  const lines = [
    lead.address === undefined ? null : escapeText(lead.address),
    offerLine(deal),
    `Follow-up ${tasks.map((task) => DOTS[task.state]).join('')} ${nextLine(tasks)}`,
    missing.length === 0
      ? null
      : `Missing: ${missing.map((entry) => `${entry.part} (${entry.reason})`).join(', ')}`,
  ].filter((line) => line !== null);
  return {
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${escapeText(text)}*\n${lines.join('\n')}` } },
      {
        type: 'context',
        elements: [{ type: 'mrkdwn', text: `${lead.status} · source ${escapeText(lead.source)}` }],
      },
    ],
  };
}

export function placeName(place: Pick<Lead, 'province' | 'market'>): string {
  return place.market === 'ALL' ? String(place.province) : `${place.market}, ${place.province}`;
}

function offerLine(deal: Deal | null): string | null {
  if (deal?.offer === undefined || deal.mao === undefined) return null;
  const cut = deal.offer_cut ? ', cut to the MAO' : '';
  return `Offer ${formatMoney(deal.offer)} (MAO ${formatMoney(deal.mao)}${cut})`;
}

function nextLine(tasks: FollowupTask[]): string {
  const next = tasks.find((task) => task.state === 'open');
  if (!next) return '';
  const verb = next.channel === 'CALL' ? 'call' : 'text';
  return next.contact_at === null
    ? `next ${verb} cannot be made: ${next.hold_reason}`
    : `next ${verb} ${slackDate(next.contact_at)}`;
}
