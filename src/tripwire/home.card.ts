import { type KnownBlock } from '@slack/types';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { escapeText, slackDate } from '../slack-text';
import { headOf } from './alert.card';
import { type TripwireState } from './state.card';

const SHOWN = 5;

/** What drifts, in a few lines. */
export function tripwireHome({ evaluation, alerts }: TripwireState, t: Translate): KnownBlock[] {
  const lines =
    evaluation === null
      ? [t('tripwire.state_none')]
      : [
          t('tripwire.state_head', { at: slackDate(evaluation.at) }),
          ...(alerts.length === 0 ? [t('tripwire.no_alerts')] : []),
          ...alerts.slice(0, SHOWN).map((alert) => `⚠️ ${escapeText(headOf(alert, t))}`),
        ];
  return [section([`*${t('tripwire.home')}*`, ...lines].join('\n'))];
}
