import { createHash } from 'node:crypto';
import { type LeftOut, type TellingPlan } from '../buyers/plan-telling';
import { UserError } from '../errors';
import { translator } from '../i18n/translate';
import { type BuyerId, type DealId, type LeadId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { dealIntent } from '../outreach/intent-keys.rules';
import { type Message } from '../outreach/message.model';
import { type Composed } from '../outreach/templates/templates';
import { chooseWay, type OpenWay } from '../policy/choose-way';
import { type GateDecision } from '../policy/gate.types';
import { type DealBrief } from './deal-brief.model';
import { type Deal } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { buyerNotice, type NoticeText, sellerNotice } from './notice.rules';
import { type DealPlan, planDeal } from './plan-deal';
import { isOpenStage } from './stage.rules';

/** One message about a deal, as it would go out; `message` once it was asked for, else `decision` says what holds. */
export interface Notice extends OpenWay, Pick<Message, 'province' | 'market' | 'timezones'> {
  contact: BuyerId | LeadId;
  language: NoticeText['language'];
  content: Composed;
  score?: number;
  lead_score?: number;
  message?: Message;
}

export interface Notices {
  deal: Deal;
  house: DealBrief;
  seller: Notice | null;
  /** Why the seller is not told. */
  seller_left: { reason: string; decision?: GateDecision } | null;
  /** The best match first. */
  buyers: Notice[];
  left_out: LeftOut[];
  plan: TellingPlan;
  /** Of what would go: a confirmation holds for exactly that. */
  fingerprint: string;
}

/**
 * One notice to the seller and one to each matched buyer of a deal, each in their language, with who is left out and
 * why. Writes nothing.
 * @param planMade the plan of a caller who has made it in the same moment
 * @throws UserError `not_found`, or `refused` for a deal that is over, without a place or without a price
 */
export function prepareNotices(deps: DealsDeps) {
  const planned = planDeal(deps);
  return async (id: DealId, planMade?: DealPlan): Promise<Notices> => {
    const { deal, house, plan } = planMade ?? (await planned(id));
    if (!isOpenStage(deal.stage)) throw refusal('deal_is_over', id);
    if (!house || !plan) throw refusal('deal_has_no_place', id);
    const price = deal.buyer_price;
    if (price === undefined) throw refusal('deal_has_no_price', id);

    const compose = deps.outreach.templates.composer();
    const write = async ({ name, language, values }: NoticeText) => ({
      language,
      content: await compose(name, language, values),
    });
    const buyers: Notice[] = [];
    for (const { buyer, channel, reasons: _, ...telling } of plan.told) {
      const text = await write(buyerNotice(buyer, channel, house, price));
      buyers.push({ ...telling, channel, contact: buyer._id, ...text });
    }
    const lead = await deps.leads.find(deal.lead_id);
    const found = await reachSeller(deps, lead);
    const seller =
      'way' in found
        ? {
            ...found.way,
            ...found.place,
            contact: found.lead._id,
            ...(await write(sellerNotice(found.lead, found.way.channel))),
          }
        : null;

    const all = [...buyers, ...(seller ? [seller] : [])];
    const asked = await deps.outreach.asked(all.map(({ contact }) => dealIntent(id, contact)));
    const known = (notice: Notice): Notice => {
      const message = asked.get(dealIntent(id, notice.contact));
      return message ? { ...notice, message } : notice;
    };
    const notices = { seller: seller && known(seller), buyers: buyers.map(known) };
    return {
      ...notices,
      ...{ deal, house, plan, left_out: plan.left_out },
      seller_left: 'way' in found ? null : found,
      fingerprint: fingerprintOf(notices),
    };
  };
}

type Reached =
  | { way: OpenWay; lead: Lead; place: Pick<Notice, 'province' | 'market' | 'timezones' | 'lead_score'> }
  | { reason: string; decision?: GateDecision };

/** A seller who is over is left in peace. */
async function reachSeller({ policy, clock }: DealsDeps, lead: Lead | null): Promise<Reached> {
  if (!lead || lead.status === 'dead' || lead.status === 'closed') return { reason: 'lead_is_over' };
  const { phone, email, province, market, timezones, score } = lead;
  const together = await policy.together([phone, email].filter((address) => address !== undefined));
  const place = { province, market, timezones };
  const chosen = await chooseWay(together, lead, { ...place, leadScore: score }, clock.now());
  if (chosen === null) return { reason: 'no_address' };
  if ('refused' in chosen) return { reason: chosen.refused.reason, decision: chosen.refused };
  return { ...chosen, lead, place: { ...place, ...(score === undefined ? {} : { lead_score: score }) } };
}

function fingerprintOf({ seller, buyers }: Pick<Notices, 'seller' | 'buyers'>): string {
  const fresh = [...buyers, ...(seller ? [seller] : [])].filter(({ message }) => message === undefined);
  const shown = fresh.map(({ contact, to, content }) => [
    contact,
    to,
    content.template,
    content.template_version,
  ]);
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32);
}

function refusal(reason: 'deal_is_over' | 'deal_has_no_place' | 'deal_has_no_price', id: string): UserError {
  return new UserError('refused', translator('en')(`refused.${reason}`, { id }), { reason, extra: { id } });
}
