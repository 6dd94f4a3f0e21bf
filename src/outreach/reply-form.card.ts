import { type KnownBlock } from '@slack/types';
import { z } from 'zod';
import { type ModalView } from '../contract/view';
import { textField } from '../form-fields';
import { type Translate } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { explain } from '../policy/explain.rules';
import { type GateDecision } from '../policy/gate.types';
import { button } from '../slack-buttons';
import { escapeText, quoted, slackDate } from '../slack-text';
import { isClockReason } from '../policy/clock-reasons.rules';
import { type InboundText } from './inbound-text.model';
import { shownReplies } from './seller-text.card';
import { costLine } from './templates/template.card';
import { countSegments } from './templates/segments.rules';
import { section } from '../slack-blocks';
import { beginningOf } from '../text';

/** What the form was made from: what it says of the others' answers and of the gate holds only then. */
const aboutSchema = z.object({
  /** Of the text that is answered. */
  id: z.string(),
  /** How many answers stood below it. */
  seen: z.int(),
  /** The form said that it waits for the next opening. */
  queue: z.boolean(),
});
export type ReplyAbout = z.infer<typeof aboutSchema>;

export const LONGEST_REPLY = 1000;
const QUOTED = 500;

export function readReplyAbout(about: string): ReplyAbout {
  return aboutSchema.parse(JSON.parse(about));
}

/** May it be sent at the next opening, when the gate does not let it through now? */
export function mayQueue(decision: GateDecision): decision is GateDecision & { next_open: Date } {
  return !decision.ok && isClockReason(decision) && decision.next_open !== null;
}

/**
 * The answer to a seller's text: what they wrote, what others have answered, what the gate says, and what it costs.
 * Where the gate refuses for a reason that time does not mend there is nothing to send.
 */
export function replyForm(
  facts: {
    text: InboundText;
    lead: Lead;
    decision: GateDecision;
    typed?: string | undefined;
    notice?: string;
  },
  t: Translate,
): ModalView {
  const { text, lead, decision, typed, notice } = facts;
  const replies = text.replies ?? [];
  const queue = mayQueue(decision);
  const about: ReplyAbout = { id: text._id, seen: replies.length, queue };
  const isPossible = decision.ok || queue;
  const blocks: KnownBlock[] = [
    ...(notice === undefined ? [] : [section(notice)]),
    section(
      `*${escapeText(lead.name)}* · ${escapeText(text.from)}\n${quoted(beginningOf(text.body, QUOTED))}`,
    ),
    ...(replies.length === 0 ? [] : [section(shownReplies(replies, t).join('\n'))]),
    section(gateWords(decision, t)),
  ];
  const base = {
    modal: 'reply.send',
    about: JSON.stringify(about),
    title: t('reply.title', { id: lead._id }),
  };
  if (!isPossible) return { ...base, blocks };
  return {
    ...base,
    submit: t(queue ? 'reply.queue' : 'lead.form.send'),
    blocks: [
      ...blocks,
      textField({
        name: 'text',
        label: t('lead.field.text'),
        isRequired: true,
        isLong: true,
        maxLength: LONGEST_REPLY,
        value: typed,
      }),
      ...costOf(text, typed, t),
    ],
  };
}

/** Why, and when it opens: the offer to wait for that. */
function gateWords(decision: GateDecision, t: Translate): string {
  const words = escapeText(explain(decision, t.locale).join(' '));
  return mayQueue(decision)
    ? `${words}\n*${t('reply.queue_offer', { at: slackDate(decision.next_open) })}*`
    : words;
}

/** An e-mail has no segments. */
function costOf({ from }: InboundText, typed: string | undefined, t: Translate): KnownBlock[] {
  if (from.includes('@')) return [];
  const count = typed === undefined ? [] : [section(costLine(countSegments(typed), t))];
  return [...count, { type: 'actions', elements: [button('reply.count', t('reply.count'), 'count')] }];
}
