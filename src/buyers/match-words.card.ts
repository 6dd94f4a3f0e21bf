import { type Translate } from '../i18n/translate';
import { MOST_POINTS, type MatchReason, type MatchScore } from './match.rules';

/** `buys in this market 35/35 · the price fits, 72 % of ARV with repairs 30/30 · …` */
export function reasonsLine({ reasons }: MatchScore, t: Translate): string {
  return reasons
    .map((reason) =>
      t('match.points', { why: whyWords(reason, t), points: reason.points, most: MOST_POINTS[reason.part] }),
    )
    .join(' · ');
}

function whyWords({ why, percent, asked = 0, answered = 0 }: MatchReason, t: Translate): string {
  const words = t(`match.why.${why}`, { asked, answered });
  return percent === undefined ? words : t('match.percent', { why: words, percent });
}
