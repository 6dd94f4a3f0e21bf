import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { type FollowupTask } from '../ladder/task.model';
import { type Lead } from '../leads/lead.model';
import { floorToDollar, formatMoney } from '../money';
import { escapeText, slackDate } from '../slack-text';
import { type Deal, type MissingPart } from './deal.model';

const DOTS = { completed: '●', open: '○', stopped: '–' } as const;

/** One lead, in the leads channel or as an answer: who, where, what is next, and what is missing. */
export function leadCard(
  lead: Lead,
  tasks: FollowupTask[],
  deal: Deal | null,
  missing: MissingPart[],
  t: Translate,
): View {
  const place = lead.province === null ? t('lead.place_unknown') : placeName(lead);
  // Escaped in the plain text too: Slack reads mentions there as well.
  const text = escapeText(`${lead.name} (${lead._id}), ${place}`);
  const lines = [
    lead.address === undefined ? null : escapeText(lead.address),
    offerLine(deal, t),
    `${t('lead.ladder')} ${tasks.map((task) => DOTS[task.state]).join('')} ${nextLine(tasks, t)}`.trim(),
    missing.length === 0 ? null : t('lead.missing', { parts: missingParts(missing, t) }),
    // Contradicting or unknown: a person is asked, nothing is guessed (spec 3.2).
    lead.place_problem === undefined ? null : t(`lead.place_${lead.place_problem}_ask`),
  ].filter((line) => line !== null);
  const status = t(`status.${lead.status}`);
  return {
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${text}*\n${lines.join('\n')}` } },
      {
        type: 'context',
        elements: [{ type: 'mrkdwn', text: t('lead.context', { status, source: escapeText(lead.source) }) }],
      },
    ],
  };
}

export function placeName(place: Pick<Lead, 'province' | 'market'>): string {
  return place.market === 'ALL' ? String(place.province) : `${place.market}, ${place.province}`;
}

function missingParts(missing: MissingPart[], t: Translate): string {
  return missing.map(({ part, reason }) => `${t(`part.${part}`)} (${t.reason(reason)})`).join(', ');
}

function offerLine(deal: Deal | null, t: Translate): string | null {
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
