import { type Reply, type View } from '../contract/view';
import { placeName } from '../deals/lead.card';
import { marketDisplay } from '../geo/markets';
import { type Translate } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { type ContactQuestion } from '../policy/ask-gate';
import { explain } from '../policy/explain.rules';
import { type GateDecision } from '../policy/gate.types';
import { escapeText, slackDate } from '../slack-text';
import { wishValue } from './reminder.rules';

export interface Asked {
  question: ContactQuestion;
  decision: GateDecision;
  /** The one that the question names, if it names one that is there. */
  lead: Lead | null;
  /** By the domain clock: an opening that is over is not offered. */
  now: Date;
}

/** May this contact be made: yes or no, why, what time it is there, when next, and a reminder of that. */
export function contactAnswer(asked: Asked, t: Translate): Reply {
  return answerBelow('', asked, t);
}

/** What a reminder says at its time. */
export function reminderCard(asked: Asked, t: Translate): View {
  return answerBelow(`${t('remind.head', { whom: whomOf(asked, t) })}\n`, asked, t);
}

/** A reminder about somebody of whom the gate cannot be asked any more. */
export function goneCard(question: ContactQuestion, t: Translate): View {
  return { text: t('remind.gone', { whom: escapeText(question.leadId ?? question.to ?? '') }) };
}

function answerBelow(head: string, asked: Asked, t: Translate): View {
  const { decision } = asked;
  const said = answer(asked, t);
  const there = decision.local_time.map((time) => time.local.slice(-5)).join(' / ');
  const lines = [
    ...explain(decision, t.locale),
    t('gate.there', { time: there === '' ? '—' : there }),
    ...(decision.next_open === null || decision.ok
      ? []
      : [t('gate.next_open', { at: slackDate(decision.next_open) })]),
  ];
  const context = `${decision.reason} · v${decision.policy_version ?? '—'} · tz ${decision.tz_data}`;
  return {
    text: `${head}${said}`,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `${head}*${said}*\n${lines.join('\n')}` } },
      { type: 'context', elements: [{ type: 'mrkdwn', text: context }] },
      ...remindButton(asked, t),
    ],
  };
}

function remindButton({ question, decision, now }: Asked, t: Translate): NonNullable<View['blocks']> {
  const { next_open: at } = decision;
  if (at === null || at <= now) return [];
  return [
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'contact.remind',
          value: wishValue(question, at),
          text: { type: 'plain_text', text: t('remind.button') },
        },
      ],
    },
  ];
}

function answer(asked: Asked, t: Translate): string {
  const { question, decision } = asked;
  const place = judgedPlace(asked, t);
  const channel = t(`channel.${question.channel}`);
  const { when } = question;
  const [there] = decision.local_time;
  if (when === undefined || there === undefined) {
    return t(decision.ok ? 'gate.yes' : 'gate.no', { channel, place });
  }
  // 1 January 2024 was a Monday, weekday 0.
  const weekday = new Date(Date.UTC(2024, 0, 1 + there.weekday)).toLocaleDateString(t.locale, {
    weekday: 'long',
    timeZone: 'UTC',
  });
  const time = there.local.slice(-5);
  return t(decision.ok ? 'gate.yes_then' : 'gate.no_then', { channel, place, weekday, time });
}

/** The place that was asked about, not only the policy that holds there (spec 4.1). */
function judgedPlace({ question, decision, lead }: Asked, t: Translate): string {
  const { province, market = 'ALL' } = question;
  if (province !== undefined) return escapeText(placeName({ province, market }));
  if (lead?.province != null) return escapeText(placeName(lead));
  const scope = decision.policy_scope;
  if (scope === null) return t('gate.place_unknown');
  return escapeText(placeName({ ...scope, market: marketDisplay(scope.market) }));
}

function whomOf(asked: Asked, t: Translate): string {
  const { question, lead } = asked;
  if (lead !== null) return escapeText(`${lead._id} ${lead.name}`);
  return question.to === undefined ? judgedPlace(asked, t) : escapeText(question.to);
}
