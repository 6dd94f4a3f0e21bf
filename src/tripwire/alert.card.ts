import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { marketDisplay } from '../geo/markets';
import { percent } from '../i18n/percent';
import { type Translate } from '../i18n/translate';
import { context, section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { escapeText, mention, slackDate } from '../slack-text';
import { type Cause, type TripwireAlert } from './alert.model';
import { throttleButtons, throttleLines } from './throttle.card';
import { type Throttle } from './throttle.model';
import { bars, shownValue } from './drift-words.rules';
import { scopeName } from './scope.rules';

/** What moved, how far, since when, and what explains most of it. */
export function alertCard(alert: TripwireAlert, throttle: Throttle | null, t: Translate): View {
  const text = headOf(alert, t);
  const { found, course, metric } = alert;
  const shown = (value: number) => shownValue(metric, value, t);
  const lines = [
    `*${alert.state === 'recovered' ? '✅' : '⚠️'} ${escapeText(text)}*`,
    t('tripwire.from_to', {
      before: shown(found.baseline),
      after: shown(found.value),
      limit: shown(found.limit),
      window: t(`tripwire.window_${found.window}`),
      since: alert.since,
      n: found.n,
    }),
    ...(alert.causes.length === 0
      ? []
      : [t('tripwire.causes', { causes: alert.causes.map((cause) => causeWords(cause, t)).join(', ') })]),
    `\`${bars(course)}\` ${t('tripwire.course', { days: course.length })}`,
    ...stateLines(alert, t),
    ...(throttle === null ? [] : throttleLines(throttle, t)),
  ];
  const blocks: KnownBlock[] = [section(lines.join('\n'))];
  if (alert.state === 'open')
    blocks.push({ type: 'actions', elements: [...throttleButtons(throttle, t), ...buttons(alert, t)] });
  blocks.push(context(alert._id));
  return { text, blocks };
}

export function headOf({ metric, scope, state, value }: TripwireAlert, t: Translate): string {
  return t(state === 'open' ? 'tripwire.head' : 'tripwire.head_recovered', {
    metric: t(`tripwire.metric_${metric}`),
    scope: scopeName(scope, t),
    value: shownValue(metric, value, t),
  });
}

function causeWords({ kind, name, share }: Cause, t: Translate): string {
  const words = kind === 'source' ? t.reason(name) : kind === 'market' ? marketDisplay(name) : name;
  return t('tripwire.cause', { name: escapeText(words), share: percent(share, t) });
}

function stateLines(alert: TripwireAlert, t: Translate): string[] {
  if (alert.state === 'recovered') return [t('tripwire.recovered')];
  const lines = alert.healthy > 0 ? [t('tripwire.healthier', { healthy: alert.healthy })] : [];
  if (alert.muted_until) {
    const who = mention(alert.muted_by ?? 'system:tripwire');
    lines.push(t('tripwire.muted', { until: slackDate(alert.muted_until), who }));
  }
  return lines;
}

function buttons({ _id, muted_until }: TripwireAlert, t: Translate) {
  return [
    ...(muted_until ? [] : [button('tripwire.mute', t('tripwire.button_mute'), _id)]),
    button('tripwire.explain', t('tripwire.button_explain'), _id),
  ];
}
