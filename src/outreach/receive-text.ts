import { type Model } from 'mongoose';
import { type MediaFetcher } from '../contract/ports';
import { type LeadId, newToken } from '../ids';
import { type Buyer } from '../buyers/buyer.model';
import { type Buyers } from '../buyers/buyers';
import { classifyAnswer } from '../buyers/classify-answer.rules';
import { type Lead } from '../leads/lead.model';
import { type Leads } from '../leads/leads';
import { type InboundText } from './inbound-text.model';
import { type InboundMedia } from './inbound-media.model';
import { readMailWish } from './mail-words.rules';
import { type OptWish, readOptWish } from './opt-words.rules';
import { optIn, optOut } from './opt-out';
import { type OutreachDeps } from './outreach-ports';
import { receivedFact } from './text-facts.rules';
import { replyToKeyword } from './reply-to-keyword';
import { type Sender } from './sender';
import { showInbound } from './show-inbound';

/** A text as the provider brought it, verified and parsed. */
export interface ReceivedText {
  messageSid: string;
  from: string;
  to: string;
  body: string;
  /** What the provider itself took it for and has acted upon (Twilio's Advanced Opt-Out, canada.md section 2). */
  optOutType?: 'STOP' | 'START' | 'HELP';
  /** The pictures that came with it, where the provider has them. */
  media?: { url: string }[];
  /** Its webhook never came, and it was found in the provider's list: others may have come after it. */
  isLate?: boolean;
  /** It came as an e-mail: then `from` is an address, and `body` what the writer says without what is quoted. */
  mail?: { subject: string; attachments: number; isAutomatic: boolean };
}

export interface InboundDeps extends OutreachDeps {
  inbound: Model<InboundText>;
  inboundMedia: Model<InboundMedia>;
  media: MediaFetcher;
  buyers: Buyers;
  leads: Leads;
  /** Who we are, for answers to HELP. */
  sender: Sender;
  /** A lead answered, or said stop: told in the same transaction. */
  onLeadReply(lead: Lead, because: 'reply' | 'opt_out'): Promise<void>;
  /** A lead's card is there, whatever was known of it before: told where nothing of the lead changed. */
  showLead(lead: LeadId): Promise<void>;
  cancelWaiting(address: string, because: string): Promise<number>;
}

export interface Received {
  duplicate: boolean;
  takenAs: InboundText['taken_as'];
  /** What the person is answered at once; null: nothing, or the provider has done it. */
  reply: string | null;
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
  const replyTo = replyToKeyword(deps);

  return (text: ReceivedText): Promise<Received> =>
    deps.transaction(async () => {
      const before = await deps.inbound.findById(text.messageSid).lean();
      // A provider that asks again has not heard our answer: it is the same one.
      if (before) return { duplicate: true, takenAs: before.taken_as, reply: before.reply ?? null };

      const known: Known = {
        buyer: await deps.buyers.findByAddress(text.from),
        lead: await deps.leads.findByAddress(text.from),
      };
      const wish = await wishInForce(deps, text);
      const takenAs = text.mail?.isAutomatic ? 'automatic' : takenAsOf(wish, known);
      const contact = known.buyer ?? known.lead;
      const reply = await replyTo(text, wish, known);
      await deps.inbound.create([
        {
          _id: text.messageSid,
          from: text.from,
          to: text.to,
          body: text.body,
          ...(text.mail === undefined
            ? {}
            : { subject: text.mail.subject, attachments: text.mail.attachments }),
          taken_as: takenAs,
          ...(contact === null ? {} : { contact: contact._id }),
          // Of a buyer who sells too it is the buyer's answer, with its line in the history of the lead.
          ...(known.lead && !known.buyer ? { lead: known.lead._id } : {}),
          ...(reply === null ? {} : { reply }),
          received_at: deps.clock.now(),
        },
      ]);
      await act(deps, text, takenAs, wish, known);
      if (known.lead && known.buyer) await deps.leads.tell(known.lead, receivedFact(text));
      await noteMedia(deps, text);
      await showInbound(deps, text.messageSid);
      return { duplicate: false, takenAs, reply };
    });
}

