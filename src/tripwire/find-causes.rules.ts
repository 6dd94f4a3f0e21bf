import { type Cause } from './alert.model';
import { type DayBook } from './day-book.rules';
import { covers } from './follow-alerts.rules';
import { type Window, WINDOWS } from './judge.rules';
import { type DriftMetric, ruleOf } from './metrics.rules';
import { added, NOTHING, type Sample } from './sample.rules';

/** Less than this explains nothing. */
const TELLING = 0.3;

/** How much worse a part is than it was, in events: what it adds to the change of the whole. */
function harmOf(metric: DriftMetric, now: Sample, before: readonly Sample[], baseline: number): number {
  const { kind, worse } = ruleOf(metric);
  const change = kind === 'count' ? now.n - added(before).n : now.sum - now.n * baseline;
  return worse === 'lower' ? -change : change;
}

/** Of the parts of a scope the one that explains most of its drift; nothing where several do. */
export function worstPart(
  metric: DriftMetric,
  scope: string,
  books: readonly DayBook[],
  window: Window,
  baseline: number,
): Cause | null {
  const depth = scope === 'ALL' ? ':ALL' : '';
  const parts = [...new Set(books.flatMap((book) => [...book.keys()]))].filter(
    (part) => covers(scope, part) && (depth === '' ? !part.endsWith(':ALL') : part.endsWith(depth)),
  );
  const harms = parts.map((part) => {
    const samples = books.map((book) => book.get(part)?.[metric] ?? NOTHING);
    const length = WINDOWS[window];
    const now = added(samples.slice(0, length));
    // As many days, of the same weekdays.
    return { part, harm: harmOf(metric, now, samples.slice(7, 7 + length), baseline) };
  });
  const whole = harms.reduce((sum, { harm }) => sum + Math.max(0, harm), 0);
  const worst = harms.sort((a, b) => b.harm - a.harm)[0];
  if (!worst || whole === 0 || worst.harm / whole < TELLING) return null;
  const [province = '', market = ''] = worst.part.split(':');
  const share = worst.harm / whole;
  return scope === 'ALL'
    ? { kind: 'province', name: province, share }
    : { kind: 'market', name: market, share };
}

/** Of the sources of what happened, such as the reasons of blocks: the one of which there are more, or fewer, than a week before. */
export function worstSource(
  metric: DriftMetric,
  now: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
): Cause | null {
  const sign = ruleOf(metric).worse === 'lower' ? -1 : 1;
  const harms = [...new Set([...Object.keys(now), ...Object.keys(before)])].map((name) => ({
    name,
    harm: sign * ((now[name] ?? 0) - (before[name] ?? 0)),
  }));
  const whole = harms.reduce((sum, { harm }) => sum + Math.max(0, harm), 0);
  const worst = harms.sort((a, b) => b.harm - a.harm || (a.name < b.name ? -1 : 1))[0];
  if (!worst || whole === 0 || worst.harm / whole < TELLING) return null;
  return { kind: 'source', name: worst.name, share: worst.harm / whole };
}
