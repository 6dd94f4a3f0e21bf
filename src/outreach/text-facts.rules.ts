import { type LeadFact } from '../leads/lead-history.card';
import { escapeText } from '../slack-text';
import { type Message } from './message.model';

/** A message that the provider took, for the history of its lead: once, whatever proves it. */
export function sentFact({ _id, channel, body, asked_by }: Message): LeadFact {
  return {
    id: `sent:${_id}`,
    words: (t) => t(channel === 'SMS' ? 'history.text_sent' : 'history.email_sent'),
    by: asked_by,
    quote: body,
  };
}

/** One that will not be sent. */
export function notSentFact({ _id, channel, asked_by }: Message, why: string): LeadFact {
  return {
    id: `not-sent:${_id}`,
    words: (t) =>
      t(channel === 'SMS' ? 'history.text_not_sent' : 'history.email_not_sent', { why: escapeText(why) }),
    by: asked_by,
  };
}

/** A text or an e-mail of theirs that stands elsewhere as a card. */
export function receivedFact(text: { messageSid: string; body: string; mail?: object }): LeadFact {
  return {
    id: `received:${text.messageSid}`,
    words: (t) => t(text.mail ? 'history.email_received' : 'history.text_received'),
    quote: text.body,
  };
}

/** Their number or address is written to no more. */
export function stoppedFact(
  cause: 'unsubscribe' | 'bounce' | 'manual',
  by?: string,
  because?: string,
): LeadFact {
  return {
    words: (t) => t(`history.stopped_${cause}`),
    ...(by !== undefined && { by }),
    ...(because !== undefined && { quote: because }),
  };
}