async function act(
  deps: InboundDeps,
  text: ReceivedText,
  takenAs: InboundText['taken_as'],
  wish: OptWish | null,
  known: Known,
): Promise<void> {
  const { buyer, lead } = known;
  if (takenAs === 'opt_out' && wish) return optOut(deps, text, wish, known);
  if (takenAs === 'opt_in') await optIn(deps, text);
  if (takenAs === 'opt_in' || takenAs === 'help' || takenAs === 'automatic') {
    if (lead && !buyer) await deps.showLead(lead._id);
    return;
  }
  if (buyer) await recordAnswer(deps, text, buyer);
  // Also of somebody who buys too: the answer to a ladder's text must end the ladder.
  if (lead) await deps.onLeadReply(lead, 'reply');
}

/**
 * A stop by our reading or by the provider's is a stop. YES is an opt-in only while a keyword's opt-out is in force,
 * else it is an answer (spec 3.5); the provider takes it for an opt-in always.
 */
async function wishInForce(deps: InboundDeps, text: ReceivedText): Promise<OptWish | null> {
  if (text.mail) return text.mail.isAutomatic ? null : readMailWish(text.mail.subject, text.body);
  const wish = readOptWish(text.body);
  if (wish?.word === 'stop' || wish?.word === 'stop_request') return wish;
  if (text.optOutType === 'STOP') return STOP_BY_PROVIDER;
  // A stop may have come meanwhile: a late wish to hear from us again lifts nothing by itself.
  if (text.isLate && (wish?.word === 'yes' || wish?.word === 'start')) return null;
  if (wish?.word !== 'yes') return wish ?? PROVIDER_WISHES[text.optOutType ?? 'NONE'];
  const record = await deps.policy.addresses.findById(text.from).lean();
  return record?.suppressions.some((entry) => entry.cause === 'keyword') ? { ...wish, word: 'start' } : null;
}

const STOP_BY_PROVIDER: OptWish = { word: 'stop', language: null, channels: ['SMS'] };
const PROVIDER_WISHES: Record<'START' | 'HELP' | 'NONE', OptWish | null> = {
  START: { word: 'start', language: null, channels: [] },
  HELP: { word: 'help', language: null, channels: [] },
  NONE: null,
};

function takenAsOf(wish: OptWish | null, { buyer, lead }: Known): InboundText['taken_as'] {
  if (wish?.word === 'stop' || wish?.word === 'stop_request') return 'opt_out';
  if (wish?.word === 'start') return 'opt_in';
  if (wish?.word === 'help') return 'help';
  if (buyer) return 'buyer';
  return lead ? 'lead' : 'unknown';
}

/** The pictures are fetched by a job: no HTTP inside a transaction. */
async function noteMedia(deps: InboundDeps, { media = [], messageSid }: ReceivedText): Promise<void> {
  if (media.length === 0) return;
  const noted = media.map(({ url }, index): InboundMedia => ({
    _id: newToken(),
    message_sid: messageSid,
    number: index + 1,
    url,
    state: 'waiting',
    attempts: 0,
    not_before: deps.clock.now(),
  }));
  await deps.inboundMedia.create(noted, { ordered: true });
}

async function recordAnswer(deps: InboundDeps, text: ReceivedText, buyer: Buyer): Promise<void> {
  const { province, market, property_type, deal_id } = (await deps.buyers.told.last(buyer._id)) ?? {
    ...buyer,
    property_type: 'SFR' as const,
    deal_id: undefined,
  };
  await deps.buyers.recordFeedback({
    event: classifyAnswer(text.body).event,
    province,
    market,
    property_type,
    deal_id,
    source: text.mail ? 'email' : 'sms',
    buyer_id: buyer._id,
    message_sid: text.messageSid,
  });
}
