import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { type LeadId } from '../ids';
import { button } from '../slack-buttons';
import { escapeText, mention, slackDate } from '../slack-text';
import { type TraceEntry } from './trace-lead';
import { section } from '../slack-blocks';

const PAGE = 15;
/** A section takes 3,000 characters; a reason that somebody typed may have 1,000. */
const WHY_SHOWN = 150;
const LINES = 5;

/** One page of what happened, the oldest first. `page` is 1 for the first; one beyond the end is the last. */
export function traceCard(lead: LeadId, entries: TraceEntry[], page: number, t: Translate): View {
  const head = t('trace.head', { lead: escapeText(lead), total: entries.length });
  if (entries.length === 0) return { text: `${head}\n${t('trace.nothing')}` };
  const pages = Math.ceil(entries.length / PAGE);
  const shown = Math.min(page, pages);
  const lines = entries.slice((shown - 1) * PAGE, shown * PAGE).map((entry) => line(entry, t));
  const sections: KnownBlock[] = [];
  for (let start = 0; start < lines.length; start += LINES) {
    const text = lines.slice(start, start + LINES).join('\n');
    sections.push(section(text));
  }
  const to = (number: number) => JSON.stringify({ lead, page: number });
  const turns = [
    ...(shown > 1 ? [button('trace.previous', t('trace.previous'), to(shown - 1))] : []),
    ...(shown < pages ? [button('trace.next', t('trace.next'), to(shown + 1))] : []),
  ];
  const title = pages === 1 ? head : `${head}, ${t('trace.page', { page: shown, pages })}`;
  return {
    text: title,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${title}*` } },
      ...sections,
      ...(turns.length === 0 ? [] : [{ type: 'actions' as const, elements: turns }]),
    ],
  };
}

function line({ at, from, what, about, who, why, failed }: TraceEntry, t: Translate): string {
  const by = who === undefined ? '' : ` ${mention(who)}`;
  const cut = why === undefined ? '' : Array.from(why).slice(0, WHY_SHOWN).join('');
  const because = cut === '' ? '' : ` – ${escapeText(t.reason(cut))}`;
  const mark = failed ? ` (${t('trace.failed')})` : '';
  return `${slackDate(at)} ${t(`trace.from_${from}`)} \`${what}\`${mark} ${escapeText(about)}${by}${because}`;
}
