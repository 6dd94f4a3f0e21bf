import { percent } from '../i18n/percent';
import { type Translate } from '../i18n/translate';
import { type DriftMetric, ruleOf } from './metrics.rules';

/** A metric's value as people write it: 54.5 %, 0.61, 1.8, 42. */
export function shownValue(metric: DriftMetric, value: number, t: Translate): string {
  const { kind } = ruleOf(metric);
  if (kind === 'share') return percent(value, t);
  const digits = kind === 'count' ? 0 : metric === 'liquidity' ? 2 : 1;
  return new Intl.NumberFormat(t.locale === 'fr' ? 'fr-CA' : 'en-CA', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

const BARS = '▁▂▃▄▅▆▇█';

/** A line of bars, the oldest first; a dot where nothing was measured. */
export function bars(values: readonly (number | null)[]): string {
  const most = Math.max(...values.map((value) => value ?? 0));
  return values
    .map((value) =>
      value === null ? '·' : (BARS[most === 0 ? 0 : Math.round((value / most) * (BARS.length - 1))] ?? '·'),
    )
    .join('');
}
