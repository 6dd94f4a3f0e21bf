import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { type Lead } from '../leads/lead.model';
import { type GateDecision } from '../policy/gate.types';
import { askMessage, type Asked } from './ask-message';
import { type InboundReply, type InboundText } from './inbound-text.model';
import { requestIntent } from './intent-keys.rules';
import { type InboundDeps } from './receive-text';
import { showInbound } from './show-inbound';

/** A seller's text with all that whoever answers it has to know. */
export interface Answerable {
  text: InboundText;
  lead: Lead;
  decision: GateDecision;
}

export type Replied = Asked | { overtaken: InboundReply[] };

/** Answers to what sellers write, by the channel by which they wrote. */
export function replyToSeller(deps: InboundDeps) {
  const ask = askMessage(deps);

  async function find(id: string): Promise<{ text: InboundText; lead: Lead }> {
    const text = await deps.inbound.findById(id).lean();
    const lead = text?.lead === undefined ? null : await deps.leads.find(text.lead);
    if (text && lead) return { text, lead };
    throw new UserError('not_found', `There is no text ${id} of a seller.`);
  }

  return {
    /** @throws UserError `not_found` */
    async look(id: string): Promise<Answerable> {
      const found = await find(id);
      const channel = channelOf(found.text);
      const decision = await deps.policy.askGate({ channel, leadId: found.lead._id, to: found.text.from });
      return { ...found, decision };
    },

    /**
     * Sends an answer through the gate and the outbox, in the caller's transaction. Whoever answers as another one does
     * (more answers stand there than were seen) is told first, and nothing is sent. @throws UserError `not_found`
     */
    async send(
      id: string,
      wish: { text: string; seen: number; whenClosed: 'refuse' | 'queue' },
      actor: Actor,
      intentKey: string,
    ): Promise<Replied> {
      const { text, lead } = await find(id);
      const { replies = [] } = text;
      if (replies.length > wish.seen) return { overtaken: replies.slice(wish.seen) };
      const { province, market, timezones, score } = lead;
      const channel = channelOf(text);
      const asked = await ask(
        {
          intent_key: requestIntent(`reply:${intentKey}`),
          channel,
          to: text.from,
          contact: lead._id,
          body: wish.text,
          ...(channel === 'EMAIL' && { subject: answerTo(text.subject ?? '') }),
          template: 'custom',
          // In a mail it costs nothing to carry all.
          isAnswer: channel === 'SMS',
          language: lead.language,
          province,
          market,
          timezones,
          ...(score !== undefined && { lead_score: score }),
          correlation_id: `leadflow:${lead._id}`,
          whenClosed: wish.whenClosed,
        },
        actor,
      );
      if ('blocked' in asked || !asked.isNew) return asked;
      const reply: InboundReply = {
        by: actorName(actor),
        at: deps.clock.now(),
        message_id: asked.message._id,
        text: wish.text,
      };
      await deps.inbound.updateOne({ _id: id }, { $push: { replies: reply } });
      await showInbound(deps, id);
      return asked;
    },
  };
}

function channelOf({ from }: InboundText): 'SMS' | 'EMAIL' {
  return from.includes('@') ? 'EMAIL' : 'SMS';
}

function answerTo(subject: string): string {
  return /^re\s*:/i.test(subject) ? subject : `Re: ${subject}`.trim();
}
