import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { context, section } from '../slack-blocks';
import { escapeText, slackDate } from '../slack-text';
import { type Buyer } from './buyer.model';
import { reasonsLine } from './match-words.card';
import { type MatchScore } from './match.rules';
import { type LeftOut, type Telling, type TellingPlan } from './plan-telling';

/** Of each list; the rest is counted. */
const SHOWN = 10;

/** Who would be told of a house, in which language, why, and who is left out and why: before anything goes out. */
export function tellingPlanCard(plan: TellingPlan, title: string, t: Translate): View {
  const { told, left_out, matched_count, below_count } = plan;
  const text = escapeText(title);
  if (matched_count + left_out.length === 0) {
    return { text, blocks: [section(`*${text}*\n${t('match.nobody')}`)] };
  }
  const later = told.filter(({ closed_until }) => closed_until !== null).length;
  const below = left_out.filter(({ why }) => why === 'below_threshold').length;
  const paused = left_out.filter(({ why }) => why === 'paused').length;
  const refused = left_out.length - below - paused;
  const beyond = matched_count - told.length - refused;
  const counts = { matched: matched_count, now: told.length - later, later, left: refused };
  return {
    text,
    blocks: [
      section(`*${text}*\n${t('match.head', counts)}`),
      ...list(t('match.told'), told, told.length, (one) => toldWords(one, t), t),
      ...(beyond > 0 ? [context(t('match.beyond', { count: beyond, most: told.length + refused }))] : []),
      ...list(t('match.left'), left_out, refused + paused + below_count, (one) => leftWords(one, t), t),
    ],
  };
}

function list<One extends MatchScore & { buyer: Buyer }>(
  head: string,
  all: readonly One[],
  count: number,
  words: (one: One) => string,
  t: Translate,
): KnownBlock[] {
  if (all.length === 0) return [];
  const rest = count - Math.min(all.length, SHOWN);
  return [
    section(head),
    ...all.slice(0, SHOWN).map((one) => {
      const who = escapeText(`${one.buyer.name} (${one.buyer._id})`);
      const score = t('match.score', { score: one.score });
      return section(`*${who}* · ${score} · ${words(one)}\n${reasonsLine(one, t)}`);
    }),
    ...(rest > 0 ? [context(t('match.more', { count: rest }))] : []),
  ];
}

function toldWords({ buyer, channel, closed_until }: Telling, t: Translate): string {
  const when = closed_until === null ? t('match.now') : t('match.until', { at: slackDate(closed_until) });
  return [t(`buyer.by.${channel}`), t(`lead.language.${buyer.language}`), when].join(' · ');
}

function leftWords({ why, decision }: LeftOut, t: Translate): string {
  if (decision) return t.reason(decision.reason);
  return why === 'below_threshold' || why === 'paused' ? t(`match.left.${why}`) : t('buyer.no_address');
}
