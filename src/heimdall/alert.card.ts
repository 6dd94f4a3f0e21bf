import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { context, section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { escapeText, mention, slackDate } from '../slack-text';
import { type HeimdallAlert } from './alert.model';

const MARKS = { info: 'ℹ️', warning: '⚠️', critical: '🛑' } as const;

/** What happened, and who knows of it. */
export function alertCard(alert: HeimdallAlert, t: Translate): View {
  const text = alertWords(alert, t);
  const blocks: KnownBlock[] = [section(`*${escapeText(text)}*`)];
  if (alert.state === 'open') blocks.push({ type: 'actions', elements: [acknowledgeButton(alert, t)] });
  return { text, blocks: [...blocks, context(aboutLine(alert, t))] };
}

/** The open ones with their buttons, and the last that somebody acknowledged. */
export function alertFeed(open: HeimdallAlert[], known: HeimdallAlert[], t: Translate): View {
  const text = open.length === 0 ? t('alerts.none') : t('alerts.open', { count: open.length });
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...open.map((alert) => ({
        ...section(`*${escapeText(alertWords(alert, t))}*\n${aboutLine(alert, t)}`),
        accessory: acknowledgeButton(alert, t),
      })),
      ...known.map((alert) => context(`${escapeText(alertWords(alert, t))} · ${aboutLine(alert, t)}`)),
    ],
  };
}

export function alertWords({ severity, what, params }: HeimdallAlert, t: Translate): string {
  return `${MARKS[severity]} ${t(what, params)}`;
}

function aboutLine(
  { _id, domain, raised_at, acknowledged_by, acknowledged_at }: HeimdallAlert,
  t: Translate,
) {
  const known =
    acknowledged_by === undefined || acknowledged_at === undefined
      ? []
      : [t('alerts.acknowledged', { who: mention(acknowledged_by), at: slackDate(acknowledged_at) })];
  return [...known, slackDate(raised_at), escapeText(domain), _id].join(' · ');
}

const acknowledgeButton = ({ _id }: HeimdallAlert, t: Translate) =>
  button('alerts.acknowledge', t('alerts.button'), _id);
