import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type MessageKey, type Translate } from '../i18n/translate';
import { escapeText, mention, quoted, slackDate } from '../slack-text';
import { type MessageEvent } from './message-history';
import { type Message } from './message.model';
import { section } from '../slack-blocks';
import { beginningOf } from '../text';

/** Slack takes 3,000 characters in a section; an escaped one is up to five. */
const BODY_SHOWN = 400;
/** Lines of one section, and events shown at all: the first ones and the last ones. */
const LINES = 3;
const FIRST = 5;
const LAST = 60;

/** The whole life of a message, in order: who asked, what the gate said then and there, what the provider said. */
export function messageLifeCard(message: Message, t: Translate): View {
  const head = headOf(message, t);
  const waits =
    message.state === 'queued' ? `\n${t('message.waits_until', { at: slackDate(message.not_before) })}` : '';
  const lines = shownEvents(message.history ?? [], t);
  const sections: KnownBlock[] = [];
  for (let start = 0; start < lines.length; start += LINES) {
    sections.push(section(lines.slice(start, start + LINES).join('\n')));
  }
  const { _id: id, template, correlation_id } = message;
  const context = t('message.context', {
    id,
    template: escapeText(template),
    correlation: escapeText(correlation_id),
  });
  return {
    text: head,
    blocks: [
      section(`*${head}*${waits}\n${wordsOf(message)}`),
      ...sections,
      { type: 'context', elements: [{ type: 'mrkdwn', text: context }] },
    ],
  };
}

/** `SMS to +14165550134: delivered` */
export function headOf(message: Pick<Message, 'channel' | 'to' | 'state'>, t: Translate): string {
  return t('message.head', {
    channel: message.channel,
    to: escapeText(message.to),
    state: t(`message.state.${message.state}`),
  });
}

function wordsOf({ subject, body }: Message): string {
  return quoted(beginningOf([subject, body].filter(Boolean).join('\n'), BODY_SHOWN));
}

function shownEvents(history: MessageEvent[], t: Translate): string[] {
  const hidden = history.length - FIRST - LAST;
  const line = (event: MessageEvent) => lineOf(event, t);
  if (hidden <= 0) return history.map(line);
  return [
    ...history.slice(0, FIRST).map(line),
    t('message.more', { count: hidden }),
    ...history.slice(-LAST).map(line),
  ];
}

function lineOf(event: MessageEvent, t: Translate): string {
  const parts = [`${slackDate(event.at)} · ${t(keyOf(event), paramsOf(event, t)).trim()}`];
  if (event.gate) parts.push(gateLine(event.gate, t));
  if (event.consent) {
    const { basis, at, recorded_by } = event.consent;
    parts.push(t('message.consent', { basis, at: slackDate(at), by: mention(recorded_by) }));
  }
  return `• ${parts.join('\n      ')}`;
}

function keyOf(event: MessageEvent): MessageKey {
  if (event.what === 'held' && event.error !== undefined) return 'message.event.held_for';
  if (event.what === 'cancelled' && event.by !== undefined) return 'message.event.cancelled_by';
  if (event.what === 'settled' && event.by !== undefined) return 'message.event.settled_by';
  return `message.event.${event.what}`;
}

function paramsOf({ by = '', attempt = 1, provider, error }: MessageEvent, t: Translate) {
  const sentence = t.locale === 'fr' ? (error?.message_fr ?? error?.message) : error?.message;
  const problem = [error?.code, sentence].filter(Boolean).join(': ');
  return {
    by: mention(by),
    attempt,
    status: escapeText(provider?.status ?? ''),
    id: escapeText(provider?.id ?? ''),
    error: escapeText(problem.slice(0, 100)),
  };
}

function gateLine(gate: NonNullable<MessageEvent['gate']>, t: Translate): string {
  const { policy_scope: scope, policy_version } = gate;
  const times = gate.local_time.map(
    ({ local, timezone }) => `${local.replace('T', ' ')}${timezone === undefined ? '' : ` ${timezone}`}`,
  );
  return t('message.gate', {
    reason: t.reason(gate.reason),
    time: times.length === 0 ? '—' : times.join(' / '),
    tz: gate.tz_data,
    policy:
      scope === null ? t('message.no_policy') : `${scope.province}:${scope.market} v${policy_version ?? ''}`,
  });
}
