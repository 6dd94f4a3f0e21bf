import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { context, section } from '../slack-blocks';
import { textTable } from '../slack-chart';
import { escapeText, slackDate } from '../slack-text';
import { headOf } from './alert.card';
import { type TripwireAlert } from './alert.model';
import { EVERYWHERE } from './day-book.rules';
import { shownValue } from './drift-words.rules';
import { type DriftMetric } from './metrics.rules';
import { scopeName } from './scope.rules';
import { type Pins } from './evaluate-day.rules';
import { type Window } from './judge.rules';
import { type Evaluation } from './evaluation.model';

export interface TripwireState {
  evaluation: Evaluation | null;
  alerts: TripwireAlert[];
  pins: Pins;
  /** Metrics at places of which nothing new is said. */
  mutes?: { metric: DriftMetric; scope: string }[];
}

const ALERTS_SHOWN = 10;

/** Each metric everywhere against what is normal, and the alerts that are open. */
export function tripwireStateCard(state: TripwireState, t: Translate): View {
  if (state.evaluation === null) return { text: t('tripwire.state_none') };
  const text = t('tripwire.state_head', { at: slackDate(state.evaluation.at) });
  const blocks: KnownBlock[] = [section(`*${text}*`), section(metricTable(state, t))];
  const { alerts } = state;
  blocks.push(
    section(
      alerts.length === 0
        ? t('tripwire.no_alerts')
        : [
            `*${t('tripwire.open_alerts', { count: alerts.length })}*`,
            ...alerts.slice(0, ALERTS_SHOWN).map((alert) => `• ${escapeText(headOf(alert, t))}`),
          ].join('\n'),
    ),
  );
  if (state.mutes && state.mutes.length > 0) {
    const muted = state.mutes.map(
      (one) => `${t(`tripwire.metric_${one.metric}`)}, ${scopeName(one.scope, t)}`,
    );
    blocks.push(context(escapeText(t('tripwire.muted_list', { muted: muted.join(' · ') }))));
  }
  return { text, blocks };
}

/** @param window which of the two comparisons; none: the one that drifted, else the day's */
export function metricTable({ evaluation, pins }: TripwireState, t: Translate, window?: Window): string {
  const rows = (evaluation?.judgements ?? [])
    .filter(({ scope }) => scope === EVERYWHERE)
    .map(({ metric, state, shown: usual, comparisons }) => {
      const shown = window === undefined ? usual : (comparisons.find((one) => one.window === window) ?? null);
      return [
        t(`tripwire.metric_${metric}`),
        shown === null ? '–' : shownValue(metric, shown.value, t),
        shown === null
          ? '–'
          : `${shownValue(metric, shown.baseline, t)}${pins[metric] === undefined ? '' : '*'}`,
        shown === null ? '–' : shownValue(metric, shown.limit, t),
        t(`tripwire.is_${shown === null ? 'insufficient_data' : state}`),
      ];
    });
  const head = ['', t('tripwire.column_value'), t('tripwire.column_normal'), t('tripwire.column_limit'), ''];
  return rows.length === 0 ? t('tripwire.no_events') : textTable(head, rows);
}
