import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { headOf } from './alert.card';
import { type TripwireAlert } from './alert.model';
import { shownValue } from './drift-words.rules';
import { ruleOf } from './metrics.rules';

/** How it was found: for whoever doubts it. */
export function explainCard(alert: TripwireAlert, t: Translate): View {
  const { metric, found, alpha } = alert;
  const { kind, minimum } = ruleOf(metric);
  const shown = (value: number) => shownValue(metric, value, t);
  const chance = (p: number) => (p < 1e-6 ? '< 0.0001 %' : `${(p * 100).toPrecision(2)} %`);
  const text = headOf(alert, t);
  const lines = [
    `*${text}*`,
    t(`tripwire.explain_${kind}`),
    t('tripwire.explain_found', {
      value: shown(found.value),
      baseline: shown(found.baseline),
      limit: shown(found.limit),
      n: found.n,
    }),
    t('tripwire.explain_chance', { p: chance(found.p), alpha: chance(alpha) }),
    t('tripwire.explain_rest', { minimum }),
  ];
  return { text, blocks: [section(lines.join('\n'))] };
}
