import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { escapeText } from '../slack-text';
import { headOf } from './alert.card';
import { type Evaluation } from './evaluation.model';
import { metricTable, type TripwireState } from './state.card';
import { throttleLines } from './throttle.card';
import { type Throttle } from './throttle.model';

const SHOWN = 10;

/** What the channel is told after each daily evaluation; on Fridays of the week. */
export interface TripwireReport extends TripwireState {
  evaluation: Evaluation;
  /** Of the days that it is about: alerts that were opened and that closed. */
  opened: number;
  recovered: number;
  throttles: Throttle[];
}

/** Nothing was measured: there is nothing to tell. */
export const isEmpty = ({ evaluation }: TripwireReport): boolean =>
  evaluation.judgements.every(({ shown }) => shown === null);

export function reportCard(report: TripwireReport, isWeek: boolean, t: Translate): View {
  const { evaluation, opened, recovered, alerts, throttles } = report;
  const text = t(isWeek ? 'tripwire.report_week' : 'tripwire.report_day', { day: evaluation.day });
  const lines = [
    t('tripwire.report_counts', { opened, recovered, open: alerts.length }),
    ...alerts.slice(0, SHOWN).map((alert) => `• ${escapeText(headOf(alert, t))}`),
    ...throttles.slice(0, SHOWN).flatMap((throttle) => throttleLines(throttle, t).slice(0, 1)),
  ];
  return {
    text,
    blocks: [
      section(`*${text}*`),
      section(metricTable(report, t, isWeek ? 'week' : 'day')),
      section(lines.join('\n')),
    ],
  };
}
