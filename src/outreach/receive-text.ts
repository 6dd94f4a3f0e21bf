import { type Model } from 'mongoose';
import { type Buyer } from '../buyers/buyer.model';
import { type Buyers } from '../buyers/buyers';
import { classifyAnswer } from '../buyers/classify-answer.rules';
import { type Lead } from '../leads/lead.model';
import { type Leads } from '../leads/leads';
import { type InboundText } from './inbound-text.model';
import { inboundCard } from './inbound.card';
import { type OptWord, readOptWord } from './opt-words.rules';
import { optIn, optOut } from './opt-out';
import { type OutreachDeps } from './outreach-ports';

/** A text as the provider brought it, verified and parsed. */
export interface ReceivedText {
  messageSid: string;
  from: string;
  to: string;
  body: string;
  /** What the provider itself took it for and has acted upon (Twilio's Advanced Opt-Out, canada.md section 2). */
  optOutType?: 'STOP' | 'START' | 'HELP';
}

export interface InboundDeps extends OutreachDeps {
  inbound: Model<InboundText>;
  buyers: Buyers;
  leads: Leads;
  /** A lead answered, or said stop: told in the same transaction. */
  onLeadReply(lead: Lead, because: 'reply' | 'opt_out'): Promise<void>;
  cancelWaiting(address: string, because: string): Promise<number>;
}

/** Whom a number belongs to; it may be a buyer's and a seller's. */
export interface Known {
  buyer: Buyer | null;
  lead: Lead | null;
}

/**
 * Takes one inbound text: a stop suppresses, a buyer's answer becomes feedback, a seller's stops the ladder;
 * each shows in the inbox channel. All in one transaction; the same message again changes nothing.
 */
export function receiveText(deps: InboundDeps) {
  return (text: ReceivedText): Promise<{ duplicate: boolean; takenAs: InboundText['taken_as'] }> =>
    deps.transaction(async () => {
      const before = await deps.inbound.findById(text.messageSid).lean();
      if (before) return { duplicate: true, takenAs: before.taken_as };

      const known: Known = {
        buyer: await deps.buyers.findByPhone(text.from),
        lead: await deps.leads.findByAddress(text.from),
      };
      const word = await wordInForce(deps, text);
      const takenAs = takenAsOf(word, known);
      const contact = known.buyer ?? known.lead;
      await deps.inbound.create([
        {
          _id: text.messageSid,
          from: text.from,
          to: text.to,
          body: text.body,
          taken_as: takenAs,
          ...(contact === null ? {} : { contact: contact._id }),
          received_at: deps.clock.now(),
        },
      ]);
      await act(deps, text, takenAs, word, known);
      await deps.cards.put({
        key: `inbound:${text.messageSid}`,
        channel: 'inbox',
        view: inboundCard(text, takenAs, contact),
      });
      return { duplicate: false, takenAs };
    });
}

async function act(
  deps: InboundDeps,
  text: ReceivedText,
  takenAs: InboundText['taken_as'],
  word: OptWord,
  known: Known,
): Promise<void> {
  const { buyer, lead } = known;
  if (takenAs === 'opt_out') return optOut(deps, text, word, known);
  if (takenAs === 'opt_in') return optIn(deps, text);
  if (takenAs === 'help') return;
  if (buyer) await recordAnswer(deps, text, buyer);
  // Also of somebody who buys too: the answer to a ladder's text must end the ladder.
  if (lead) await deps.onLeadReply(lead, 'reply');
}

/**
 * A stop by our reading or by the provider's is a stop. YES is an opt-in only while a keyword's opt-out is in force,
 * else it is an answer (spec 3.5); the provider takes it for an opt-in always.
 */
async function wordInForce(deps: InboundDeps, text: ReceivedText): Promise<OptWord> {
  const word = readOptWord(text.body);
  if (word === 'stop' || word === 'stop_request') return word;
  if (text.optOutType === 'STOP') return 'stop';
  if (word !== 'yes') return word ?? PROVIDER_WORDS[text.optOutType ?? 'NONE'];
  const record = await deps.policy.addresses.findById(text.from).lean();
  return record?.suppressions.some((entry) => entry.cause === 'keyword') ? 'start' : null;
}

const PROVIDER_WORDS = { START: 'start', HELP: 'help', NONE: null } as const;

function takenAsOf(word: OptWord, { buyer, lead }: Known): InboundText['taken_as'] {
  if (word === 'stop' || word === 'stop_request') return 'opt_out';
  if (word === 'start') return 'opt_in';
  if (word === 'help') return 'help';
  if (buyer) return 'buyer';
  return lead ? 'lead' : 'unknown';
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
