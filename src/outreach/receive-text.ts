import { type Model } from 'mongoose';
import { type Buyer } from '../buyers/buyer.model';
import { type Buyers } from '../buyers/buyers';
import { classifyAnswer } from '../buyers/classify-answer.rules';
import { systemActor } from '../contract/actor';
import { type Lead } from '../leads/lead.model';
import { type Leads } from '../leads/leads';
import { type InboundText } from './inbound-text.model';
import { inboundCard } from './inbound.card';
import { type OptWord, readOptWord } from './opt-words.rules';
import { type OutreachDeps } from './outreach-ports';

/** A text as the provider brought it, verified and parsed. */
export interface ReceivedText {
  messageSid: string;
  from: string;
  to: string;
  body: string;
}

export interface InboundDeps extends OutreachDeps {
  inbound: Model<InboundText>;
  buyers: Buyers;
  leads: Leads;
  /** A lead answered, or said stop: told in the same transaction. */
  onLeadReply(lead: Lead, because: 'reply' | 'opt_out'): Promise<void>;
  cancelWaiting(address: string, because: string): Promise<number>;
}

/**
 * Takes one inbound text: a stop suppresses, a buyer's answer becomes feedback, a seller's stops the ladder;
 * each shows in the inbox channel. All in one transaction; the same message again changes nothing.
 */
export function receiveText(deps: InboundDeps) {
  return (text: ReceivedText): Promise<{ duplicate: boolean; takenAs: InboundText['taken_as'] }> =>
    deps.transaction(async () => {
      const known = await deps.inbound.findById(text.messageSid).lean();
      if (known) return { duplicate: true, takenAs: known.taken_as };

      const buyer = await deps.buyers.findByPhone(text.from);
      const lead = await deps.leads.findByAddress(text.from);
      const word = await wordInForce(deps, text);
      const takenAs = takenAsOf(word, buyer, lead);
      const contact = buyer ?? lead;
      const record: InboundText = {
        _id: text.messageSid,
        from: text.from,
        to: text.to,
        body: text.body,
        taken_as: takenAs,
        ...(contact === null ? {} : { contact: contact._id }),
        received_at: deps.clock.now(),
      };
      await deps.inbound.create([record]);

      if (takenAs === 'opt_out') await optOut(deps, text, word, lead);
      else if (takenAs === 'opt_in') await deps.policy.liftKeywordSuppression(text.from);
      else if (takenAs === 'buyer' && buyer) await recordAnswer(deps, text, buyer);
      else if (takenAs === 'lead' && lead) await deps.onLeadReply(lead, 'reply');

      await deps.cards.put({
        key: `inbound:${text.messageSid}`,
        channel: 'inbox',
        view: inboundCard(text, takenAs, contact),
      });
      return { duplicate: false, takenAs };
    });
}

/** YES is an opt-in only while a keyword's opt-out is in force, else it is an answer (spec 3.5). */
async function wordInForce(deps: InboundDeps, text: ReceivedText): Promise<OptWord> {
  const word = readOptWord(text.body);
  if (word !== 'yes') return word;
  const record = await deps.policy.addresses.findById(text.from).lean();
  return record?.suppressions.some((entry) => entry.cause === 'keyword') ? 'start' : null;
}

function takenAsOf(word: OptWord, buyer: Buyer | null, lead: Lead | null): InboundText['taken_as'] {
  if (word === 'stop' || word === 'stop_request') return 'opt_out';
  if (word === 'start') return 'opt_in';
  if (word === 'help') return 'help';
  if (buyer) return 'buyer';
  return lead ? 'lead' : 'unknown';
}

/** STOP writes no feedback event (spec 3.5). */
async function optOut(
  deps: InboundDeps,
  text: ReceivedText,
  word: OptWord,
  lead: Lead | null,
): Promise<void> {
  await deps.policy.suppress(text.from, word === 'stop' ? ['SMS'] : ['SMS', 'CALL'], {
    cause: word === 'stop' ? 'keyword' : 'request',
    at: deps.clock.now(),
    proof: { text: text.body, message_id: text.messageSid },
  });
  await deps.cancelWaiting(text.from, 'opted_out');
  await deps.audit.record(systemActor('inbound-text'), {
    action: 'suppression.add',
    thing: { kind: 'inbound_text', id: text.messageSid },
    reason: word ?? 'stop',
  });
  if (lead) await deps.onLeadReply(lead, 'opt_out');
}

async function recordAnswer(deps: InboundDeps, text: ReceivedText, buyer: Buyer): Promise<void> {
  await deps.buyers.recordFeedback({
    event: classifyAnswer(text.body).event,
    province: buyer.province,
    market: buyer.market,
    property_type: 'SFR',
    source: 'sms',
    buyer_id: buyer._id,
    message_sid: text.messageSid,
  });
}
